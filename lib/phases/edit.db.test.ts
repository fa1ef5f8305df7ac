// A mentor sets up the phases of their project; an admin may do one thing more.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Result } from "#lib/result.ts";
import { projectRights } from "#lib/reviews/scope.ts";
import { makeCohort, makeProject } from "#prisma/factories.ts";
import { makeActor } from "#prisma/ready.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { addPhase, addUsualPhases, editPhase, removePhase, setReviewsWanted } from "./edit.ts";
import { reviewSetup } from "./queries.ts";
import { usualBegins } from "./rules.ts";
import type { Permission, PhaseInput } from "./schema.ts";

const { db } = await testDatabase();
const hour = (hours: number) => new Date(Date.UTC(2026, 11, 7, hours));

async function world() {
  const [mentor, reviewer] = [await makeActor(db, { name: "Mentor" }), await makeActor(db, { name: "Reviewer" })];
  const [stranger, admin] = [await makeActor(db), await makeActor(db, { isAdmin: true })];
  const project = await makeProject(db, { mentorUserIds: [mentor.id], reviewerUserIds: [reviewer.id] });
  const elsewhere = await makeProject(db, { mentorUserIds: [stranger.id] });
  const phases = async () => (await reviewSetup(mentor, project.slug))?.phases ?? [];
  return { mentor, reviewer, stranger, admin, project, elsewhere, phases };
}

const phase = (project: string, from: number, to: number | null, more: Partial<PhaseInput> = {}): PhaseInput => ({
  project,
  name: `From ${from}`,
  startsAt: hour(from),
  endsAt: to === null ? null : hour(to),
  may: new Set<Permission>(["read", "score", "edit"]),
  scores: "own",
  ...more,
});

function refusal(result: Result) {
  if (result.ok) throw new Error("Not refused.");
  return result;
}

const acts = async (subjectId: string) =>
  (await db.auditEvent.findMany({ where: { subject: "project", subjectId }, orderBy: { id: "asc" } })).map(
    ({ act }) => act,
  );

test("a mentor adds, changes and removes a phase; what reviewers may do follows at once, and each is recorded", async () => {
  const { mentor, reviewer, project, phases } = await world();
  const rights = async () => (await projectRights(db, reviewer, project.slug, hour(9)))?.rights;
  expect(await addPhase(db, mentor, phase(project.slug, 8, 12))).toEqual({ ok: true });
  expect(await rights()).toMatchObject({ read: true, score: true, decide: false });

  const [stored] = await phases();
  if (!stored) throw new Error("no phase");
  const edit = { ...phase(project.slug, 8, 12), phase: stored.id, seen: stored.seen };
  const may = new Set<Permission>(["read", "decide"]);
  expect(await editPhase(db, mentor, { ...edit, may, scores: "all" })).toEqual({ ok: true });
  expect(await rights()).toEqual({ read: true, score: false, edit: false, scores: "all", names: false, decide: true });

  // Somebody else who had opened the form before sees what is stored now, and nothing is overwritten.
  const held = refusal(await editPhase(db, mentor, { ...edit, name: "Other" })).held?.["theirs"];
  expect(held).toMatchObject({ scores: "Everybody’s" });

  expect(await removePhase(db, mentor, { project: project.slug, phase: stored.id })).toEqual({ ok: true });
  expect(refusal(await removePhase(db, mentor, { project: project.slug, phase: stored.id })).message).toMatch(
    /not here/,
  );
  expect(await phases()).toEqual([]);
  expect(await acts(project.id)).toEqual(["addPhase", "editPhase", "removePhase"]);
});

describe("two phases", () => {
  test("can follow each other, but not go on at the same time: the field to mend says so", async () => {
    const { mentor, project, phases } = await world();
    await addPhase(db, mentor, phase(project.slug, 8, 12));
    expect((await addPhase(db, mentor, phase(project.slug, 12, 14))).ok).toBe(true);
    const fields = async (from: number, to: number | null) =>
      refusal(await addPhase(db, mentor, phase(project.slug, from, to))).fields ?? {};
    expect((await fields(11, 12))["startsOn"]).toMatch(
      /“From 8” goes on from 7 December 2026, 08:00 UTC to .*12:00 UTC/,
    );
    expect((await fields(6, 9))["endsOn"]).toMatch(/End this one/);
    expect((await fields(6, null))["endsOn"]).toMatch(/Enter an end/);
    expect((await addPhase(db, mentor, phase(project.slug, 6, 8))).ok).toBe(true);
    expect((await addPhase(db, mentor, phase(project.slug, 14, null))).ok).toBe(true);
    expect((await fields(20, 21))["startsOn"]).toMatch(/without an end. Give that one an end first/);
    expect((await phases()).map(({ name }) => name)).toEqual(["From 6", "From 8", "From 12", "From 14"]);

    const [, second] = await phases();
    if (!second) throw new Error("no phase");
    const edit = { ...phase(project.slug, 8, 13), phase: second.id, seen: second.seen };
    expect(refusal(await editPhase(db, mentor, edit)).fields).toHaveProperty("endsOn");
    expect((await editPhase(db, mentor, { ...edit, name: "Read", endsAt: hour(11) })).ok).toBe(true);
  });

  test("that are added at the same moment come one after the other: one of them is refused", async () => {
    const { mentor, admin, project } = await world();
    const both = await Promise.all([
      addPhase(db, mentor, phase(project.slug, 8, 12)),
      addPhase(db, admin, phase(project.slug, 9, 13)),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.reviewPhase.count({ where: { projectId: project.id } })).toBe(1);
  });
});

describe("that readers see names", () => {
  test("only an admin switches on or off; what an admin said outlives a mentor’s edit of the rest", async () => {
    const { mentor, admin, project, phases } = await world();
    const may = new Set<Permission>(["read", "decide", "names"]);
    expect(refusal(await addPhase(db, mentor, phase(project.slug, 8, 12, { may }))).fields).toHaveProperty("may");
    expect((await addPhase(db, mentor, phase(project.slug, 8, 12))).ok).toBe(true);
    const form = async () => {
      const [stored] = await phases();
      return { ...phase(project.slug, 8, 12), phase: stored?.id ?? "", seen: stored?.seen ?? "" };
    };
    expect(refusal(await editPhase(db, mentor, { ...(await form()), may })).fields).toHaveProperty("may");
    expect((await phases())[0]?.seeNames).toBe(false);
    expect((await editPhase(db, admin, { ...(await form()), may })).ok).toBe(true);
    expect((await phases())[0]?.seeNames).toBe(true);
    const rest = new Set<Permission>(["read", "decide"]);
    expect((await editPhase(db, mentor, { ...(await form()), may: rest, name: "Renamed" })).ok).toBe(true);
    expect((await phases())[0]).toMatchObject({ name: "Renamed", seeNames: true, mayDecide: true });
    expect((await editPhase(db, admin, { ...(await form()), name: "Renamed" })).ok).toBe(true);
    expect((await phases())[0]?.seeNames).toBe(false);
  });

  test("a mentor can’t bring it forward, prolong it, or let reviews be written in it; shorten it they can, and an admin all", async () => {
    const { mentor, admin, project, phases } = await world();
    const may = new Set<Permission>(["read", "names"]);
    expect((await addPhase(db, admin, phase(project.slug, 8, 12, { may }))).ok).toBe(true);
    const [made] = await phases();
    const form = async (from: number, to: number | null, more: Partial<PhaseInput> = {}) => {
      const [stored] = await phases();
      const rest = new Set<Permission>(["read"]);
      const asked = { ...phase(project.slug, from, to, { may: rest, ...more }), name: stored?.name ?? "" };
      return { ...asked, phase: stored?.id ?? "", seen: stored?.seen ?? "" };
    };
    const writing = new Set<Permission>(["read", "score", "edit"]);
    for (const [field, asked] of [
      ["startsOn", await form(2, 12)],
      ["endsOn", await form(8, 20)],
      ["endsOn", await form(8, null)],
      ["may", await form(8, 12, { may: writing })],
    ] as const) {
      expect(Object.keys(refusal(await editPhase(db, mentor, asked)).fields ?? {})).toEqual([field]);
      expect(await phases()).toEqual([made]);
    }
    expect((await editPhase(db, mentor, await form(9, 11))).ok).toBe(true);
    expect((await phases())[0]).toMatchObject({ startsAt: hour(9), endsAt: hour(11), seeNames: true });
    expect((await editPhase(db, admin, await form(2, null, { may: new Set([...writing, "names"]) }))).ok).toBe(true);
    expect((await phases())[0]).toMatchObject({ startsAt: hour(2), endsAt: null, seeNames: true, mayEdit: true });
  });
});

test("the three usual phases follow the cohort’s deadline, once", async () => {
  const { mentor, reviewer, project, phases } = await world();
  const begins = usualBegins(hour(8), hour(0));
  expect(await addUsualPhases(db, mentor, { project: project.slug, begins })).toEqual({ ok: true });
  const [read, discuss, decide] = await phases();
  expect([read?.startsAt, read?.endsAt]).toEqual([hour(8), hour(8 + 14 * 24)]);
  expect([discuss?.startsAt, discuss?.endsAt]).toEqual([read?.endsAt, decide?.startsAt]);
  expect(decide).toMatchObject({ name: "Decide", endsAt: null, mayDecide: true, mayScore: false, seeNames: false });
  const rights = async (at: Date) => (await projectRights(db, reviewer, project.slug, at))?.rights;
  expect(await rights(hour(7))).toMatchObject({ read: false });
  expect(await rights(hour(8))).toMatchObject({ read: true, score: true, scores: "own", decide: false });
  expect(refusal(await addUsualPhases(db, mentor, { project: project.slug, begins })).message).toMatch(/has phases/);
  expect(await phases()).toHaveLength(3);
  // After the deadline they begin with the next day.
  expect(usualBegins(hour(8), hour(9))[0]).toEqual(hour(24));
});

describe("who may", () => {
  const everything = async (actor: Actor, slug: string) => ({
    page: (await reviewSetup(actor, slug)) !== null,
    wanted: (await setReviewsWanted(db, actor, { project: slug, wanted: 3 })).ok,
    add: (await addPhase(db, actor, phase(slug, 8, 12))).ok,
  });

  test("is who leads the project, and admins; not its reviewers, nor who leads another", async () => {
    for (const who of ["reviewer", "stranger"] as const) {
      const here = await world();
      expect(await everything(here[who], here.project.slug)).toEqual({ page: false, wanted: false, add: false });
      expect(await acts(here.project.id)).toEqual([]);
    }
    for (const who of ["mentor", "admin"] as const) {
      const here = await world();
      expect(await everything(here[who], here.project.slug)).toEqual({ page: true, wanted: true, add: true });
      expect((await db.project.findUniqueOrThrow({ where: { id: here.project.id } })).reviewsWanted).toBe(3);
      expect(await acts(here.project.id)).toEqual(["setReviewsWanted", "addPhase"]);
    }
  });

  test("does not reach a phase of another project, by its id", async () => {
    const here = await world();
    await addPhase(db, here.stranger, phase(here.elsewhere.slug, 8, 12));
    const theirs = await db.reviewPhase.findFirstOrThrow({ where: { projectId: here.elsewhere.id } });
    const { slug } = here.project;
    expect(refusal(await removePhase(db, here.mentor, { project: slug, phase: theirs.id })).message).toMatch(
      /not here/,
    );
    const edit = { ...phase(slug, 8, 12), phase: theirs.id, seen: "" };
    expect(refusal(await editPhase(db, here.mentor, edit)).message).toMatch(/not here/);
    expect((await removePhase(db, here.stranger, { project: here.elsewhere.slug, phase: theirs.id })).ok).toBe(true);
  });

  test("ends where the project is archived; its page can still be read", async () => {
    const here = await world();
    await db.project.update({ where: { id: here.project.id }, data: { state: "archived" } });
    expect(await everything(here.mentor, here.project.slug)).toEqual({ page: true, wanted: false, add: false });
  });

  test("is nobody while the project is a draft", async () => {
    const mentor = await makeActor(db);
    const draft = await makeProject(db, { state: "draft", mentorUserIds: [mentor.id] });
    expect(await everything(mentor, draft.slug)).toEqual({ page: false, wanted: false, add: false });
  });
});

test("the set-up page tells what there is", async () => {
  const mentor = await makeActor(db);
  const cohort = await makeCohort(db, { now: hour(0) });
  const project = await makeProject(db, {
    cohortId: cohort.id,
    mentorUserIds: [mentor.id],
    criteria: [{ name: "Reasoning" }, { name: "Writing", counted: false, required: false }],
  });
  expect(await reviewSetup(mentor, project.slug)).toMatchObject({
    reviewsWanted: 2,
    reads: true,
    readers: 1,
    closesAt: cohort.closesAt,
    archived: false,
    phases: [],
    criteria: [
      { name: "Reasoning", counted: true, required: true },
      { name: "Writing", counted: false, required: false },
    ],
  });
  expect(await reviewSetup(await makeActor(db, { isAdmin: true }), project.slug)).toMatchObject({ reads: false });
});
