import { expect, test } from "vitest";
import { publicMentor } from "#lib/mentors/public-queries.ts";
import { publicProject } from "#lib/projects/public-queries.ts";
import { threadPage } from "#lib/questions/public-queries.ts";
import { makeCohort, makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { absolute, siteName } from "./address.ts";
import { type Thing, written } from "./json-ld.ts";
import { pageMetadata } from "./page-metadata.ts";
import { profileData } from "./person-data.ts";
import { projectData } from "./project-data.ts";
import { newProjects, publicPages } from "./queries.ts";
import { sitemap } from "./sitemap.ts";
import { threadData } from "./thread-data.ts";

const { db, pool } = await testDatabase();
const hostile = '</script><script>alert(1)</script> & "quoted" \u2028';

/** As whoever reads the page finds it. */
const served = (data: Thing): Thing => JSON.parse(written(data));

async function led(title: string, over: Parameters<typeof makeProject>[1] = {}) {
  const mentor = await makeUser(db, { name: `Mentor of ${title}` });
  const project = await makeProject(db, { title, mentorUserIds: [mentor.id], ...over });
  return { project, mentor: await db.mentor.findUniqueOrThrow({ where: { userId: mentor.id } }), user: mentor };
}

const addresses = async () =>
  sitemap(absolute, await publicPages())
    .match(/<loc>[^<]*/g)
    ?.map((line) => line.replace("<loc>http://127.0.0.1:3000", "")) ?? [];

test("a page says in its head where it is, and where its news are", () => {
  const shown = pageMetadata({ title: "A page", description: "What it is", path: "/glossary", feeds: true });
  expect(shown.alternates).toMatchObject({ canonical: "http://127.0.0.1:3000/glossary" });
  expect(Object.keys(shown.alternates?.types ?? {})).toEqual(["application/atom+xml", "application/feed+json"]);
  expect(shown.openGraph).toMatchObject({ url: "http://127.0.0.1:3000/glossary", title: "A page" });
  expect(shown.robots).toBeUndefined();
  expect(pageMetadata({ title: null, description: "", path: "/", index: false }).robots).toEqual({ index: false });
});

test("what is public is in the feed and the sitemap, and leaves them when it is not any more", async () => {
  const { project, mentor } = await led("Published first");
  const draft = await led("Still a draft", { state: "draft" });
  const hidden = await led("Hidden with its cohort", { cohortId: (await makeCohort(db, { state: "draft" })).id });
  const fields = { title: "On words", titleKey: "on words", authors: [], fields: [], csl: {} };
  await db.publication.create({ data: { ...fields, mentorId: mentor.id, hiddenAt: new Date() } });
  await db.writing.create({
    data: { mentorId: mentor.id, title: "A post", url: "https://example.org/a", publishedOn: new Date("2025-01-02") },
  });
  const page = `/projects/${project.slug}`;
  const there = await addresses();
  expect(there).toEqual(
    expect.arrayContaining(["/", page, `/mentors/${mentor.slug}`, `/mentors/${mentor.slug}/writings`]),
  );
  expect(there).not.toContain("/glossary");
  expect(there).not.toContain(`/mentors/${mentor.slug}/publications`);
  for (const other of [draft, hidden]) {
    expect(there.join()).not.toContain(other.project.slug);
    expect(there.join()).not.toContain(other.mentor.slug);
  }
  expect((await newProjects()).map(({ slug }) => slug)).toEqual([project.slug]);

  await db.publication.updateMany({ data: { hiddenAt: null } });
  expect(await addresses()).toContain(`/mentors/${mentor.slug}/publications`);
  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  expect((await addresses()).join()).not.toMatch(/projects|mentors/);
  expect(await newProjects()).toEqual([]);
});

test("a mentor’s page says who it is, with the papers, whatever is in them", async () => {
  const { mentor } = await led("A led one");
  await db.mentor.update({
    where: { id: mentor.id },
    data: { name: hostile, website: "https://example.org/", orcid: "0000-0002-1825-0097", biography: `**${hostile}**` },
  });
  const authors = Array.from({ length: 40 }, (_, n) => ({
    given: hostile,
    family: `F${n}`,
    ...(n === 30 ? { self: true } : {}),
  }));
  await db.publication.create({
    data: {
      mentorId: mentor.id,
      title: hostile,
      titleKey: "x",
      authors,
      fields: ["CL"],
      csl: {},
      year: 2022,
      month: 12,
      arxivId: "2212.09251",
      abstract: hostile,
    },
  });
  const shown = await publicMentor(mentor.slug);
  if (!shown) throw new Error("The mentor is not public.");
  const { "@graph": graph } = served(profileData(absolute, shown)) as { "@graph": Thing[] };
  expect(graph[0]).toMatchObject({
    "@type": "Person",
    name: hostile,
    url: `http://127.0.0.1:3000/mentors/${mentor.slug}`,
    sameAs: ["https://example.org/", "https://orcid.org/0000-0002-1825-0097"],
    mainEntityOfPage: { "@type": "ProfilePage" },
  });
  expect(graph[1]).toMatchObject({
    "@type": "ScholarlyArticle",
    headline: hostile,
    datePublished: "2022-12",
    sameAs: ["https://arxiv.org/abs/2212.09251"],
  });
  const named = graph[1]?.["author"] as Thing[];
  expect(named).toHaveLength(11);
  expect(named.at(-1)?.["@id"]).toBe(graph[0]?.["@id"]);
});

test("a project’s page says until when, for how many, and by whom", async () => {
  const { project, mentor } = await led("A call", { places: 4, summary: hostile });
  const shown = await publicProject(project.slug, new Date());
  if (!shown) throw new Error("The project is not public.");
  expect(served(projectData(absolute, siteName(), shown))).toMatchObject({
    "@type": "EducationalOccupationalProgram",
    name: "A call",
    description: hostile,
    maximumEnrollment: 4,
    applicationStartDate: shown.cohort.opensAt.toISOString(),
    applicationDeadline: shown.cohort.closesAt.toISOString(),
    provider: [{ "@type": "Organization" }, { "@type": "Person", url: `http://127.0.0.1:3000/mentors/${mentor.slug}` }],
  });
});

test("a question’s page names who signed, and neither the anonymous nor what is not shown", async () => {
  const { project, user, mentor } = await led("With questions");
  const [asker, other] = [
    await makeUser(db, { name: "Zephyrine Quillfeather" }),
    await makeUser(db, { name: "Orla Open" }),
  ];
  const write = async (parent: { id: string; path: string; depth: number } | null, over: object) => {
    const id = crypto.randomUUID();
    const place = parent
      ? { parentId: parent.id, path: `${parent.path}/${id}`, depth: parent.depth + 1 }
      : { path: id, number: 1 };
    const threadId = parent?.path.split("/")[0] ?? id;
    return db.post.create({
      data: { id, projectId: project.id, threadId, text: hostile, createdAt: new Date(), ...place, ...over },
    });
  };
  const root = await write(null, { authorId: asker.id, anonymous: true, alias: 1, text: "Is it so?" });
  const answer = await write(root, { authorId: user.id, answer: true });
  await write(answer, { authorId: other.id });
  await write(root, { authorId: other.id, text: "", deletedAt: new Date() });
  await write(root, { authorId: other.id, text: "SECRETWORDS", hiddenAt: new Date(), hiddenReason: "Not for here." });
  const view = await threadPage(project.slug, 1, 1);
  if (!view) throw new Error("The question is not public.");
  const data = served(threadData(absolute, view) ?? {});
  expect(data).toMatchObject({
    "@type": "QAPage",
    mainEntity: {
      name: "Is it so?",
      answerCount: 1,
      suggestedAnswer: [
        {
          author: { name: user.name, url: `http://127.0.0.1:3000/mentors/${mentor.slug}` },
          comment: [{ author: { name: "Orla Open" } }],
        },
      ],
    },
  });
  expect((data["mainEntity"] as Thing)["author"]).toBeUndefined();
  for (const secret of ["Zephyrine", "SECRETWORDS", "Not for here"]) expect(JSON.stringify(data)).not.toContain(secret);
  expect(await addresses()).toContain(`/projects/${project.slug}/questions/1`);
  await db.post.update({ where: { id: root.id }, data: { hiddenAt: new Date(), hiddenReason: "Why." } });
  const gone = await threadPage(project.slug, 1, 1);
  expect(gone && threadData(absolute, gone)).toBeNull();
  expect(await addresses()).not.toContain(`/projects/${project.slug}/questions/1`);
});

test("a sitemap of a hundred projects and five thousand questions is made of one statement", async () => {
  const { project } = await led("Much asked");
  await pool.query(
    `INSERT INTO project (id, cohort_id, slug, title, state, published_at, updated_at)
     SELECT gen_random_uuid(), $1, 'another-' || n, 'Another ' || n, 'published', now(), now() FROM generate_series(1, 99) n`,
    [project.cohortId],
  );
  await pool.query(
    `INSERT INTO post (id, project_id, thread_id, number, path, text, created_at)
     SELECT id, $1, id, n, id::text, 'Why ' || n || '?', now() FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, 5000) n) x`,
    [project.id],
  );
  await pool.query("ANALYZE post");
  const pages = await publicPages();
  expect(pages.filter(({ kind }) => kind === "question")).toHaveLength(5_000);
  expect(pages.filter(({ slug }) => slug?.startsWith("another-"))).toHaveLength(99);
  // Far from the 50 MB that a sitemap may have.
  expect(sitemap(absolute, pages).length).toBeLessThan(1_500_000);
});
