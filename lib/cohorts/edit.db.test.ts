import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { makeApplication, makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { actOnCohort, cohortShown, createCohort, editCohort } from "./edit.ts";
import { cohortForAdmin, cohortsForAdmin } from "./queries.ts";

const { db } = await testDatabase();
const user = await makeUser(db, { name: "Ada Whitlock", isAdmin: true });
const ada: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: true, isReviewer: false };

const form = {
  name: "Summer 2027",
  slug: "",
  summary: "",
  opensAt: new Date("2026-11-01T00:00:00Z"),
  closesAt: new Date("2026-12-12T11:59:00Z"),
  graceSeconds: 60,
  seen: "",
};
const reopen = async (id: string) => {
  const stored = await db.cohort.findUniqueOrThrow({ where: { id } });
  return {
    name: stored.name,
    slug: stored.slug,
    summary: stored.summary,
    opensAt: stored.opensAt,
    closesAt: stored.closesAt,
    graceSeconds: stored.graceSeconds,
    seen: seenOf(cohortShown(stored)),
  };
};

test("a cohort is made, published, taken back, published again, archived and restored", async () => {
  const made = await createCohort(db, ada, form);
  const id = made.ok ? made.value : "";
  expect(await db.cohort.findUniqueOrThrow({ where: { id } })).toMatchObject({
    slug: "summer-2027",
    state: "draft",
    closesAt: form.closesAt,
  });
  for (const act of ["publish", "unpublish", "publish", "archive", "restore"] as const)
    expect((await actOnCohort(db, ada, id, act)).ok).toBe(true);
  expect((await actOnCohort(db, ada, id, "publish")).ok).toBe(false);
  expect(
    (await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } })).map(({ act }) => act),
  ).toEqual(["createCohort", "publishCohort", "unpublishCohort", "publishCohort", "archiveCohort", "restoreCohort"]);
});

test("a cohort that somebody has applied to is not taken back", async () => {
  const project = await makeProject(db);
  await makeApplication(db, { projectId: project.id, applicantId: (await makeUser(db)).id });
  expect(await actOnCohort(db, ada, project.cohortId, "unpublish")).toMatchObject({
    ok: false,
    message: expect.stringMatching(/applied already/),
  });
  expect((await actOnCohort(db, ada, project.cohortId, "archive")).ok).toBe(true);
});

test("an address is taken once, and an unchanged form changes nothing", async () => {
  const made = await createCohort(db, ada, { ...form, name: "Winter" });
  const id = made.ok ? made.value : "";
  expect(await createCohort(db, ada, { ...form, name: "Other", slug: "winter" })).toMatchObject({
    ok: false,
    fields: { slug: expect.any(String) },
  });
  expect((await editCohort(db, ada, id, await reopen(id))).ok).toBe(true);
  expect((await db.cohort.findUniqueOrThrow({ where: { id } })).version).toBe(1);
});

test("a moved deadline is recorded with its old and new time; a stale form is refused", async () => {
  const made = await createCohort(db, ada, { ...form, name: "Spring" });
  const id = made.ok ? made.value : "";
  const [first, stale] = [await reopen(id), await reopen(id)];
  const later = new Date("2026-12-13T11:59:00Z");
  expect((await editCohort(db, ada, id, { ...first, closesAt: later })).ok).toBe(true);
  const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: id, act: "editCohort" } });
  expect(event.detail).toMatchObject({
    fields: "closes",
    closedAt: form.closesAt.toISOString(),
    closesAt: later.toISOString(),
  });
  expect(await editCohort(db, ada, id, { ...stale, closesAt: new Date("2026-12-20T11:59:00Z") })).toMatchObject({
    ok: false,
    held: { theirs: { closes: later.toISOString() } },
  });
  expect((await editCohort(db, ada, id, { ...stale, summary: "Only the summary." })).ok).toBe(false);
});

test("lists and pages are for admins; a malformed id is no page", async () => {
  const nobody = { ...ada, isAdmin: false };
  const [cohort] = await cohortsForAdmin(ada);
  expect(cohort).toBeDefined();
  expect(await cohortsForAdmin(nobody)).toEqual([]);
  expect(await cohortForAdmin(ada, cohort?.id ?? "")).toMatchObject({ name: cohort?.name });
  expect(await cohortForAdmin(nobody, cohort?.id ?? "")).toBeNull();
  expect(await cohortForAdmin(ada, "1; drop table cohort")).toBeNull();
});
