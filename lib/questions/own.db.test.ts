// What somebody asked and follows, and what waits for those who answer.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { deletePost } from "./edit.ts";
import { chooseToFollow } from "./follow.ts";
import { moderatePost } from "./moderate.ts";
import { ownQuestions, unansweredQuestions } from "./own-queries.ts";
import { askQuestion, reply } from "./write.ts";

const { db } = await testDatabase();
const start = new Date();
const mail: MailSettings = {
  from: "Prentice <x@example.org>",
  appUrl: "https://portal.example",
  programme: "Prentice",
};
let minutes = 0;
const later = () => new Date(start.getTime() + ++minutes * 60_000);

const person = async (name: string): Promise<Actor> => {
  const { id, email } = await makeUser(db, { name });
  return { id, email, name, isAdmin: false, isReviewer: false };
};

async function ask(who: Actor, slug: string, text: string, anonymous = false, follow = false): Promise<string> {
  const asked = await askQuestion(db, who, slug, { text, anonymous, follow }, later(), mail);
  if (!asked.ok) throw new Error(asked.message);
  return asked.value;
}

test("one finds what one asked, by name or without, and what one follows; nobody finds another's", async () => {
  const [kofi, lena, mei] = [await person("Kofi"), await person("Lena"), await person("Mei")];
  const [one, two] = [
    await makeProject(db, { mentorUserIds: [mei.id] }),
    await makeProject(db, { mentorUserIds: [mei.id] }),
  ];
  const hours = await ask(kofi, one.slug, "How many hours?", true, true);
  await ask(kofi, two.slug, "From abroad?");
  const visa = await ask(lena, two.slug, "Is a visa needed?");
  await chooseToFollow(db, kofi, { project: two.slug, post: visa }, "follow", later());
  await reply(db, mei, { project: one.slug, post: hours }, { text: "Eight.", anonymous: false }, later(), mail);

  const listed = (await ownQuestions(kofi)).map((q) => [q.title, q.project.slug, q.asked, q.follows, q.answered]);
  expect(listed).toEqual([
    ["How many hours?", one.slug, true, true, true],
    ["Is a visa needed?", two.slug, false, true, false],
    ["From abroad?", two.slug, true, false, false],
  ]);
  expect((await ownQuestions(lena)).map((q) => q.title)).toEqual(["Is a visa needed?"]);
  // Mei answered, and so follows; it is not said to her who asked.
  const [followed] = await ownQuestions(mei);
  expect(followed).toMatchObject({ title: "How many hours?", asked: false, by: "Asked anonymously" });

  await db.project.update({ where: { id: one.id }, data: { state: "draft" } });
  expect((await ownQuestions(kofi)).map((q) => q.title)).toEqual(["Is a visa needed?", "From abroad?"]);
});

test("what waits for an answer is counted for those who answer there, and for nobody else", async () => {
  const [kofi, mei, noor] = [await person("Kofi"), await person("Mei"), await person("Noor")];
  const project = await makeProject(db, { mentorUserIds: [mei.id], reviewerUserIds: [noor.id] });
  await makeProject(db, { mentorUserIds: [mei.id] });
  const { slug } = project;
  const [first, second, third] = [
    await ask(kofi, slug, "First?"),
    await ask(kofi, slug, "Second?"),
    await ask(kofi, slug, "Third?"),
  ];
  expect([...(await unansweredQuestions(mei))]).toEqual([[slug, 3]]);
  expect([...(await unansweredQuestions(noor))]).toEqual([[slug, 3]]);
  expect((await unansweredQuestions(kofi)).size).toBe(0);

  const answered = await reply(
    db,
    noor,
    { project: slug, post: first },
    { text: "Yes.", anonymous: false },
    later(),
    mail,
  );
  await reply(db, kofi, { project: slug, post: second }, { text: "Nobody?", anonymous: false }, later(), mail);
  await moderatePost(db, mei, { project: slug, post: third }, "close", later());
  expect([...(await unansweredQuestions(mei))], "another's reply is no answer").toEqual([[slug, 1]]);
  if (!answered.ok) throw new Error(answered.message);
  await deletePost(db, noor, { project: slug, post: answered.value }, later());
  expect([...(await unansweredQuestions(mei))]).toEqual([[slug, 2]]);
});
