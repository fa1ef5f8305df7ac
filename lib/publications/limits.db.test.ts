// What an import runs against that is there already: ids that contradict each other, a full profile, an edit.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { judge } from "./compare.ts";
import { editPublication, publicationShown } from "./edit.ts";
import { publicationForm } from "./edit-schema.ts";
import { applyImport, stageImport } from "./import.ts";
import { PUBLICATIONS_MAX } from "./schema.ts";
import { entriesOf, markOf, storedOf } from "./staged.ts";

const { db } = await testDatabase();

async function mentor() {
  const { id: userId, email, name, isAdmin } = await makeUser(db);
  const actor: Actor = { id: userId, email, name, isAdmin, isReviewer: false };
  return { actor, ...(await db.mentor.create({ data: { name: "Ethan Perez", slug: `m-${userId}`, userId } })) };
}

/** Reads a text, ticks everything in its preview, and presses Import. */
async function importAll({ actor, slug, id: mentorId }: Awaited<ReturnType<typeof mentor>>, text: string) {
  const staged = await stageImport(db, actor, slug, { text, format: "" }, new Date());
  if (!staged.ok) throw new Error(staged.message);
  const { entries } = await db.import.findUniqueOrThrow({ where: { id: staged.value } });
  const judged = judge(entriesOf(entries), await storedOf(db, mentorId));
  const given = { chosen: judged.map(({ at }) => at), seen: markOf(judged) };
  return applyImport(db, actor, { mentor: slug, id: staged.value }, given, new Date());
}

test("an arXiv DOI that contradicts its entry’s arXiv id is still one DOI", async () => {
  const ethan = await mentor();
  const slip =
    "@misc{a, title={One}, year=2022, doi={10.48550/arXiv.2212.00002}, eprint={2212.00001}, archivePrefix={arXiv}}";
  expect(await importAll(ethan, slip)).toMatchObject({ value: { added: 1 } });
  expect(await importAll(ethan, "@misc{b, title={Two}, year=2022, doi={10.48550/arXiv.2212.00002}}")).toMatchObject({
    value: { added: 0, changed: 1 },
  });
});

test("a full profile takes changes, and no more papers", async () => {
  const ethan = await mentor();
  const paper = (at: number) => ({
    mentorId: ethan.id,
    title: `Paper ${at}`,
    titleKey: `paper ${at}`,
    authors: [],
    csl: {},
  });
  await db.publication.createMany({ data: Array.from({ length: PUBLICATIONS_MAX - 1 }, (_, at) => paper(at)) });
  const [one, two] = ["@misc{a, title={One more}}", "@misc{b, title={And another}}"];
  expect(await importAll(ethan, one + two)).toMatchObject({
    ok: false,
    message: expect.stringContaining("room for 1 more"),
    fields: { chosen: expect.any(String) },
  });
  expect(await importAll(ethan, one)).toMatchObject({ value: { added: 1 } });
  expect(await importAll(ethan, two)).toMatchObject({ ok: false });
  expect(await importAll(ethan, "@misc{c, title={Paper 7}, journal={Nature}}")).toMatchObject({
    value: { changed: 1 },
  });
}, 30_000);

test("who edited a paper before is not said to have made what an import changed since", async () => {
  const ethan = await mentor();
  await importAll(ethan, "@misc{a, title={One}, doi={10.1000/1}}");
  const stored = () => db.publication.findFirstOrThrow({ where: { mentorId: ethan.id } });
  const save = async (form: Record<string, string>, seen: string) => {
    const { mentor, id, ...input } = publicationForm.parse({
      mentor: ethan.slug,
      id: (await stored()).id,
      ...form,
      seen,
    });
    return editPublication(db, ethan.actor, { mentor, id }, input, new Date());
  };
  const before = publicationShown(await stored());
  expect(await save({ ...before, venue: "NeurIPS" }, seenOf(before))).toMatchObject({ ok: true });
  const opened = publicationShown(await stored());
  const later = publicationShown(await stored());
  expect(await save({ ...opened, venue: "ICML" }, seenOf(opened))).toMatchObject({ ok: true });
  expect(await save({ ...later, venue: "ICLR" }, seenOf(later))).toMatchObject({
    message: expect.stringMatching(/^You changed the venue in another tab/),
  });
  const last = publicationShown(await stored());
  await importAll(ethan, "@misc{a, title={One and a half}, doi={10.1000/1}}");
  expect(await save({ ...last, title: "Two" }, seenOf(last))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/^Somebody changed the title, after you had opened this page/),
    held: { theirs: { title: "One and a half" } },
  });
});
