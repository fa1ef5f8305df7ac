// What a mentor does from the table: many applications at once, files, columns, and the table's pulse.
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { previewDecisions, setDecisions } from "#lib/decisions/set-decisions.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { makeApplication, makeProject, makeReview, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { populate } from "#prisma/many-applications.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { assignSelected, previewAssigning, readersOf } from "./assign-selected.ts";
import { chooseColumns } from "./choose-columns.ts";
import { columns } from "./columns.ts";
import { exportStream } from "./export-stream.ts";
import { pulseOf } from "./pulse.ts";
import { reviewTable } from "./queries.ts";
import { digestOf, selectedCodes } from "./selected.ts";
import { parseSelection, selectionOf, selectionQuery } from "./selection.ts";
import { parseView } from "./table.ts";
import type { Reading } from "./table-query.ts";

const { db } = await testDatabase();
const now = new Date();
const mail = { appUrl: "http://here", programme: "Prentice", from: "a@example.org" } as MailSettings;

const actorOf = ({ id, email, name }: { id: string; email: string; name: string | null }): Actor => ({
  id,
  email,
  name,
  isAdmin: false,
  isReviewer: true,
});

/** A mentor, two co-reviewers, and five submitted applications. */
async function small() {
  const [mentor, grace, hedy] = await Promise.all([
    makeUser(db, { name: "Mentor" }),
    makeUser(db, { name: "Grace" }),
    makeUser(db, { name: "Hedy" }),
  ]);
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: [grace.id, hedy.id] });
  const applications = [];
  for (let n = 0; n < 5; n += 1) {
    const { id: applicantId } = await makeUser(db);
    const { id } = await makeApplication(db, { projectId: project.id, applicantId, code: `A${n}` });
    await submitApplicationRow(db, { applicationId: id });
    applications.push({ id, applicantId, code: `A${n}` });
  }
  return { project, mentor: actorOf(mentor), grace: actorOf(grace), hedy: actorOf(hedy), applications };
}
let world: Awaited<ReturnType<typeof small>>;
beforeEach(async () => {
  world = await small();
});
const codes = ["A0", "A1", "A2", "A3", "A4"];

describe("a mentor gives a reader what they ticked", () => {
  test("but not what that reader has, may not read, or what is beyond their cap; once, with a record and a mail", async () => {
    const { project, mentor, grace, applications } = world;
    const [a, b] = applications;
    if (!a || !b) throw new Error("two");
    await makeReview(db, { applicationId: a.id, reviewerId: grace.id, state: "draft" });
    await db.conflict.create({ data: { reviewerId: grace.id, applicantId: b.applicantId, reason: "A friend." } });
    await db.reviewerLoad.create({ data: { projectId: project.id, userId: grace.id, cap: 3 } });
    const preview = await previewAssigning(db, mentor, project.slug, [...codes, "GONE"], grace.id);
    expect(preview).toEqual({
      reader: { id: grace.id, name: "Grace" },
      give: ["A2", "A3"],
      // Which of them Grace has, and which is not for her to read, is not told.
      have: ["A0", "A1"],
      over: ["A4"],
      gone: 1,
    });
    const asked = { project: project.slug, codes: [...codes, "GONE"], reader: grace.id, digest: digestOf(preview) };
    const answers = await Promise.all([1, 2, 3].map(() => assignSelected(db, mentor, asked, now, mail)));
    expect(answers.map((answer) => (answer.ok ? answer.value : answer)).filter((value) => value !== "stale")).toEqual([
      { assigned: 2 },
    ]);
    const assigned = await db.review.findMany({
      where: { reviewerId: grace.id, state: "assigned" },
      include: { application: true },
    });
    expect(assigned.map(({ application }) => application.code).sort()).toEqual(["A2", "A3"]);
    expect(await db.auditEvent.count({ where: { act: "assignReviews", subjectId: project.id } })).toBe(1);
    expect((await db.mail.findMany({ where: { userId: grace.id } })).map(({ subject }) => subject)).toEqual([
      "2 applications are waiting for you",
    ]);
  });

  test("nothing is done when something changed since the preview", async () => {
    const { project, mentor, grace, applications } = world;
    const preview = await previewAssigning(db, mentor, project.slug, codes, grace.id);
    await makeReview(db, { applicationId: applications[0]?.id ?? "", reviewerId: grace.id, state: "draft" });
    const asked = { project: project.slug, codes, reader: grace.id, digest: digestOf(preview) };
    expect(await assignSelected(db, mentor, asked, now, mail)).toEqual({ ok: true, value: "stale" });
    expect(await db.review.count({ where: { reviewerId: grace.id } })).toBe(1);
    const again = await previewAssigning(db, mentor, project.slug, codes, grace.id);
    expect(await assignSelected(db, mentor, { ...asked, digest: digestOf(again) }, now, mail)).toEqual({
      ok: true,
      value: { assigned: 4 },
    });
  });

  test("co-reviewers give nobody anything, and nobody gets what is not theirs to read", async () => {
    const { project, mentor, grace, hedy } = world;
    const stranger = await makeUser(db);
    expect(await readersOf(db, grace, project.slug)).toEqual([]);
    expect((await readersOf(db, mentor, project.slug)).map(({ name }) => name)).toEqual(["Grace", "Hedy", "Mentor"]);
    expect(await previewAssigning(db, grace, project.slug, codes, hedy.id)).toBeNull();
    expect(await previewAssigning(db, mentor, project.slug, codes, stranger.id)).toBeNull();
    const preview = await previewAssigning(db, mentor, project.slug, codes, hedy.id);
    const asked = { project: project.slug, codes, reader: hedy.id, digest: digestOf(preview) };
    expect((await assignSelected(db, grace, asked, now, mail)).ok).toBe(false);
    expect(await assignSelected(db, mentor, { ...asked, reader: stranger.id }, now, mail)).toEqual({
      ok: true,
      value: "stale",
    });
    expect(await db.review.count({ where: { projectId: project.id } })).toBe(0);
  });
});

test("a mentor decides on many at once, exactly as previewed or not at all", async () => {
  const { project, mentor, applications } = world;
  for (const { id } of applications.slice(0, 3)) await makeReview(db, { applicationId: id, reviewerId: mentor.id });
  const previewed = await previewDecisions(db, mentor, project.slug, codes, "offer", now);
  expect(previewed.set).toEqual(["A0", "A1", "A2"].map((code) => ({ code, before: null })));
  expect(previewed.refused.map(({ code }) => code)).toEqual(["A3", "A4"]);
  const decide = (digest: string) =>
    setDecisions(db, mentor, project.slug, codes, "offer", now, (sorted) => digestOf(sorted) === digest);
  await setDecisions(db, mentor, project.slug, ["A1"], "waitlist", now);
  await decide(digestOf(previewed));
  const kinds = async () =>
    (await db.decision.findMany({ where: { projectId: project.id } })).map(({ kind }) => kind).sort();
  expect(await kinds()).toEqual(["waitlist"]);
  await decide(digestOf(await previewDecisions(db, mentor, project.slug, codes, "offer", now)));
  expect(await kinds()).toEqual(["offer", "offer", "offer"]);
});

describe("all that match", () => {
  test("are the rows of all pages, and the address carries the search alone", async () => {
    const { reader, projectId, truth } = await populate(db, 31, 260);
    const reading: Reading = { scores: "own", leads: false, few: true };
    const query = selectionQuery(
      parseSelection({ all: "1", q: "reviews:>1", sort: "mean", a: ["A1", "A2"] }),
    ).toString();
    expect(query).toBe("sort=mean&q=reviews%3A%3E1&all=1");
    const found = await selectedCodes(db, projectId, reader, selectionOf(query), reading);
    expect(found).toEqual(
      truth
        .filter(({ reviews }) => reviews > 1)
        .map(({ code }) => code)
        .sort(),
    );
    const ticked = selectionOf(selectionQuery(parseSelection({ a: ["A1", "A2", "A1", "no code"] })).toString());
    expect(ticked).toMatchObject({ all: false, codes: ["A1", "A2"] });
    expect(await selectedCodes(db, projectId, reader, ticked, reading)).toEqual(["A1", "A2"]);
  });

  test("a file has each of them once, in the table's order, and nothing that the table hides", async () => {
    const { reader, projectId, truth } = await populate(db, 32, 700);
    const reading: Reading = { scores: "own", leads: false, few: true, columns };
    const text = async (format: "csv" | "json", query: Record<string, string>) =>
      new Response(exportStream(db, projectId, reader, parseView(query), reading, format)).text();
    const rows: Record<string, unknown>[] = JSON.parse(await text("json", { sort: "submitted" }));
    expect(rows.length).toBe(truth.length);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(truth.length);
    expect(rows.map(({ submitted }) => submitted)).toEqual(rows.map(({ submitted }) => submitted).toSorted());
    for (const row of rows)
      expect([row["mean"], row["spread"], row["corrected"], row["changed"]].every((cell) => cell === null)).toBe(
        row["state"] !== "Done",
      );
    const bytes = await new Response(exportStream(db, projectId, reader, parseView({}), reading, "csv")).bytes();
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await text("csv", { state: "done" })).trim().split("\r\n")).toHaveLength(
      truth.filter(({ state }) => state === "done").length + 1,
    );
    expect(await text("json", { q: "code:NONE" })).toBe("[]\n");
  });
});

test("everybody keeps their own columns, and of nobody else's project", async () => {
  const { project, mentor, grace } = world;
  const shown = async (actor: Actor) => (await reviewTable(actor, project.slug, parseView({}), now))?.columns;
  const usual = await shown(mentor);
  expect(usual).toContain("decision");
  expect(await shown(grace)).not.toContain("decision");
  const choose = (actor: Actor, chosen: (typeof columns)[number][], act: "keep" | "usual" = "keep") =>
    chooseColumns(db, actor, { project: project.slug, columns: chosen, act });
  expect(await choose(mentor, ["words", "mean"])).toBe(true);
  expect(await choose(grace, ["words", "decision"])).toBe(true);
  expect(await shown(mentor)).toEqual(["mean", "words"]);
  expect(await shown(grace)).toEqual(["words"]);
  expect(await choose(mentor, [])).toBe(true);
  expect(await shown(mentor)).toEqual([]);
  expect(await choose(mentor, [], "usual")).toBe(true);
  expect(await shown(mentor)).toEqual(usual);
  expect(await choose(actorOf(await makeUser(db)), ["mean"])).toBe(false);
});

describe("the pulse", () => {
  test("beats when a colleague finishes, and for nothing that the reader may not know", async () => {
    const { project, mentor, grace, hedy, applications } = world;
    const [a, b, c] = applications;
    if (!a || !b || !c) throw new Error("three");
    const pulse = (actor = mentor) => pulseOf(db, actor, project.slug, now);
    const first = await pulse();
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(await pulse()).toBe(first);
    expect(await pulse(grace)).not.toBe(first);

    // A colleague's draft is theirs alone.
    await makeReview(db, { applicationId: a.id, reviewerId: grace.id, state: "draft", at: new Date() });
    expect(await pulse()).toBe(first);
    await makeReview(db, { applicationId: b.id, reviewerId: grace.id, at: new Date() });
    const second = await pulse();
    expect(second).not.toBe(first);

    // A change to a review whose score is hidden tells nothing; it does where one's own is in.
    const touch = (at: string) =>
      db.review.updateMany({ where: { applicationId: b.id, reviewerId: grace.id }, data: { updatedAt: new Date(at) } });
    await touch("2040-01-01");
    expect(await pulse()).toBe(second);
    await makeReview(db, { applicationId: b.id, reviewerId: mentor.id, at: new Date() });
    const third = await pulse();
    await touch("2041-01-01");
    expect(await pulse()).not.toBe(third);

    // Of a reader's own application nothing is told.
    await db.application.update({ where: { id: c.id }, data: { applicantId: hedy.id } });
    const theirs = await pulse(hedy);
    await makeReview(db, { applicationId: c.id, reviewerId: grace.id, at: new Date("2042-01-01") });
    expect(await pulse(hedy)).toBe(theirs);
    // Nor that it came and went; of another's one is.
    await db.application.update({ where: { id: c.id }, data: { state: "withdrawn" } });
    expect(await pulse(hedy)).toBe(theirs);
    await db.application.update({ where: { id: a.id }, data: { state: "withdrawn" } });
    expect(await pulse(hedy)).not.toBe(theirs);
    expect(await pulse(actorOf(await makeUser(db)))).toBeNull();
  });
});
