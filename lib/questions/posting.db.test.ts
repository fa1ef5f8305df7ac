// Questions on a project's page: who writes, changes and hides what, and who is named by it.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { publicProjects } from "#lib/auth/scopes.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { publicProject } from "#lib/projects/public-queries.ts";
import { seenOf } from "#lib/stale.ts";
import { makeCohort, makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { deletePost, editPost, postShown } from "./edit.ts";
import { hidePost, moderatePost } from "./moderate.ts";
import { questionsOnPage, questionsPage, threadPage, whereIsPost } from "./public-queries.ts";
import { askPage, postPage } from "./queries.ts";
import { isPublic } from "./scope.ts";
import { askQuestion, reply } from "./write.ts";

const { db } = await testDatabase();
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const mail: MailSettings = {
  from: "Prentice <x@example.org>",
  appUrl: "https://portal.example",
  programme: "Prentice",
};

const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: false });
const person = async (name: string, isAdmin = false) => actorOf(await makeUser(db, { name, isAdmin }));

/** Mei leads, Noor reviews, Ada is an admin who reads nothing here; Kofi and Lena apply, or might. */
async function world() {
  const [mei, noor, kofi, lena, ada] = [
    await person("Mei"),
    await person("Noor"),
    await person("Kofi Mensah"),
    await person("Lena"),
    await person("Ada", true),
  ];
  const project = await makeProject(db, { mentorUserIds: [mei.id], reviewerUserIds: [noor.id] });
  const { slug } = project;
  let minutes = 0;
  const next = () => {
    minutes += 2;
    return later(minutes);
  };
  const ask = async (who: Actor, text: string, anonymous = false) =>
    value(await askQuestion(db, who, slug, { text, anonymous, follow: false }, next(), mail));
  const say = (who: Actor, post: string, text: string, anonymous = false) =>
    reply(db, who, { project: slug, post }, { text, anonymous }, next(), mail);
  const said = async (...given: Parameters<typeof say>) => value(await say(...given));
  const at = (post: string) => ({ project: slug, post });
  return { mei, noor, kofi, lena, ada, project, slug, ask, say, said, at };
}

function value<T>(result: { ok: true; value: T } | { ok: false; message: string }): T {
  return result.ok ? result.value : expect.fail(result.message);
}

const refused = (words: string) => ({ ok: false, message: expect.stringContaining(words) });

async function thread(slug: string, number = 1) {
  const page = await threadPage(slug, number, 1);
  return page?.posts.map(
    (post) => post.stone ?? `${"-".repeat(post.depth)}${post.by}${post.answer ? ` (${post.answer})` : ""}`,
  );
}

describe("asking and answering", () => {
  test("questions are counted in their project, also when two ask at once", async () => {
    const { kofi, lena, slug, ask } = await world();
    await Promise.all([ask(kofi, "One?"), ask(lena, "Two?")]);
    const page = await questionsPage(slug, 1);
    expect(page?.questions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await questionsPage(slug, 2)).toBeNull();
  });

  test("a press more makes no post more, and the same words later do", async () => {
    const { kofi, slug, project } = await world();
    const press = (minutes: number) =>
      askQuestion(db, kofi, slug, { text: "Once?", anonymous: false, follow: true }, later(minutes), mail);
    const [one, two] = await Promise.all([press(0), press(0.5)]);
    expect(one).toEqual(two);
    const again = (minutes: number) =>
      reply(db, kofi, { project: slug, post: value(one) }, { text: "Twice.", anonymous: true }, later(minutes), mail);
    expect(await again(1)).toEqual(await again(1.5));
    await press(5);
    expect(await db.post.count({ where: { projectId: project.id } })).toBe(3);
  });

  test("answers are those of mentors and reviewers; replies are nested in the order of the talk", async () => {
    const { mei, noor, kofi, lena, slug, ask, said } = await world();
    const question = await ask(kofi, "How many hours?");
    const eight = await said(mei, question, "Eight.");
    await said(lena, question, "I wonder, too.");
    const really = await said(kofi, eight, "Really?");
    await said(noor, really, "Nine.");
    expect(await thread(slug)).toEqual([
      "Kofi Mensah",
      "-Mei (mentor)",
      "--Kofi Mensah",
      "---Noor (reviewer)",
      "-Lena",
    ]);
    const onPage = (await publicProject(slug, now))?.questions;
    expect(onPage).toMatchObject({
      total: 1,
      questions: [
        { title: "How many hours?", replies: 4, answered: true, answer: { by: "Mei", html: "<p>Eight.</p>" } },
      ],
    });
  });

  test("beyond the depth that is shown, it says whom a reply answers", async () => {
    const { kofi, lena, slug, ask, said } = await world();
    let last = await ask(kofi, "Deep?");
    for (let n = 1; n <= 6; n += 1) last = await said(n % 2 ? lena : kofi, last, `Level ${n}`);
    const posts = (await threadPage(slug, 1, 1))?.posts ?? [];
    expect(posts.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 4, 4]);
    expect(posts.slice(-2)).toMatchObject([
      { to: { id: posts[4]?.id, by: "Kofi Mensah", seen: false } },
      { to: { seen: false } },
    ]);
    expect(posts[3]).toMatchObject({ to: { seen: true } });
  });

  test("whoever writes in a thread follows it from the first time on, and not again once they have stopped", async () => {
    const { kofi, lena, ask, said } = await world();
    const question = await ask(kofi, "Who follows?");
    const following = async () =>
      (await db.follow.findMany({ where: { threadId: question } })).map(({ userId }) => userId);
    expect(await following()).toEqual([]);
    const first = await said(lena, question, "I do.");
    expect(await following()).toEqual([lena.id]);
    await db.follow.deleteMany({ where: { threadId: question } });
    await said(lena, first, "Not any more.");
    expect(await following()).toEqual([]);
  });

  test("is for public projects alone, and for rounds that are not archived", async () => {
    const { kofi, mei, slug, project, ask, at } = await world();
    const question = await ask(kofi, "Still there?");
    for (const state of ["published", "closed"] as const) {
      await db.project.update({ where: { id: project.id }, data: { state } });
      expect(await postPage(kofi, slug, question)).not.toBeNull();
    }
    await db.cohort.update({ where: { id: project.cohortId }, data: { state: "archived" } });
    expect((await threadPage(slug, 1, 1))?.readOnly).toBe(true);
    const write = () => askQuestion(db, kofi, slug, { text: "Now?", anonymous: false, follow: true }, later(90), mail);
    expect(await write()).toEqual(refused("archived"));
    expect(await reply(db, mei, at(question), { text: "No.", anonymous: false }, later(90), mail)).toEqual(
      refused("archived"),
    );
    await db.cohort.update({ where: { id: project.cohortId }, data: { state: "published" } });
    await db.project.update({ where: { id: project.id }, data: { state: "archived" } });
    expect(await write()).toEqual(refused("not public"));
    expect(await reply(db, mei, at(question), { text: "No.", anonymous: false }, later(90), mail)).toEqual(
      refused("not public"),
    );
    expect([
      await threadPage(slug, 1, 1),
      await questionsPage(slug, 1),
      await whereIsPost(slug, question),
      await postPage(mei, slug, question),
      await askPage(kofi, slug, ""),
    ]).toEqual([null, null, null, null, null]);
  });

  test("isPublic says what publicProjects says", async () => {
    for (const state of ["draft", "published", "archived"] as const)
      for (const projectState of ["draft", "published", "closed", "archived"] as const)
        await makeProject(db, { cohortId: (await makeCohort(db, { state })).id, state: projectState });
    const bySql = await db.$queryRaw<
      { id: string }[]
    >`SELECT p.id::text FROM project p WHERE ${isPublic} ORDER BY p.id`;
    const byPrisma = await db.project.findMany({ where: publicProjects, select: { id: true }, orderBy: { id: "asc" } });
    expect(bySql).toEqual(byPrisma);
    expect(byPrisma.length).toBeLessThan(await db.project.count());
  });
});

describe("without a name", () => {
  test("one is the same stranger through a thread, and nobody in the next", async () => {
    const { mei, kofi, lena, slug, ask, said } = await world();
    const question = await ask(kofi, "May I?", true);
    await said(lena, question, "May I, too?", true);
    await said(kofi, question, "Not ticked, but anonymous before.");
    await said(mei, question, "You may.", true);
    await said(lena, question, "Thanks.", true);
    expect(await thread(slug)).toEqual([
      "Asked anonymously",
      "-Anonymous 2",
      "-Anonymous, who asked",
      "-Mei (mentor)",
      "-Anonymous 2",
    ]);
    expect(await postPage(lena, slug, question)).toMatchObject({ anonymousBefore: true, signedBefore: false });
    expect(await postPage(mei, slug, question)).toMatchObject({ anonymousBefore: false, signedBefore: true });
    const other = await ask(mei, "What do you wonder?");
    await said(lena, other, "Much.", true);
    expect(await thread(slug, 2)).toEqual(["Mei", "-Anonymous 1"]);
  });

  test("no page, list, form or record tells who it is: not to the mentor, a reviewer who is an admin, or the public", async () => {
    const { mei, noor, kofi, ada, slug, project, ask, said, at } = await world();
    await db.user.update({ where: { id: noor.id }, data: { isAdmin: true } });
    const question = await ask(kofi, "Is it hard?", true);
    const mine = await said(kofi, question, "For me it is.", true);
    const named = await said(kofi, await ask(mei, "Who is here?"), "I am.");
    await editPost(db, kofi, at(mine), { text: "It is.", seen: seenOf(postShown("For me it is.")) }, later(50));
    const shown = JSON.stringify([
      await threadPage(slug, 1, 1),
      await questionsPage(slug, 1),
      await questionsOnPage(project.id),
      ...(await Promise.all(
        [mei, { ...noor, isAdmin: true }, ada].flatMap((actor) => [
          postPage(actor, slug, question),
          postPage(actor, slug, mine),
          askPage(actor, slug, "hard"),
        ]),
      )),
      await db.auditEvent.findMany({ where: { subjectId: { in: [question, mine] } } }),
    ]);
    for (const word of [kofi.id, kofi.email, "Kofi", "Mensah"]) expect(shown).not.toContain(word);
    expect(JSON.stringify(await threadPage(slug, 2, 1))).toContain("Kofi Mensah");
    expect(await db.auditEvent.count({ where: { subjectId: named, actorId: kofi.id } })).toBe(1);
    expect(await db.auditEvent.count({ where: { subjectId: mine, act: "editPost", actorId: null } })).toBe(1);
  });

  test("who has left has no name any more, and stays the same stranger", async () => {
    const { kofi, lena, slug, ask, said } = await world();
    const question = await ask(kofi, "Gone?", true);
    await said(lena, question, "Soon.");
    await said(kofi, await said(kofi, question, "One."), "Two.");
    await db.user.deleteMany({ where: { id: { in: [kofi.id, lena.id] } } });
    expect(await thread(slug)).toEqual([
      "Asked anonymously",
      "-Somebody who has left",
      "-Anonymous, who asked",
      "--Anonymous, who asked",
    ]);
  });

  test("an address is nobody’s name", async () => {
    const { slug, ask } = await world();
    const nameless = actorOf(await makeUser(db, { name: null }));
    await ask(nameless, "Who am I?");
    expect(await thread(slug)).toEqual(["Somebody"]);
  });
});

describe("changing and deleting", () => {
  test("is for whoever wrote it; what it said before can be read", async () => {
    const { kofi, mei, ada, slug, ask, at } = await world();
    const question = await ask(kofi, "Is there a dsek?");
    const seen = seenOf(postShown("Is there a dsek?"));
    const change = (who: Actor, text: string, mark = seen) =>
      editPost(db, who, at(question), { text, seen: mark }, later(9));
    for (const who of [mei, ada]) expect(await change(who, "Ha!")).toEqual(refused("whoever wrote"));
    expect(await change(kofi, "Is there a desk?")).toMatchObject({ ok: true });
    expect(await change(kofi, "Is there a chair?")).toMatchObject({
      ok: false,
      held: { theirs: { text: "Is there a desk?" } },
    });
    const [post] = (await threadPage(slug, 1, 1))?.posts ?? [];
    expect(post).toMatchObject({
      html: "<p>Is there a desk?</p>",
      editedAt: later(9),
      earlierLeftOut: 0,
      earlier: [
        {
          version: 1,
          parts: [
            { kind: "same" },
            { kind: "removed", text: "dsek" },
            { kind: "added", text: "desk" },
            { kind: "same" },
          ],
        },
      ],
    });
  });

  test("shows no more of long earlier texts than a page can hold, and says so", async () => {
    const { kofi, slug, ask, at } = await world();
    const texts = ["a", "b", "c", "d"].map((letter) => `${letter}, `.repeat(3_000).trim());
    const question = await ask(kofi, texts[0] ?? "");
    for (const [n, text] of texts.slice(1).entries())
      expect(
        await editPost(db, kofi, at(question), { text, seen: seenOf(postShown(texts[n] ?? "")) }, later(60 + n)),
      ).toMatchObject({ ok: true });
    const [post] = (await threadPage(slug, 1, 1))?.posts ?? [];
    expect(post).toMatchObject({ earlier: [{ version: 3 }], earlierLeftOut: 2 });
  });

  test("leaves a stone, and takes the words, their history and the mails with it", async () => {
    const { kofi, mei, lena, slug, ask, said, say, at } = await world();
    const question = await ask(kofi, "SECRETWORD?");
    const answer = await said(mei, question, "No.");
    await editPost(db, kofi, at(question), { text: "SECRETWORD!", seen: seenOf(postShown("SECRETWORD?")) }, later(60));
    expect(await deletePost(db, lena, at(question), later(61))).toEqual(refused("whoever wrote"));
    expect(await deletePost(db, kofi, at(question), later(61))).toMatchObject({ ok: true });
    expect(await deletePost(db, kofi, at(question), later(62))).toEqual(refused("deleted"));
    expect(await thread(slug)).toEqual(["This post was deleted by its author.", "-Mei (mentor)"]);
    expect((await questionsPage(slug, 1))?.questions).toMatchObject([
      { title: "This post was deleted by its author.", stone: true },
    ]);
    expect(await say(lena, question, "Hello?")).toEqual(refused("deleted"));
    expect(await say(lena, answer, "Hello?")).toMatchObject({ ok: true });
    const left = [await db.post.findMany(), await db.postRevision.findMany(), await db.auditEvent.findMany()];
    expect(JSON.stringify(left)).not.toContain("SECRETWORD");
    expect(await postPage(kofi, slug, question)).toMatchObject({ values: null, hiddenHtml: null, acts: [] });
  });
});

describe("moderating", () => {
  test("is for those who lead the project, and for admins", async () => {
    const { kofi, mei, noor, ada, slug, ask, say, at } = await world();
    const [first, second] = [await ask(kofi, "First?"), await ask(kofi, "Second?")];
    const order = async () => (await questionsPage(slug, 1))?.questions.map(({ number }) => number);
    for (const who of [kofi, noor]) {
      expect(await moderatePost(db, who, at(first), "pin", now)).toEqual(refused("mentors who lead"));
      expect(await hidePost(db, who, at(first), "Ha.", now)).toEqual(refused("mentors who lead"));
    }
    expect(await order()).toEqual([2, 1]);
    expect(await moderatePost(db, mei, at(first), "pin", now)).toMatchObject({ ok: true });
    expect(await order()).toEqual([1, 2]);
    expect(await moderatePost(db, ada, at(first), "unpin", now)).toMatchObject({ ok: true });
    expect(await moderatePost(db, ada, at(second), "close", now)).toMatchObject({ ok: true });
    for (const who of [kofi, mei]) expect(await say(who, second, "But…")).toEqual(refused("closed"));
    expect(await moderatePost(db, mei, at(second), "reopen", now)).toMatchObject({ ok: true });
    expect(await say(kofi, second, "But…")).toMatchObject({ ok: true });
    const other = await person("Other mentor");
    await makeProject(db, { mentorUserIds: [other.id] });
    expect(await moderatePost(db, other, at(first), "pin", now)).toEqual(refused("mentors who lead"));
    expect(
      await db.auditEvent.count({ where: { subjectId: { in: [first, second] }, actorId: { in: [mei.id, ada.id] } } }),
    ).toBe(4);
  });

  test("hides words with a reason, from everybody but their author and those who decide", async () => {
    const { kofi, mei, noor, lena, ada, slug, project, ask, at } = await world();
    const question = await ask(kofi, "BADWORD?");
    await editPost(db, kofi, at(question), { text: "BADWORD!", seen: seenOf(postShown("BADWORD?")) }, later(5));
    expect(await hidePost(db, mei, at(question), "It insults people.", later(6))).toMatchObject({ ok: true });
    expect(await thread(slug)).toEqual(["Hidden by a mentor: It insults people."]);
    const shown = async (...actors: Actor[]) =>
      JSON.stringify([
        await threadPage(slug, 1, 1),
        await questionsPage(slug, 1),
        await publicProject(slug, now),
        ...(await Promise.all(
          actors.flatMap((actor) => [postPage(actor, slug, question), askPage(actor, slug, "BADWORD")]),
        )),
      ]);
    expect(await shown(noor, lena)).not.toContain("BADWORD!");
    expect((await askPage(lena, slug, "BADWORD"))?.questions).toEqual([]);
    for (const who of [kofi, mei, ada]) expect(await shown(who)).toContain("BADWORD!");
    expect(await postPage(kofi, slug, question)).toMatchObject({ values: null, acts: ["delete"] });
    expect(await moderatePost(db, kofi, at(question), "show", now)).toEqual(refused("mentors who lead"));
    expect(await moderatePost(db, mei, at(question), "show", now)).toMatchObject({ ok: true });
    expect(await thread(slug)).toEqual(["Kofi Mensah"]);
    await hidePost(db, ada, at(question), "Advertising.", now);
    expect(await thread(slug)).toEqual(["Hidden by the programme: Advertising."]);
    expect((await questionsOnPage(project.id)).questions).toEqual([]);
  });
});

test("what strangers write runs, loads and styles nothing, wherever it is shown", async () => {
  const { kofi, mei, slug, ask, said } = await world();
  const hostile =
    '<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[click](javascript:alert(1)) ![x](https://evil.example/x.png) <b style="color:red">b</b>';
  const question = await ask(kofi, hostile, true);
  await said(mei, question, hostile);
  const thread = await threadPage(slug, 1, 1);
  const htmls = [
    ...(thread?.posts.map((post) => (post.stone === null ? post.html : "")) ?? []),
    ...((await publicProject(slug, now))?.questions.questions.map(({ answer }) => answer?.html ?? "") ?? []),
  ];
  expect(htmls).toHaveLength(3);
  for (const html of htmls) {
    expect(html).toContain("&#x3C;script>");
    expect(html).not.toMatch(/<(script|img|style|b)\b|<[^>]*\s(on\w+|style|src)=|href="?javascript:/i);
  }
});

test("a search finds questions that hold all its words, as beginnings and without accents", async () => {
  const { kofi, slug, ask } = await world();
  await ask(kofi, "Is the évaluation done on-site?");
  await ask(kofi, "Where is the site?");
  const found = async (search: string) => (await askPage(kofi, slug, search))?.questions.map(({ number }) => number);
  expect(await found("SITE")).toEqual([2, 1]);
  expect(await found("eval site")).toEqual([1]);
  expect(await found("desk")).toEqual([]);
  expect(await found("' & |")).toEqual([2, 1]);
  // Letters, which unaccent makes marks of.
  for (const mark of "ʹʺʻʼʽˆˈˋː") expect(await found(`${mark}site${mark} ${mark}`)).toEqual([2, 1]);
});
