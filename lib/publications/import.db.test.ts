import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { judge } from "./compare.ts";
import { deletePublication, editPublication, hidePublication, publicationShown } from "./edit.ts";
import { publicationForm } from "./edit-schema.ts";
import { applyImport, dropImport, stageImport } from "./import.ts";
import { entriesOf, markOf, storedOf } from "./staged.ts";

const { db } = await testDatabase();
const now = new Date("2026-11-03T12:00:00Z");

async function somebody(name: string, isAdmin = false): Promise<Actor> {
  const { id, email } = await makeUser(db, { name, isAdmin });
  return { id, email, name, isAdmin, isReviewer: false };
}

/** A mentor with an account and an empty profile. */
async function mentor(name = "Ethan Perez") {
  const actor = await somebody(name);
  const slug = `m-${actor.id}`;
  const { id } = await db.mentor.create({ data: { name, slug, userId: actor.id } });
  return { actor, slug, id };
}
type Mentor = Awaited<ReturnType<typeof mentor>>;

const BAI = `@article{bai, title = {Constitutional {AI}}, author = {Bai, Yuntao and Perez, Ethan}, year = 2022, eprint = {2212.08073}, archivePrefix = {arXiv}}\n`;
const PEREZ = `@article{perez, title = {Model-Written Evaluations}, author = {Perez, Ethan}, year = 2022, eprint = {2212.09251}, archivePrefix = {arXiv}}\n`;
const BROKEN = `@misc{broken, title = {Never closed\n`;

async function stage({ actor, slug }: Pick<Mentor, "actor" | "slug">, text: string) {
  const staged = await stageImport(db, actor, slug, { text, format: "" }, now);
  if (!staged.ok) throw new Error(staged.message);
  return staged.value;
}

/** What the preview page shows of an import. */
async function preview({ id: mentorId }: Pick<Mentor, "id">, id: string) {
  const { entries } = await db.import.findUniqueOrThrow({ where: { id } });
  const judged = judge(entriesOf(entries), await storedOf(db, mentorId));
  return { judged, seen: markOf(judged), chosen: judged.map(({ at }) => at) };
}

const papers = (mentorId: string) => db.publication.findMany({ where: { mentorId }, orderBy: { title: "asc" } });

test("a mentor imports what was read, all of it in one step, and again nothing is new", async () => {
  const ethan = await mentor();
  const id = await stage(ethan, BAI + BROKEN + PEREZ + BAI);
  expect(await papers(ethan.id)).toEqual([]);
  const { judged, ...given } = await preview(ethan, id);
  expect(judged.map(({ verdict }) => verdict)).toEqual(["new", "wrong", "new", "same"]);
  const place = { mentor: ethan.slug, id };
  expect(await applyImport(db, ethan.actor, place, given, now)).toEqual({
    ok: true,
    value: { added: 2, changed: 0, again: false },
  });
  expect(await papers(ethan.id)).toMatchObject([
    {
      title: "Constitutional AI",
      titleKey: "constitutional ai",
      arxivId: "2212.08073",
      authors: [{ family: "Bai" }, { given: "Ethan", family: "Perez", self: true }],
      csl: { title: "Constitutional AI", issued: { "date-parts": [[2022]] } },
    },
    { title: "Model-Written Evaluations" },
  ]);
  expect(await db.auditEvent.findMany({ where: { act: "importPublications", subjectId: ethan.id } })).toMatchObject([
    { actorId: ethan.actor.id, detail: { format: "BibTeX", added: 2, changed: 0 } },
  ]);
  const again = await preview(ethan, await stage(ethan, BAI + BROKEN + PEREZ));
  expect(again.judged.map(({ verdict }) => verdict)).toEqual(["same", "wrong", "same"]);
});

test("ten presses of Import import once", async () => {
  const ethan = await mentor();
  const id = await stage(ethan, BAI + PEREZ);
  const { seen, chosen } = await preview(ethan, id);
  const presses = await Promise.all(
    Array.from({ length: 10 }, () => applyImport(db, ethan.actor, { mentor: ethan.slug, id }, { seen, chosen }, now)),
  );
  expect(presses.every(({ ok }) => ok)).toBe(true);
  expect(presses.filter((press) => press.ok && !press.value.again)).toHaveLength(1);
  expect(await papers(ethan.id)).toHaveLength(2);
});

test("only what is ticked is imported; with nothing ticked, nothing is", async () => {
  const ethan = await mentor();
  const id = await stage(ethan, BAI + BROKEN + PEREZ);
  const { seen } = await preview(ethan, id);
  const place = { mentor: ethan.slug, id };
  // 1 is the broken one, and 7 there is not.
  expect(await applyImport(db, ethan.actor, place, { seen, chosen: [1, 7] }, now)).toMatchObject({
    ok: false,
    fields: { chosen: expect.any(String) },
  });
  expect(await applyImport(db, ethan.actor, place, { seen, chosen: [2] }, now)).toMatchObject({ ok: true });
  expect((await papers(ethan.id)).map(({ title }) => title)).toEqual(["Model-Written Evaluations"]);
});

test("a preview that was overtaken is not applied, and its new mark comes back", async () => {
  const ethan = await mentor();
  const id = await stage(ethan, BAI + PEREZ);
  const { seen, chosen } = await preview(ethan, id);
  await db.publication.create({
    data: {
      mentorId: ethan.id,
      title: "Constitutional AI",
      titleKey: "constitutional ai",
      year: 2022,
      authors: [],
      csl: {},
    },
  });
  const place = { mentor: ethan.slug, id };
  const now2 = await preview(ethan, id);
  expect(await applyImport(db, ethan.actor, place, { seen, chosen }, now)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/changed after this preview/),
    held: { seen: now2.seen },
  });
  expect(await papers(ethan.id)).toHaveLength(1);
  expect(await applyImport(db, ethan.actor, place, { seen: now2.seen, chosen }, now)).toMatchObject({
    ok: true,
    value: { added: 1, changed: 1 },
  });
  expect(await papers(ethan.id)).toMatchObject([{ arxivId: "2212.08073", version: 2 }, { version: 1 }]);
});

test("an import changes what it says, and keeps what it does not", async () => {
  const ethan = await mentor();
  const first = await stage(ethan, BAI);
  await applyImport(db, ethan.actor, { mentor: ethan.slug, id: first }, await preview(ethan, first), now);
  await db.publication.updateMany({
    where: { mentorId: ethan.id },
    data: { abstract: "Mine.", hiddenAt: now, citations: 7, citedAt: now, citedBy: "OpenAlex" },
  });
  const id = await stage(ethan, BAI.replace("Constitutional {AI}", "Constitutional {AI}, revised"));
  await applyImport(db, ethan.actor, { mentor: ethan.slug, id }, await preview(ethan, id), now);
  expect(await papers(ethan.id)).toMatchObject([
    { title: "Constitutional AI, revised", abstract: "Mine.", hiddenAt: now, citations: 7, version: 2 },
  ]);
});

test("of two thousand, all are imported or none", async () => {
  const ethan = await mentor();
  const many = Array.from(
    { length: 2_000 },
    (_, at) => `@misc{k${at}, title = {Paper ${at}}, year = 2020, doi = {10.1000/${at}}}`,
  );
  const id = await stage(ethan, many.join("\n"));
  const given = await preview(ethan, id);
  const start = performance.now();
  expect(await applyImport(db, ethan.actor, { mentor: ethan.slug, id }, given, now)).toMatchObject({ ok: true });
  process.stdout.write(`2,000 new publications written: ${Math.round(performance.now() - start)} ms\n`);
  expect(await papers(ethan.id)).toHaveLength(2_000);
  const other = await stage(ethan, many.map((entry) => entry.replace("Paper", "Paper no.")).join("\n"));
  const change = await preview(ethan, other);
  const begun = performance.now();
  expect(await applyImport(db, ethan.actor, { mentor: ethan.slug, id: other }, change, now)).toMatchObject({
    ok: true,
    value: { changed: 2_000 },
  });
  process.stdout.write(`2,000 changed: ${Math.round(performance.now() - begun)} ms\n`);
}, 60_000);

test("what is quoted of astral letters is cut between them", async () => {
  const ethan = await mentor();
  const astral = "\u{1f600}".repeat(300);
  for (const shift of ["", "x"]) {
    const id = await stage(
      ethan,
      `@misc{${shift}${astral}, title={T}, doi={${shift}${astral}}}\n@misc{k, ${shift}${astral}}\n@misc{${shift}${astral} x}`,
    );
    const { judged } = await preview(ethan, id);
    expect(judged.map(({ verdict }) => verdict)).toEqual(["new", "wrong", "wrong"]);
    expect(JSON.stringify(judged).isWellFormed()).toBe(true);
  }
});

test("a discarded import can’t be applied, and one that was overtaken by the next is discarded", async () => {
  const ethan = await mentor();
  const first = await stage(ethan, BAI);
  const given = await preview(ethan, first);
  const second = await stage(ethan, PEREZ);
  const place = { mentor: ethan.slug, id: first };
  expect(await applyImport(db, ethan.actor, place, given, now)).toMatchObject({ ok: false });
  const last = { mentor: ethan.slug, id: second };
  const seen = await preview(ethan, second);
  expect(await dropImport(db, ethan.actor, last, now)).toMatchObject({ ok: true });
  expect(await applyImport(db, ethan.actor, last, seen, now)).toMatchObject({ ok: false });
  expect(await papers(ethan.id)).toEqual([]);
});

test("only its mentor and admins import into a profile", async () => {
  const [ethan, other] = [await mentor(), await mentor("Evan Hubinger")];
  const ada = await somebody("Ada Whitlock", true);
  const refused = { ok: false, message: expect.stringMatching(/no longer yours/) };
  expect(await stageImport(db, other.actor, ethan.slug, { text: BAI, format: "" }, now)).toMatchObject(refused);
  const id = await stage(ethan, BAI);
  const given = await preview(ethan, id);
  const place = { mentor: ethan.slug, id };
  expect(await applyImport(db, other.actor, place, given, now)).toMatchObject(refused);
  expect(await dropImport(db, other.actor, place, now)).toMatchObject(refused);
  // By the way of their own profile, the import is not there.
  expect(await applyImport(db, other.actor, { mentor: other.slug, id }, given, now)).toMatchObject({ ok: false });
  expect(await applyImport(db, ada, place, given, now)).toMatchObject({ ok: true, value: { added: 1 } });
});

/** A profile with one paper, and the form of that. */
async function withPaper() {
  const ethan = await mentor();
  const id = await stage(ethan, BAI);
  await applyImport(db, ethan.actor, { mentor: ethan.slug, id }, await preview(ethan, id), now);
  const [paper] = await papers(ethan.id);
  if (!paper) throw new Error("no paper");
  const place = { mentor: ethan.slug, id: paper.id };
  async function open() {
    const shown = publicationShown(await db.publication.findUniqueOrThrow({ where: { id: place.id } }));
    return { ...shown, seen: seenOf(shown) };
  }
  const send = (actor: Actor, form: Record<string, string>) =>
    editPublication(db, actor, place, publicationForm.parse({ ...place, ...form }), now);
  return { ethan, paper, place, open, send };
}

test("a mentor edits a paper, and a form opened before that is refused with what is stored", async () => {
  const { ethan, place, open, send } = await withPaper();
  const [first, stale] = [await open(), await open()];
  const given = {
    title: "Constitutional AI: Harmlessness",
    authors: "Bai, Yuntao\n* Perez, Ethan (Anthropic)",
    date: "2022-12-15",
    fields: "Machine learning, Language",
    citations: "1,234",
    citedAt: "2026-11-02",
    citedBy: "Google Scholar",
    url: "https://example.org/paper",
  };
  expect(await send(ethan.actor, { ...first, ...given })).toEqual({ ok: true, value: undefined });
  expect(await db.publication.findUniqueOrThrow({ where: { id: place.id } })).toMatchObject({
    titleKey: "constitutional ai harmlessness",
    authors: [{ family: "Bai" }, { family: "Perez", self: true, affiliations: ["Anthropic"] }],
    day: 15,
    fields: ["Machine learning", "Language"],
    citations: 1234,
    citedAt: new Date("2026-11-02"),
    citedBy: "Google Scholar",
    version: 2,
    csl: {
      title: "Constitutional AI: Harmlessness",
      issued: { "date-parts": [[2022, 12, 15]] },
      URL: "https://example.org/paper",
    },
  });
  expect(await send(ethan.actor, { ...stale, title: "Mine" })).toMatchObject({
    ok: false,
    held: { theirs: { title: "Constitutional AI: Harmlessness" } },
  });
});

test("a paper keeps its ids to itself", async () => {
  const { ethan, open, send } = await withPaper();
  await db.publication.create({
    data: {
      mentorId: ethan.id,
      title: "Other",
      titleKey: "other",
      authors: [],
      csl: {},
      doi: "10.1000/1",
      arxivId: "2212.09251",
    },
  });
  expect(await send(ethan.actor, { ...(await open()), doi: "https://doi.org/10.1000/1" })).toMatchObject({
    ok: false,
    fields: { doi: expect.any(String) },
  });
  expect(await send(ethan.actor, { ...(await open()), arxivId: "arXiv:2212.09251v3" })).toMatchObject({
    ok: false,
    fields: { arxivId: expect.any(String) },
  });
  expect(await send(ethan.actor, { ...(await open()), doi: "10.1000/2" })).toMatchObject({ ok: true });
});

test("a paper is hidden, shown and deleted by its mentor and by nobody else’s", async () => {
  const { ethan, place, open, send } = await withPaper();
  const other = await mentor("Evan Hubinger");
  const read = () => db.publication.findUnique({ where: { id: place.id } });
  for (const slug of [place.mentor, other.slug]) {
    const foreign = { mentor: slug, id: place.id };
    expect((await hidePublication(db, other.actor, foreign, true, now)).ok).toBe(false);
    await deletePublication(db, other.actor, foreign);
  }
  expect((await send(other.actor, { ...(await open()), title: "Mine" })).ok).toBe(false);
  expect(await read()).toMatchObject({ hiddenAt: null, title: "Constitutional AI" });
  expect(await hidePublication(db, ethan.actor, place, true, now)).toMatchObject({ ok: true });
  expect(await read()).toMatchObject({ hiddenAt: now });
  expect(await hidePublication(db, ethan.actor, place, false, now)).toMatchObject({ ok: true });
  expect(await read()).toMatchObject({ hiddenAt: null });
  expect(await deletePublication(db, ethan.actor, place)).toMatchObject({ ok: true });
  expect(await read()).toBeNull();
});
