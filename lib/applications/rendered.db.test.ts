import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeApplication, makeEssay, makeProblem, makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { type Renderer, renderAhead, renderer } from "./rendered.ts";
import { submitApplication } from "./submit.ts";

const { db } = await testDatabase();
const mail = { appUrl: "http://portal.example", from: "portal@example.org", programme: "The programme" };
const words = "one two three four five six seven eight nine ten eleven twelve";

test("what is rendered before anything is locked is what is frozen, and is rendered once", async () => {
  const user = await makeUser(db, { name: "Zephyrine Quill", affiliation: "University of Vaduz" });
  const problems = [
    await makeProblem(db),
    await makeProblem(db),
    await makeProblem(db, { kind: "short_answer", minWords: 1 }),
  ];
  const project = await makeProject(db, { problems: problems.map(({ id }) => ({ problemId: id })) });
  for (const [at, { id }] of problems.entries())
    await makeEssay(db, { applicantId: user.id, problemId: id, text: `${at}, by Zephyrine Quill. ${words}` });
  const { id } = await makeApplication(db, { projectId: project.id, applicantId: user.id });
  const actor: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };

  const ahead = new Map<number, ReturnType<Renderer>>();
  const render = renderer();
  const heard: Renderer = (answer, who) => {
    const made = render(answer, who);
    ahead.set(answer.position, made);
    return made;
  };
  await renderAhead(db, actor, id, heard);
  expect([...ahead.keys()]).toEqual([1, 2, 3]);
  expect(await submitApplication(db, actor, id, { receivedAt: new Date(), key: null }, mail)).toMatchObject({
    ok: true,
  });
  for (const essay of await db.submissionEssay.findMany({ where: { submission: { applicationId: id } } }))
    expect(essay).toMatchObject(ahead.get(essay.position) ?? {});

  // Pressed again with nothing changed, or by somebody else: nothing is rendered.
  ahead.clear();
  await renderAhead(db, actor, id, heard);
  await renderAhead(db, { ...actor, id: (await makeUser(db)).id }, id, heard);
  await renderAhead(db, actor, "nothing", heard);
  expect(ahead.size).toBe(0);

  // Nor is what can't be sent, however long that would take.
  await db.essay.updateMany({
    where: { applicantId: user.id, problemId: problems[0]?.id ?? "" },
    data: { text: `${"|a".repeat(8)}|\n${"|-".repeat(8)}|\n${`${"|x".repeat(8)}|\n`.repeat(2_000)}` },
  });
  await renderAhead(db, actor, id, heard);
  expect([...ahead.keys()]).toEqual([2, 3]);
});
