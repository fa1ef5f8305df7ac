import { paths } from "#lib/paths.ts";
import { makeApplication, makeEssay, makeProject, makeUser, submitApplicationRow } from "#prisma/factories.ts";
import { asForm, filled, formOf } from "./forms.ts";
import { expect, type Kind, test, type World } from "./world.ts";

// What somebody may no longer do, they may not do with their very next request.

const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };

/** Somebody new with a session, and what they are answered. */
async function somebody(world: World, details: { isAdmin?: boolean } = {}) {
  const { id, email } = await makeUser(world.db, details);
  const cookie = await world.newSession("stranger", id);
  const status = async (path: string) => (await world.ask("nobody", path, { cookie })).status;
  return { id, email, cookie, status };
}

async function readable(world: World, roles: { mentorUserIds?: string[]; reviewerUserIds?: string[] }) {
  const { db } = world;
  const project = await makeProject(db, { ...roles, cohortId: world.cohort.id });
  const applicant = await makeUser(db);
  await makeEssay(db, { applicantId: applicant.id, problemId: project.problems[0]?.problemId ?? "" });
  const { id, code } = await makeApplication(db, { projectId: project.id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: id });
  const { slug } = project;
  /** What the actor gets of everything that its readers have. */
  const all = async (cookie: string) => [
    ...(await Promise.all(
      [paths.reviewProject(slug), paths.reviewApplication(slug, code)].map(
        async (path) => (await world.ask("nobody", path, { cookie })).status,
      ),
    )),
    (
      await world.ask("nobody", paths.api.review(slug, code), {
        cookie,
        method: "PUT",
        headers: json,
        body: JSON.stringify({ version: 0, submission: 1, notes: "", scores: {} }),
      })
    ).status,
    await db.review.deleteMany({ where: { applicationId: id } }).then(() => "done"),
  ];
  return { project, all };
}

test("a reviewer who is removed reads and writes nothing more", async ({ world }) => {
  const { id, cookie, status } = await somebody(world);
  const { project, all } = await readable(world, { reviewerUserIds: [id] });
  expect(await all(cookie)).toEqual([200, 200, 200, "done"]);
  await world.db.projectReviewer.delete({ where: { projectId_userId: { projectId: project.id, userId: id } } });
  expect(await all(cookie)).toEqual([404, 404, 404, "done"]);
  expect(await status(paths.review)).toBe(404);
});

test("a mentor whose profile is linked to another account reads and writes nothing more", async ({ world }) => {
  const { id, cookie, status } = await somebody(world);
  const { all } = await readable(world, { mentorUserIds: [id] });
  expect(await all(cookie)).toEqual([200, 200, 200, "done"]);
  await world.db.mentor.update({ where: { userId: id }, data: { userId: null } });
  expect(await all(cookie)).toEqual([404, 404, 404, "done"]);
  expect(await status(paths.review)).toBe(404);
});

test("a mentor who is taken off a project reads it no more, and goes on with another", async ({ world }) => {
  const { id, cookie, status } = await somebody(world);
  const [one, other] = [await readable(world, { mentorUserIds: [id] }), await readable(world, { mentorUserIds: [id] })];
  await world.db.projectMentor.deleteMany({ where: { projectId: one.project.id } });
  expect(await one.all(cookie)).toEqual([404, 404, 404, "done"]);
  expect(await other.all(cookie)).toEqual([200, 200, 200, "done"]);
  expect(await status(paths.review)).toBe(200);
});

test("an unpublished project is its readers’ no more", async ({ world }) => {
  const { id, cookie } = await somebody(world);
  const { project, all } = await readable(world, { reviewerUserIds: [id] });
  await world.db.project.update({ where: { id: project.id }, data: { state: "draft", publishedAt: null } });
  expect(await all(cookie)).toEqual([404, 404, 404, "done"]);
});

test("an admin no longer is one", async ({ world }) => {
  const { id, status } = await somebody(world, { isAdmin: true });
  expect(await status(paths.admin.people)).toBe(200);
  await world.db.user.update({ where: { id }, data: { isAdmin: false } });
  expect(await status(paths.admin.people)).toBe(404);
});

for (const [how, end] of [
  ["ended", (world: World, userId: string) => world.db.session.deleteMany({ where: { userId } })],
  [
    "over",
    (world: World, userId: string) => world.db.session.updateMany({ where: { userId }, data: { expires: new Date() } }),
  ],
  ["of somebody who is deleted", (world: World, id: string) => world.db.user.delete({ where: { id } })],
] as const) {
  test(`a session that is ${how} opens nothing`, async ({ world }) => {
    const { id, cookie, status } = await somebody(world);
    const essay = await makeEssay(world.db, { applicantId: id, problemId: world.problem.id });
    const save = () =>
      world.ask("nobody", paths.api.essay(essay.id), {
        cookie,
        method: "PUT",
        headers: json,
        body: JSON.stringify({ text: "Words.", promptId: null, version: 1 }),
      });
    expect(await status(paths.account)).toBe(200);
    expect((await save()).status).toBe(200);
    await end(world, id);
    expect(await status(paths.account)).toBe(307);
    expect((await save()).status).toBe(401);
  });
}

test("a cookie opens nothing but by its own token: not by the stored hash, nor by another’s", async ({ world }) => {
  const { id, status } = await somebody(world);
  expect(await status(paths.account)).toBe(200);
  const { sessionToken } = await world.db.session.findFirstOrThrow({ where: { userId: id } });
  for (const value of [sessionToken, "", "x", "%00", "null", "a".repeat(4_000), `${sessionToken}; a=b`]) {
    const answer = await world.ask("nobody", paths.account, { cookie: `prentice-session=${value}` });
    expect(answer.status, value.slice(0, 80)).toBe(307);
  }
});

test("nobody asks for more sign-in links by saying that they are somebody else", async ({ world }) => {
  test.slow();
  const kind: Kind = "nobody";
  const page = await world.ask(kind, paths.signIn());
  const id = /&quot;id&quot;:&quot;([0-9a-f]{40,})/.exec(page.body)?.[1] ?? "";
  const fields = formOf(page.body, id);
  await world.db.rateLimit.deleteMany();
  let sent = 0;
  for (let at = 0; at < 60; at += 1) {
    const email = `flood-${at}@flood.example`;
    const answer = await world.ask(kind, paths.signIn(), {
      method: "POST",
      headers: { origin: world.url, "x-forwarded-for": `10.0.${at}.1` },
      body: asForm(filled(fields, { email })),
    });
    if (answer.status === 303) sent += 1;
  }
  await world.db.rateLimit.deleteMany();
  // One client may ask forty times in a quarter of an hour, whoever it says that it speaks for.
  expect(sent).toBeLessThanOrEqual(40);
  expect(sent).toBeGreaterThan(0);
});
