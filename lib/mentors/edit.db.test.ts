import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { createTopic, removeTopic, renameTopic } from "#lib/topics/edit.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { createMentor, editMentor, mentorShown } from "./edit.ts";

const { db } = await testDatabase();
const user = await makeUser(db, { name: "Ada Whitlock", isAdmin: true });
const ada: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: true, isReviewer: false };

const form = {
  name: "Ethan Perez",
  slug: "",
  affiliation: "",
  role: "",
  biography: "Leads a group.",
  website: null,
  account: "",
};
async function open(id: string) {
  const stored = await db.mentor.findUniqueOrThrow({ where: { id }, include: { user: true } });
  const { name, slug, affiliation, role, biography, website } = stored;
  const account = stored.user?.email ?? "";
  return { id, name, slug, affiliation, role, biography, website, account, seen: seenOf(mentorShown(stored, account)) };
}

test("a profile is linked to an account, which is entered if it is new, and to no second profile", async () => {
  const made = await createMentor(db, ada, { ...form, account: "ethan@example.org" });
  const id = made.ok ? made.value : "";
  expect(await open(id)).toMatchObject({ slug: "ethan-perez", account: "ethan@example.org" });
  expect(await createMentor(db, ada, { ...form, name: "Somebody Else", account: "ethan@example.org" })).toMatchObject({
    ok: false,
    fields: { account: expect.stringMatching(/Ethan Perez/) },
  });
  expect((await editMentor(db, ada, { ...(await open(id)), account: "" })).ok).toBe(true);
  expect((await createMentor(db, ada, { ...form, name: "Somebody Else", account: "ethan@example.org" })).ok).toBe(true);
});

test("a profile on a public page holds no placeholder; on a draft it may", async () => {
  const lead = await makeUser(db);
  const project = await makeProject(db, { mentorUserIds: [lead.id] });
  const { id } = await db.mentor.findUniqueOrThrow({ where: { userId: lead.id } });
  expect(await editMentor(db, ada, { ...(await open(id)), biography: "To be announced" })).toMatchObject({
    ok: false,
    fields: { biography: expect.stringMatching(/placeholder/) },
  });
  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  expect((await editMentor(db, ada, { ...(await open(id)), biography: "To be announced" })).ok).toBe(true);
});

test("a stale profile form is refused with what is stored", async () => {
  const made = await createMentor(db, ada, { ...form, name: "Evan Hubinger" });
  const id = made.ok ? made.value : "";
  const [first, stale] = [await open(id), await open(id)];
  await editMentor(db, ada, { ...first, role: "Research scientist" });
  expect(await editMentor(db, ada, { ...stale, role: "Lead" })).toMatchObject({
    ok: false,
    held: { theirs: { role: "Research scientist" } },
  });
});

test("a topic is added once, renamed, and removed only while no project has it", async () => {
  expect((await createTopic(db, ada, { name: "Red teaming", slug: "" })).ok).toBe(true);
  expect(await createTopic(db, ada, { name: "red Teaming", slug: "" })).toMatchObject({
    ok: false,
    fields: { name: expect.any(String) },
  });
  const topic = await db.topic.findUniqueOrThrow({ where: { slug: "red-teaming" } });
  expect((await renameTopic(db, ada, { id: topic.id, name: "Red teams", slug: "red-teams" })).ok).toBe(true);
  const project = await makeProject(db, { state: "draft" });
  await db.projectTopic.create({ data: { projectId: project.id, topicId: topic.id } });
  expect(await removeTopic(db, ada, topic.id)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/used by a project/),
  });
  await db.projectTopic.deleteMany({});
  expect((await removeTopic(db, ada, topic.id)).ok).toBe(true);
  expect((await removeTopic(db, ada, topic.id)).ok).toBe(false);
});
