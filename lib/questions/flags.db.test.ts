import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { flagPost, settleFlags } from "./flags.ts";
import { hidePost } from "./moderate.ts";
import { moderatedPosts, openFlags } from "./moderation-queries.ts";
import { askQuestion } from "./write.ts";

const { db } = await testDatabase();
const mail = { from: "Prentice <programme@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };
const noon = new Date("2026-11-22T12:00:00Z");

const as = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: false });

async function world() {
  const [kofi, lena, sam, ada, ines] = [
    as(await makeUser(db, { name: "Kofi Mensah" })),
    as(await makeUser(db, { name: "Lena Vogel" })),
    as(await makeUser(db, { name: "Sam Okafor" })),
    as(await makeUser(db, { name: "Ada Whitlock", isAdmin: true })),
    as(await makeUser(db, { name: "Ines Duarte", isAdmin: true })),
  ];
  const project = await makeProject(db, { reviewerUserIds: [ines.id] });
  const asked = await askQuestion(
    db,
    kofi,
    project.slug,
    { text: "Buy my watches!", anonymous: true, follow: true },
    noon,
    mail,
  );
  const place = { project: project.slug, post: asked.ok ? asked.value : "" };
  const seen = async (actor: Actor, filter: "flagged" | "settled" | "recent" | "hidden") =>
    (await moderatedPosts(actor, { filter })).find(({ id }) => id === place.post);
  return { kofi, lena, sam, ada, ines, place, seen, project };
}

test("a flag is one for each person and post, and its admin learns why and from whom", async () => {
  const { kofi, lena, sam, ada, place, seen } = await world();
  const before = await openFlags(ada);
  expect(await flagPost(db, lena, place, "It sells watches.", noon)).toMatchObject({ ok: true });
  expect(await flagPost(db, lena, place, "It still does.", noon)).toMatchObject({ ok: false });
  expect(await flagPost(db, sam, place, "Advertising.", noon)).toMatchObject({ ok: true });
  expect(await flagPost(db, kofi, place, "My own.", noon)).toMatchObject({ ok: false });
  expect(await openFlags(ada)).toBe(before + 1);
  expect((await seen(ada, "flagged"))?.flags.map(({ reason, by }) => [reason, by]).sort()).toEqual([
    ["Advertising.", "Sam Okafor"],
    ["It sells watches.", "Lena Vogel"],
  ]);
});

test("an admin who reads the project’s applications learns neither who asked nor who flagged; another does", async () => {
  const { lena, ada, ines, place, seen } = await world();
  await flagPost(db, lena, place, "It sells watches.", noon);
  expect(await seen(ada, "flagged")).toMatchObject({ author: "Kofi Mensah", by: "Asked anonymously" });
  const shown = await seen(ines, "flagged");
  expect(shown).toMatchObject({ author: null, by: "Asked anonymously", answers: true });
  for (const word of ["Kofi", "Mensah", "Lena", "Vogel"]) expect(JSON.stringify(shown)).not.toContain(word);
});

test("whoever wrote a post does not learn who flagged it, as an admin either", async () => {
  const { ada, lena, seen, project } = await world();
  const asked = await askQuestion(
    db,
    ada,
    project.slug,
    { text: "Is this on?", anonymous: false, follow: true },
    noon,
    mail,
  );
  const post = asked.ok ? asked.value : "";
  await flagPost(db, lena, { project: project.slug, post }, "It is.", noon);
  const mine = (await moderatedPosts(ada, { filter: "flagged" })).find(({ id }) => id === post);
  expect(mine?.flags).toMatchObject([{ reason: "It is.", by: null }]);
  expect(await seen(ada, "flagged")).toBeUndefined();
});

test("to those who are no admins there are no posts to moderate", async () => {
  const { kofi, lena, ada, place } = await world();
  await flagPost(db, lena, place, "It sells watches.", noon);
  for (const filter of ["flagged", "recent", "hidden", "settled"] as const)
    expect(await moderatedPosts({ ...kofi, isAdmin: false }, { filter })).toEqual([]);
  expect(await openFlags(kofi)).toBe(0);
  expect((await moderatedPosts(ada, { filter: "flagged" })).length).toBeGreaterThan(0);
});

test("flags are settled once, which is recorded; a flagged post that was hidden waits for nobody", async () => {
  const { ada, lena, sam, place, seen } = await world();
  await flagPost(db, lena, place, "It sells watches.", noon);
  expect(await settleFlags(db, ada, place, noon)).toMatchObject({ ok: true, value: 1 });
  expect(await settleFlags(db, ada, place, noon)).toMatchObject({ ok: false });
  expect(await db.auditEvent.count({ where: { act: "settleFlags", subjectId: place.post, actorId: ada.id } })).toBe(1);
  expect(await seen(ada, "flagged")).toBeUndefined();
  expect((await seen(ada, "settled"))?.flags).toMatchObject([{ settled: true }]);

  await flagPost(db, sam, place, "Advertising.", noon);
  expect(await seen(ada, "flagged")).toBeDefined();
  await hidePost(db, ada, place, "Advertising.", noon);
  expect(await seen(ada, "flagged")).toBeUndefined();
  expect(await seen(ada, "hidden")).toMatchObject({ hiddenReason: "Advertising." });
  expect(await flagPost(db, ada, place, "Too late.", noon)).toMatchObject({ ok: false });
});

test("the list goes on where a page ended, without a gap", async () => {
  const { ada, project } = await world();
  for (let n = 0; n < 32; n += 1)
    await askQuestion(
      db,
      ada,
      project.slug,
      { text: `Question ${n}?`, anonymous: false, follow: false },
      new Date(noon.getTime() + n * 1_000),
      mail,
    );
  const first = await moderatedPosts(ada, { filter: "recent" });
  expect(first).toHaveLength(31);
  const second = await moderatedPosts(ada, { filter: "recent", before: first[29]?.id ?? "" });
  expect(second[0]?.id).toBe(first[30]?.id);
  expect(await moderatedPosts(ada, { filter: "recent", before: "no id" })).toHaveLength(31);
});
