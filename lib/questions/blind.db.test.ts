// Whatever can be got by those who read a project's applications, by other applicants and by the
// public is the same whoever stands behind an anonymous post, and whether or not they have applied.
import { expect, test } from "vitest";
import { auditTrail } from "#lib/audit/queries.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { outbox } from "#lib/mail/queries.ts";
import {
  makeApplication,
  makeEssay,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { flagPost } from "./flags.ts";
import { chooseToFollow } from "./follow.ts";
import { ASKED, REPLIED } from "./letters.ts";
import { moderatedPosts, moderationFilters } from "./moderation-queries.ts";
import { questionsOnPage, questionsPage, threadPage } from "./public-queries.ts";
import { askPage, postPage } from "./queries.ts";
import { askQuestion, reply } from "./write.ts";

const { db } = await testDatabase();
const mail = { from: "Prentice <programme@example.org>", appUrl: "https://apply.example.org", programme: "Prentice" };
const noon = new Date("2026-11-22T12:00:00Z");
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

const as = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: false });

const ZEPHYRINE = {
  name: "Zephyrine Quillfeather",
  email: "zephyrine@quillfeather.example",
  affiliation: "Quillfeather Institute",
};
const AARON = { name: "Aaron Aardvark", email: "aaron@aardvark.example", affiliation: "Aardvark College" };
type Identity = typeof AARON;

/** Two people without a name, one with, a mentor and a reviewer who answer, an admin who reads the project and one who does not. */
async function makeWorld() {
  const [author, second, lena, mei, noor, ines, ada] = [
    await makeUser(db),
    await makeUser(db, { name: "Second Soul" }),
    await makeUser(db, { name: "Lena Vogel" }),
    await makeUser(db, { name: "Mei Tanaka" }),
    await makeUser(db, { name: "Noor Haddad" }),
    await makeUser(db, { name: "Ines Duarte", isAdmin: true }),
    await makeUser(db, { name: "Ada Whitlock", isAdmin: true }),
  ];
  const project = await makeProject(db, { mentorUserIds: [mei.id], reviewerUserIds: [noor.id, ines.id] });
  const { slug } = project;
  const actors = { author, second, lena, mei, noor, ines, ada };
  const by = Object.fromEntries(Object.entries(actors).map(([key, user]) => [key, as(user)])) as Record<
    keyof typeof actors,
    Actor
  >;

  const given = (text: string, anonymous: boolean) => ({ text, anonymous, follow: true });
  const must = async (result: Promise<{ ok: true; value: string } | { ok: false; message: string }>) => {
    const written = await result;
    return written.ok ? written.value : expect.fail(written.message);
  };
  const on = (post: string) => ({ project: slug, post });
  const q = await must(askQuestion(db, by.author, slug, given("How many hours?", true), after(1), mail));
  const other = await must(askQuestion(db, by.second, slug, given("Is there a desk?", true), after(2), mail));
  const named = await must(askQuestion(db, by.lena, slug, given("And a lamp?", false), after(3), mail));
  const a = await must(reply(db, by.mei, on(q), given("About eight.", false), after(4), mail));
  await must(reply(db, by.second, on(a), given("Eight!", true), after(5), mail));
  await must(reply(db, by.author, on(a), given("Thank you.", true), after(6), mail));
  await must(reply(db, by.author, on(other), given("I ask that, too.", true), after(7), mail));
  await must(reply(db, by.author, on(named), given("A lamp, yes.", true), after(8), mail));
  await chooseToFollow(db, by.lena, on(q), "follow", after(9));
  await must(reply(db, by.noor, on(q), given("Or nine.", false), after(10), mail));
  await flagPost(db, by.author, on(a), "It is too many.", after(11));
  await flagPost(db, by.lena, on(q), "Off the subject.", after(11));
  const posts = (await db.post.findMany({ where: { projectId: project.id }, orderBy: { id: "asc" } })).map(
    ({ id }) => id,
  );
  return { project, slug, posts, by };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** All that anybody but the author themself, and the admin who reads nothing, can be answered; by what was asked. */
async function heard({ project, slug, posts, by }: World): Promise<Record<string, string>> {
  const said: Record<string, unknown> = {
    "on the project’s page": await questionsOnPage(project.id),
    "all questions": await questionsPage(slug, 1),
  };
  for (const number of [1, 2, 3]) said[`thread ${number}`] = await threadPage(slug, number, 1);
  for (const who of ["second", "lena", "mei", "noor", "ines"] as const) {
    said[`${who} asks`] = await askPage(by[who], slug, "");
    said[`${who} looks for the name`] = await askPage(by[who], slug, "Zephyrine Quillfeather Aaron Aardvark");
    for (const [n, post] of posts.entries()) said[`${who} at post ${n}`] = await postPage(by[who], slug, post);
    for (const filter of moderationFilters)
      said[`${who} moderates ${filter}`] = (await moderatedPosts(by[who], { filter })).filter(
        (one) => one.slug === slug,
      );
    said[`${who} reads the record`] = (await auditTrail(by[who], { subject: "post" })).filter(({ subjectId }) =>
      posts.includes(subjectId),
    );
    said[`${who} reads the outbox`] = (await outbox(by[who], {})).filter(
      ({ kind }) => kind === REPLIED || kind === ASKED,
    );
  }
  return Object.fromEntries(Object.entries(said).map(([asked, answer]) => [asked, JSON.stringify(answer)]));
}

/** Of several worlds in one database, no two have an address in common. */
async function become({ by, slug }: World, identity: Identity): Promise<void> {
  const email = identity.email.replace("@", `+${slug}@`);
  await db.user.update({ where: { id: by.author.id }, data: { ...identity, email } });
}

/** With this person behind the first author's posts. */
async function being(world: World, identity: Identity): Promise<Record<string, string>> {
  await become(world, identity);
  return heard(world);
}

test("nothing that others can get tells who stands behind an anonymous post: not a byte, and no order, differs", async () => {
  const world = await makeWorld();
  const one = await being(world, ZEPHYRINE);
  const other = await being(world, AARON);
  expect(Object.keys(one).length).toBeGreaterThan(80);
  for (const [asked, answer] of Object.entries(one)) {
    expect(other[asked], asked).toBe(answer);
    // What was looked for stands on the page again.
    if (asked.endsWith("looks for the name")) continue;
    for (const word of ["Zephyrine", "Quillfeather", world.by.author.id]) expect(answer, asked).not.toContain(word);
  }
});

test("an admin who reads nothing of the project does see who: what is compared is not empty", async () => {
  const world = await makeWorld();
  await become(world, AARON);
  const shown = async (who: Actor) =>
    JSON.stringify((await moderatedPosts(who, { filter: "recent" })).filter(({ slug }) => slug === world.slug));
  expect(await shown(world.by.ada)).toContain("Aaron Aardvark");
  expect(await shown(world.by.ines)).not.toContain("Aaron");
});

test("the outbox tells admins that followers were written to, and not who they are", async () => {
  const world = await makeWorld();
  const sent = async (who: Actor, kind: string) => {
    const ids = await db.mail.findMany({
      where: { kind, data: { path: ["projectId"], equals: world.project.id } },
      select: { id: true },
    });
    const known = new Set(ids.map(({ id }) => id));
    return (await outbox(who, {})).filter(({ id }) => known.has(id)).map(({ to }) => to);
  };
  for (const who of [world.by.ines, world.by.ada]) {
    const replied = await sent(who, REPLIED);
    expect(replied.length).toBeGreaterThan(3);
    expect(new Set(replied)).toEqual(new Set([null]));
    expect(await sent(who, ASKED)).toContain(world.by.mei.email);
  }
  // Where one could not be delivered, an admin who reads nothing there can mend the address.
  await db.mail.updateMany({ where: { kind: REPLIED, userId: world.by.author.id }, data: { state: "failed" } });
  expect(await sent(world.by.ada, REPLIED)).toContain(world.by.author.email);
  expect(new Set(await sent(world.by.ines, REPLIED))).toEqual(new Set([null]));
});

test("the mails that are written are the same whoever asks, to whom and when as well", async () => {
  const letters = async (identity: Identity, applied: boolean) => {
    const world = await makeWorld();
    await become(world, identity);
    const { author, mei, noor } = world.by;
    if (applied) await apply(world, author.id);
    const place = { text: "Once more: how many?", anonymous: true, follow: true };
    const asked = await askQuestion(db, { ...author, ...identity }, world.slug, place, after(200), mail);
    const post = asked.ok ? asked.value : expect.fail(asked.message);
    await reply(db, mei, { project: world.slug, post }, { text: "Eight.", anonymous: false }, after(201), mail);
    await reply(db, author, { project: world.slug, post }, { text: "Thanks.", anonymous: true }, after(202), mail);
    const people = new Map(Object.entries(world.by).map(([key, { id }]) => [id, key]));
    const all = await db.mail.findMany({
      where: {
        kind: { in: [ASKED, REPLIED] },
        queuedAt: { gte: after(200) },
        data: { path: ["projectId"], equals: world.project.id },
      },
    });
    expect(all.some(({ userId }) => userId === mei.id)).toBe(true);
    expect(all.some(({ userId }) => userId === noor.id)).toBe(true);
    return all
      .map(({ userId, kind, subject, text, queuedAt, data }) =>
        [people.get(userId ?? ""), kind, subject, text, queuedAt, (data as { at: string }).at].join("\n"),
      )
      .map((told) =>
        told
          .replaceAll(world.project.title, "TITLE")
          .replaceAll(world.slug, "SLUG")
          .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID"),
      )
      .sort();
  };
  const first = await letters(ZEPHYRINE, false);
  expect(await letters(AARON, false)).toEqual(first);
  expect(await letters(ZEPHYRINE, true)).toEqual(first);
});

/** Has somebody apply, and their application be reviewed. */
async function apply({ project, by }: World, applicantId: string): Promise<void> {
  for (const { problemId } of project.problems) await makeEssay(db, { applicantId, problemId });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId });
  await submitApplicationRow(db, { applicationId: id, at: after(20) });
  await makeReview(db, { applicationId: id, reviewerId: by.noor.id });
}

test("nor does anything tell whether somebody who asks or answers has applied", async () => {
  const world = await makeWorld();
  const before = await being(world, ZEPHYRINE);
  await apply(world, world.by.author.id);
  await apply(world, world.by.lena.id);
  const then = await being(world, ZEPHYRINE);
  for (const [asked, answer] of Object.entries(before)) expect(then[asked], asked).toBe(answer);
});
