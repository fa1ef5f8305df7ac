// Questions in both worlds: whoever asked without a name is nobody to the public, to other applicants,
// and to all who read the project's applications, admins among them.
import { randomBytes } from "node:crypto";
import { paths } from "#lib/paths.ts";
import { makePost, makeProject } from "#prisma/factories.ts";
import { Compared, type Heard, leaks, look } from "./blind.ts";
import { ANOTHER, as, type Identity, wordsOf } from "./two-worlds.ts";
import { expect, type Kind, OWNER, test, type World } from "./world.ts";

const people: Kind[] = ["nobody", "stranger", "other", "otherMentor", "reviewer", "mentor", "adminReviewer"];

type Asked = { slug: string; number: number; question: string; answer: string };

/** A project of its own, with a question of the owner's and an answer; older than all others, so that lists can begin at it. */
async function ask({ db, ids, cohort }: World): Promise<Asked> {
  const { id: projectId, slug } = await makeProject(db, {
    cohortId: cohort.id,
    mentorUserIds: [ids.mentor],
    reviewerUserIds: [ids.reviewer, ids.adminReviewer],
  });
  const at = (day: number) => new Date(Date.UTC(2020, 0, day) + Math.floor(Math.random() * 80_000_000));
  const question = await makePost(db, { projectId, authorId: ids.owner, anonymous: true, createdAt: at(1) });
  const reply = { projectId, parent: question };
  const answer = await makePost(db, { ...reply, authorId: ids.mentor, answer: true, createdAt: at(2) });
  await makePost(db, { ...reply, authorId: ids.owner, anonymous: true, text: "Thank you.", createdAt: at(3) });
  await db.follow.create({ data: { threadId: question.id, userId: ids.owner } });
  return { slug, number: question.number ?? 0, question: question.id, answer: answer.id };
}

/** Public pages are the same bytes for everybody, so that they are asked for by one. */
function addresses({ slug, number, question, answer }: Asked, kind: Kind): string[] {
  if (kind === "nobody")
    return [
      paths.project(slug),
      paths.questions(slug),
      paths.question(slug, number),
      paths.post(slug, question),
      paths.post(slug, answer),
      paths.projectsFeed("atom"),
      paths.projectsFeed("json"),
    ];
  return [
    paths.ask(slug),
    `${paths.ask(slug)}?q=${encodeURIComponent(OWNER.name)}`,
    paths.askPost(slug, question),
    paths.askPost(slug, answer),
    ...(kind === "adminReviewer" ? [`${paths.admin.questions}?show=recent&before=${answer}`] : []),
  ];
}

/**
 * What such a person hears with this identity behind the question. Public pages are kept for a while: the
 * question says a word that is new, so that they are known to have been rendered in this world.
 */
async function hear(world: World, asked: Asked, kind: Kind, identity: Identity): Promise<Heard> {
  const word = `w${randomBytes(8).toString("hex")}`;
  const text = `How many hours a week, ${word}?`;
  return as(world, identity, async () => {
    await world.db.post.update({ where: { id: asked.question }, data: { text } });
    if (kind === "nobody") {
      let fresh = 0;
      await expect
        .poll(async () => {
          const { body } = await world.ask(kind, paths.question(asked.slug, asked.number));
          fresh = body.includes(word) ? fresh + 1 : 0;
          return fresh;
        })
        .toBeGreaterThan(4);
      // Each is rendered once before it is compared, by whichever process.
      await look(world, kind, addresses(asked, kind));
    }
    const heard = await look(world, kind, addresses(asked, kind));
    return new Map([...heard].map(([at, answer]) => [at, answer.replaceAll(word, "WORD")]));
  });
}

test("questions read the same to everybody, whoever asked", async ({ world }) => {
  test.slow();
  const asked = await ask(world);
  for (const kind of people) {
    await test.step(kind, async () => {
      const compared = new Compared();
      let found: string[] = [];
      // How much is streamed in which piece depends on how busy the machine is.
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const one = await hear(world, asked, kind, OWNER);
        const other = await hear(world, asked, kind, ANOTHER);
        expect([...leaks(one, wordsOf(OWNER)), ...leaks(other, wordsOf(ANOTHER))]).toEqual([]);
        expect([...one.values()].filter((answer) => answer.includes("WORD")).length).toBeGreaterThanOrEqual(2);
        found = compared.add(one, other);
        if (found.length === 0) break;
      }
      expect(found).toEqual([]);
    });
  }
  // What is compared is not empty: an admin who reads no project does see who asked.
  const { body } = await world.ask("admin", `${paths.admin.questions}?show=recent&before=${asked.answer}`);
  expect(body).toContain(OWNER.name);
});
