import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { deletePost } from "./edit.ts";
import { chooseToFollow } from "./follow.ts";
import { ASKED, REPLIED } from "./letters.ts";
import { hidePost } from "./moderate.ts";
import { startMails, stopMails, stopView } from "./unsubscribe.ts";
import { askQuestion, reply } from "./write.ts";

const { db } = await testDatabase();
const mail = { from: "Prentice <programme@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };
const noon = new Date("2026-11-22T12:00:00Z");
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

const follows = async (threadId: string, { id: userId }: Actor) =>
  (await db.follow.count({ where: { threadId, userId } })) > 0;
const as = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: false });
async function person(name: string): Promise<Actor> {
  return as(await makeUser(db, { name, email: `${name.split(" ")[0]?.toLowerCase()}-${randomUUID()}@example.org` }));
}

async function world() {
  const [kofi, mei, noor] = [await person("Kofi Mensah"), await person("Mei Tanaka"), await person("Noor Haddad")];
  const project = await makeProject(db, {
    title: "Reading minds",
    mentorUserIds: [mei.id],
    reviewerUserIds: [noor.id],
  });
  const ask = async (text: string, at: Date, anonymous = false, who = kofi) => {
    const asked = await askQuestion(db, who, project.slug, { text, anonymous, follow: true }, at, mail);
    return asked.ok ? asked.value : expect.fail(asked.message);
  };
  const answer = async (who: Actor, post: string, text: string, at: Date, anonymous = false) => {
    const written = await reply(db, who, { project: project.slug, post }, { text, anonymous }, at, mail);
    return written.ok ? written.value : expect.fail(written.message);
  };
  const mails = async (who: Actor, kind: string) =>
    (await db.mail.findMany({ where: { userId: who.id, kind }, orderBy: { queuedAt: "asc" } })).map(
      ({ subject, text, data, to }) => ({ subject, text, to, at: (data as { at: string }).at }),
    );
  return { kofi, mei, noor, project, ask, answer, mails };
}

test("who reads a project is told of the first question at once, and of further ones an hour later, gathered", async () => {
  const { kofi, mei, noor, ask, mails, project } = await world();
  const first = await ask("How many hours a week?", noon);
  await ask("Is there a desk?", after(10));
  await ask("And a lamp?", after(20));
  for (const reader of [mei, noor]) {
    const told = await mails(reader, ASKED);
    expect(told.map(({ at }) => at)).toEqual([noon.toISOString(), after(60).toISOString()]);
    expect(told[0]?.text).toContain("Kofi Mensah asked about the project “Reading minds”.");
    expect(told[0]?.text).toContain("> How many hours a week?");
    expect(told[0]?.text).toContain(`https://apply.example.org/projects/${project.slug}/questions/post/${first}`);
    expect(told[1]?.text).not.toContain("lamp");
    expect(told[1]?.text).toContain(`https://apply.example.org/projects/${project.slug}/questions`);
  }
  expect(await mails(kofi, ASKED)).toEqual([]);
  await ask("Another day, then?", after(180));
  expect(await mails(mei, ASKED)).toHaveLength(3);
});

test("whoever asked gets an answer of the project at once each time; other followers, one mail an hour", async () => {
  const { kofi, mei, noor, ask, answer, mails, project } = await world();
  const lena = await person("Lena Vogel");
  const question = await ask("How many hours a week?", noon);
  expect(await chooseToFollow(db, lena, { project: project.slug, post: question }, "follow", noon)).toMatchObject({
    ok: true,
  });
  await answer(mei, question, "About eight.", after(1));
  await answer(noor, question, "Or nine.", after(2));
  await answer(lena, question, "Thank you.", after(3));
  expect((await mails(kofi, REPLIED)).map(({ at }) => at)).toEqual([
    after(1).toISOString(),
    after(2).toISOString(),
    after(62).toISOString(),
  ]);
  const lenas = await mails(lena, REPLIED);
  expect(lenas.map(({ at }) => at)).toEqual([after(1).toISOString(), after(61).toISOString()]);
  expect(lenas[0]?.text).toContain("Mei Tanaka, of the project, answered question 1 about the project “Reading minds”");
  expect(lenas[0]?.text).toContain("> About eight.");
  expect(lenas[1]?.text).not.toContain("nine");
  // Mei follows since she answered, and is not told of what she wrote herself.
  expect((await mails(mei, REPLIED)).map(({ text }) => text).join()).not.toContain("About eight");
});

test("no mail names who is anonymous, whoever it is to", async () => {
  const { kofi, mei, noor, ask, answer } = await world();
  await db.user.update({ where: { id: noor.id }, data: { isAdmin: true } });
  const question = await ask("May I ask what nobody asks?", noon, true);
  await answer(noor, question, "You may.", after(1));
  await answer(kofi, question, "Then I will.", after(2), true);
  const all = await db.mail.findMany({
    where: { kind: { in: [ASKED, REPLIED] }, data: { path: ["threadId"], equals: question } },
  });
  expect(all.filter(({ userId }) => userId === mei.id || userId === noor.id).length).toBeGreaterThanOrEqual(3);
  for (const { subject, text, data } of all)
    for (const word of ["Kofi", "Mensah", kofi.email, kofi.id])
      expect(`${subject}\n${text}\n${JSON.stringify(data)}`).not.toContain(word);
  expect(all.find(({ kind }) => kind === ASKED)?.text).toContain("Somebody who stays anonymous asked");
  const told = all.find(({ kind, userId }) => kind === REPLIED && userId === noor.id);
  expect(told?.text).toContain("Anonymous, who asked, replied under question");
});

test("a mail to whoever asked reads as one to any follower: the outbox does not tell them apart", async () => {
  const { kofi, mei, ask, answer, mails, project } = await world();
  const lena = await person("Lena Vogel");
  const question = await ask("How many hours a week?", noon, true);
  await chooseToFollow(db, lena, { project: project.slug, post: question }, "follow", noon);
  await answer(mei, question, "About eight.", after(1));
  const [[mine], [hers]] = [await mails(kofi, REPLIED), await mails(lena, REPLIED)];
  expect({ ...mine, to: "" }).toEqual({ ...hers, to: "" });
});

test("what is hidden or deleted before its mails leave is in no mail", async () => {
  const { kofi, mei, noor, ask, answer, mails, project } = await world();
  const question = await ask("Buy my watches!", noon);
  expect(await mails(mei, ASKED)).toHaveLength(1);
  const second = await ask("More watches!", after(5));
  expect(await mails(mei, ASKED)).toHaveLength(2);
  await hidePost(db, mei, { project: project.slug, post: second }, "Advertising.", after(6));
  expect((await mails(mei, ASKED)).map(({ at }) => at)).toEqual([noon.toISOString()]);
  await hidePost(db, mei, { project: project.slug, post: question }, "Advertising.", after(7));
  expect(await mails(noor, ASKED)).toEqual([]);

  const sound = await ask("How many hours a week?", after(100));
  const hasty = await answer(mei, sound, "Hundreds.", after(101));
  await answer(noor, sound, "About eight.", after(102));
  expect(await mails(kofi, REPLIED)).toHaveLength(2);
  await deletePost(db, mei, { project: project.slug, post: hasty }, after(103));
  expect((await mails(kofi, REPLIED)).map(({ text }) => text).join()).not.toContain("Hundreds");
  expect(await mails(kofi, REPLIED)).toHaveLength(1);
});

test("a mail that waits to gather what is new stays while anything of it is left", async () => {
  const { mei, ask, mails, project } = await world();
  await ask("How many hours a week?", noon);
  const bad = await ask("Buy my watches!", after(5));
  await ask("Is there a desk?", after(6));
  await hidePost(db, mei, { project: project.slug, post: bad }, "Advertising.", after(7));
  expect((await mails(mei, ASKED)).map(({ at }) => at)).toEqual([noon.toISOString(), after(60).toISOString()]);
});

test("whoever stops following hears no more, and what waited is taken back; a stranger’s token stops nothing of theirs", async () => {
  const { kofi, mei, noor, ask, answer, mails } = await world();
  const question = await ask("How many hours a week?", noon);
  const stopped = { stop: { thread: question }, userId: kofi.id };
  expect(await stopView(db, stopped)).toMatchObject({ told: true, about: { title: "Reading minds", number: 1 } });
  await answer(noor, question, "About eight.", after(1));
  expect(await mails(kofi, REPLIED)).toHaveLength(1);
  await stopMails(db, { stop: { thread: question }, userId: noor.id }, after(2));
  expect(await follows(question, kofi)).toBe(true);

  await stopMails(db, stopped, after(2));
  await stopMails(db, stopped, after(2));
  expect(await mails(kofi, REPLIED)).toEqual([]);
  await answer(mei, question, "Nine, I think.", after(3));
  expect(await mails(kofi, REPLIED)).toEqual([]);
  expect(await stopView(db, stopped)).toMatchObject({ told: false });

  expect(await startMails(db, mei, stopped, after(4))).toMatchObject({ ok: false });
  expect(await follows(question, kofi)).toBe(false);
  expect(await startMails(db, kofi, stopped, after(4))).toMatchObject({ ok: true });
  await answer(mei, question, "Ten, then.", after(5));
  expect(await mails(kofi, REPLIED)).toHaveLength(1);
});

test("a reviewer who wants no mails of new questions gets none, and the mentor still does", async () => {
  const { mei, noor, ask, mails, project } = await world();
  const stopped = { stop: { project: project.id }, userId: noor.id };
  expect(await stopView(db, stopped)).toEqual({
    told: true,
    again: true,
    about: { title: "Reading minds", slug: project.slug, number: null },
  });
  await ask("How many hours a week?", noon);
  await stopMails(db, stopped, after(1));
  expect(await mails(noor, ASKED)).toEqual([]);
  await ask("Is there a desk?", after(2));
  expect(await mails(noor, ASKED)).toEqual([]);
  expect(await mails(mei, ASKED)).toHaveLength(2);
  expect(await stopView(db, stopped)).toMatchObject({ told: false });
  await startMails(db, noor, stopped, after(100));
  await ask("And a lamp?", after(101));
  expect(await mails(noor, ASKED)).toHaveLength(1);
});

test("nothing that is not public can be followed, and a token for what is gone ends nothing and fails nowhere", async () => {
  const { kofi, mei, ask, project } = await world();
  const question = await ask("How many hours a week?", noon);
  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  expect(await chooseToFollow(db, mei, { project: project.slug, post: question }, "follow", noon)).toMatchObject({
    ok: false,
  });
  expect(await stopView(db, { stop: { thread: question }, userId: kofi.id })).toEqual({
    told: true,
    again: false,
    about: null,
  });
  await stopMails(db, { stop: { thread: randomUUID() }, userId: kofi.id }, noon);
  await stopMails(db, { stop: { project: randomUUID() }, userId: randomUUID() }, noon);
  expect(await stopView(db, { stop: { project: randomUUID() }, userId: kofi.id })).toEqual({
    told: false,
    again: false,
    about: null,
  });
});
