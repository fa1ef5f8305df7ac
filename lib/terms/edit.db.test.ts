// Mentors and admins write the glossary together; nobody loses a link, a word or an edit.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { createTerm, deleteTerm, editTerm, termShown } from "./edit.ts";
import { publicTerm } from "./public-queries.ts";
import { termForEdit, termsFor } from "./queries.ts";

const { db } = await testDatabase();
const now = new Date();
const once = () => process.hrtime.bigint().toString(36);

async function actor(name: string, { mentor = false, isAdmin = false } = {}): Promise<Actor> {
  const { id, email } = await makeUser(db, { name, isAdmin });
  if (mentor) await db.mentor.create({ data: { slug: `mentor-${once()}`, name, userId: id } });
  return { id, email, name, isAdmin, isReviewer: mentor };
}
const mei = await actor("Mei", { mentor: true });
const ada = await actor("Ada", { isAdmin: true });
const kofi = await actor("Kofi");

const input = (
  name: string,
  over: Partial<{ slug: string; also: string[]; definition: string; text: string }> = {},
) => ({
  name,
  slug: "",
  also: [],
  definition: "What it means.",
  text: "",
  ...over,
});
async function write(name: string, over: Parameters<typeof input>[1] = {}) {
  const made = await createTerm(db, mei, input(name, over), now);
  if (!made.ok) throw new Error(JSON.stringify(made));
  return db.term.findUniqueOrThrow({ where: { slug: made.value } });
}
type Stored = Awaited<ReturnType<typeof write>>;
/** The term's form as it is opened now, with something changed in it. */
const opened = (stored: Stored, over: Partial<Stored>) => {
  const { id, name, slug, also, definition, text } = stored;
  return { id, name, slug, also, definition, text, ...over, seen: seenOf(termShown(stored)) };
};
const fresh = ({ id }: { id: string }) => db.term.findUniqueOrThrow({ where: { id } });

describe("the glossary", () => {
  test("mentors and admins write terms; others don’t, and find no page", async () => {
    const name = `Term ${once()}`;
    expect(await createTerm(db, kofi, input(name), now)).toMatchObject({ ok: false });
    expect(await termsFor(kofi)).toBeNull();
    const term = await write(name);
    expect(await termForEdit(kofi, term.slug)).toBeNull();
    expect(await editTerm(db, kofi, opened(term, { definition: "Mine." }), now)).toMatchObject({ ok: false });
    expect(await fresh(term)).toMatchObject({ definition: "What it means.", version: 1 });

    expect((await termForEdit(mei, term.slug))?.name).toBe(name);
    expect(await editTerm(db, ada, opened(term, { definition: "An admin’s." }), now)).toMatchObject({ ok: true });
    expect(await fresh(term)).toMatchObject({ definition: "An admin’s.", version: 2 });
    const acts = await db.auditEvent.findMany({ where: { subjectId: term.id }, orderBy: { at: "asc" } });
    expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
      ["createTerm", mei.id],
      ["editTerm", ada.id],
    ]);
  });

  test("no term stands where the form for a new one is: nobody could edit it there", async () => {
    const refused = { ok: false, fields: { slug: expect.stringContaining("No term can have this address") } };
    expect(await createTerm(db, mei, input("Newest", { slug: "new" }), now)).toMatchObject(refused);
    const term = await write("New");
    expect(term.slug).toBe("new-2");
    expect(await editTerm(db, mei, opened(term, { slug: "new" }), now)).toMatchObject(refused);
  });

  test("keeps what a term said before each edit, with who replaced it and what that changed", async () => {
    const term = await write(`History ${once()}`, { text: "One two three." });
    await editTerm(db, ada, opened(term, { text: "One three." }), now);
    await editTerm(db, mei, opened(await fresh(term), { also: ["another form"] }), now);
    const { changes } = (await termForEdit(mei, term.slug)) ?? { changes: [] };
    expect(changes.map(({ version, editor, fields }) => [version, editor, fields.map(({ name }) => name)])).toEqual([
      [3, "Mei", ["also"]],
      [2, "Ada", ["text"]],
    ]);
    expect(changes[1]?.fields[0]?.parts).toContainEqual({ kind: "removed", text: "two " });
    expect(await editTerm(db, mei, opened(await fresh(term), {}), now)).toMatchObject({ ok: true });
    expect((await fresh(term)).version, "nothing was changed").toBe(3);
  });

  test("a term that was entered without a list of forms has none", async () => {
    const slug = `bare-${once()}`;
    const { id } = await db.term.create({ data: { slug, name: `Bare ${slug}`, definition: "Nothing else." } });
    expect(await publicTerm(slug)).toMatchObject({ also: [] });
    expect(await editTerm(db, mei, opened(await fresh({ id }), { definition: "More." }), now)).toMatchObject({
      ok: true,
    });
    expect(await termForEdit(mei, slug)).toMatchObject({ also: [], changes: [{ editor: "Mei" }] });
  });

  test("an old address leads to the term, however often it is renamed, and to no other", async () => {
    const [one, two, three] = [`one-${once()}`, `two-${once()}`, `three-${once()}`];
    const term = await write(`Renamed ${once()}`, { slug: one });
    expect(await editTerm(db, mei, opened(term, { slug: two }), now)).toEqual({ ok: true, value: two });
    expect(await editTerm(db, mei, opened(await fresh(term), { slug: three }), now)).toEqual({
      ok: true,
      value: three,
    });
    for (const old of [one, two]) expect(await publicTerm(old)).toEqual({ to: three });
    expect(await publicTerm(three)).toMatchObject({ name: term.name });
    expect((await fresh(term)).version, "its words are the same").toBe(1);

    const refused = await createTerm(db, mei, input(`New ${once()}`, { slug: one }), now);
    expect(refused).toMatchObject({ ok: false, fields: { slug: expect.stringContaining("before") } });
    const other = await write(`Other ${once()}`);
    expect(await editTerm(db, mei, opened(other, { slug: three }), now)).toMatchObject({
      ok: false,
      fields: { slug: expect.stringContaining("has this address") },
    });

    // Back to one that it had itself.
    expect(await editTerm(db, mei, opened(await fresh(term), { slug: one }), now)).toEqual({ ok: true, value: one });
    expect(await publicTerm(three)).toEqual({ to: one });
    expect(await publicTerm(one)).toMatchObject({ name: term.name });
    expect(await publicTerm("never-written")).toBeNull();
  });

  test("an address made from the name passes over every one that was ever given", async () => {
    const word = once();
    const term = await write(`Word ${word}`);
    await editTerm(db, mei, opened(term, { name: `Changed ${word}`, slug: `changed-${word}` }), now);
    expect((await write(`Word ${word}`)).slug).toBe(`word-${word}-2`);
  });

  test("two terms share no name and no form, also when both are written at once", async () => {
    const word = once();
    const term = await write(`Shared ${word}`, { also: [`SH ${word}`] });
    expect(await createTerm(db, ada, input(`shared  ${word}`), now)).toMatchObject({
      ok: false,
      fields: { name: expect.any(String) },
    });
    expect(await createTerm(db, ada, input(`Fine ${word}`, { also: [`sh ${word}`] }), now)).toMatchObject({
      ok: false,
      fields: { also: expect.stringContaining(term.name) },
    });
    expect(await createTerm(db, ada, input(`Fine ${word}`), now)).toMatchObject({ ok: true });

    const both = await Promise.all([mei, ada].map((who) => createTerm(db, who, input(`Race ${word}`), now)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("what somebody else saved meanwhile is not overwritten unseen", async () => {
    const term = await write(`Stale ${once()}`);
    await editTerm(db, ada, opened(term, { definition: "Ada’s." }), now);
    const refused = await editTerm(db, mei, opened(term, { definition: "Mei’s." }), now);
    expect(refused).toMatchObject({
      ok: false,
      message: expect.stringContaining("Ada"),
      held: { theirs: { definition: "Ada’s." } },
    });
    expect((await fresh(term)).definition).toBe("Ada’s.");
  });

  test("an admin deletes a term, with its addresses; a mentor does not", async () => {
    const [old, slug] = [`old-${once()}`, `new-${once()}`];
    const term = await write(`Deleted ${once()}`, { slug: old });
    await editTerm(db, mei, opened(term, { slug }), now);
    expect(await deleteTerm(db, mei, term.id)).toMatchObject({ ok: false });
    expect(await publicTerm(old)).toEqual({ to: slug });
    expect(await deleteTerm(db, ada, term.id)).toMatchObject({ ok: true });
    expect(await publicTerm(old)).toBeNull();
    expect(await createTerm(db, mei, input(`Free ${once()}`, { slug: old }), now)).toMatchObject({ ok: true });
    expect(await deleteTerm(db, ada, term.id)).toMatchObject({ ok: false });
  });

  test("lists the public pages that use a term, and no others", async () => {
    const word = `zq${once()}`;
    const term = await write(word, { also: [`${word}s`], text: `A ${word} is no other.` });
    const leader = await makeUser(db, { name: "Leader" });
    const uses = { question: `What is a **${word}**?`, directions: `- \`${word}\`\n- none` };
    const shown = await makeProject(db, { title: `A shown ${word}`, mentorUserIds: [leader.id], ...uses });
    await makeProject(db, { state: "draft", mentorUserIds: [mei.id], ...uses });
    await db.mentor.update({
      where: { userId: leader.id },
      data: { agenda: `Many\n${word.toUpperCase()}S.`, name: "Leader" },
    });
    await db.mentor.update({ where: { userId: mei.id }, data: { agenda: `A ${word}.` } });
    const read = await publicTerm(term.slug);
    expect(read && "uses" in read && read.uses?.map(({ title, where }) => [title, where])).toEqual([
      ["Leader", ["agenda"]],
      [shown.title, ["research question"]],
    ]);
    expect(read && "html" in read && read.html, "not marked on its own page").toBe(`<p>A ${word} is no other.</p>`);
  });
});
