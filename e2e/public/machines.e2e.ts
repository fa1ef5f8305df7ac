import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { paths } from "#lib/paths.ts";
import { makePost, makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

/** What ends a script element, where it is not kept from it. */
const hostile = '</script><script>document.title = "broken into"</script> & “more”';

test("a new project reaches feed readers and search engines, and leaves them when it is taken back", async ({
  page,
  request,
  person,
  db,
  baseURL,
}) => {
  const mentor = await person("mentor", { name: "Feodora Feeder" });
  const project = await makeProject(db, { title: `Fed ${Date.now()}`, summary: hostile, mentorUserIds: [mentor.id] });
  const address = `${baseURL}${paths.project(project.slug)}`;

  // A reader finds the feeds from the front page.
  await page.goto("/");
  const found = await page
    .locator('head link[rel="alternate"][type$="+xml"], head link[rel="alternate"][type$="+json"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(found).toEqual([`${baseURL}${paths.projectsFeed("atom")}`, `${baseURL}${paths.projectsFeed("json")}`]);

  const entry = async () => {
    const { entries } = parseAtomFeed(await (await request.get(paths.projectsFeed("atom"))).text());
    return entries?.find(({ id }) => id === `urn:uuid:${project.id}`);
  };
  const item = async () => {
    const { items } = parseJsonFeed(await (await request.get(paths.projectsFeed("json"))).text());
    return items?.find(({ id }) => id === `urn:uuid:${project.id}`);
  };
  const mapped = async () => (await (await request.get("/sitemap.xml")).text()).includes(`<loc>${address}</loc>`);
  await expect.poll(entry).toMatchObject({ authors: [{ name: "Feodora Feeder" }], links: [{ href: address }] });
  await expect.poll(item).toMatchObject({ title: project.title, url: address, summary: hostile });
  await expect.poll(mapped).toBe(true);

  // Who has it already is told so; the tag is of this very content.
  await expect
    .poll(async () => {
      const first = await request.get(paths.projectsFeed("atom"));
      const again = await request.get(paths.projectsFeed("atom"), {
        headers: { "If-None-Match": first.headers()["etag"] ?? "" },
      });
      return again.status();
    })
    .toBe(304);
  expect(await (await request.get("/robots.txt")).text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`);

  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  await expect.poll(entry).toBeUndefined();
  await expect.poll(item).toBeUndefined();
  await expect.poll(mapped).toBe(false);
});

test("what pages say to machines is whole, even where people’s words are hostile", async ({
  page,
  person,
  db,
  baseURL,
}) => {
  const [mentor, asker] = [
    await person("mentor", { name: "Ludmila Linked" }),
    await person("applicant", { name: "Una Named" }),
  ];
  const project = await makeProject(db, { title: `Told ${hostile}`, mentorUserIds: [mentor.id], places: 3 });
  const profile = await db.mentor.update({
    where: { userId: mentor.id },
    data: { biography: `She writes ${hostile}`, orcid: "0000-0002-1825-0097" },
  });
  const paper = {
    title: hostile,
    titleKey: "hostile",
    authors: [{ literal: hostile }],
    fields: [],
    csl: {},
    year: 2024,
  };
  await db.publication.create({ data: { ...paper, mentorId: profile.id } });
  const question = await makePost(db, { projectId: project.id, authorId: asker.id, anonymous: true, text: hostile });
  await makePost(db, { projectId: project.id, authorId: mentor.id, parent: question, answer: true, text: "So it is." });

  /** Of a page as it is served: its head, and what its one data block holds. */
  const told = async (path: string) => {
    await page.goto(path);
    await expect(page).not.toHaveTitle("broken into");
    const head = (selector: string, name: string) => page.locator(`head ${selector}`).getAttribute(name);
    expect(await head('link[rel="canonical"]', "href")).toBe(`${baseURL}${path}`);
    expect(await head('meta[property="og:url"]', "content")).toBe(`${baseURL}${path}`);
    const block = page.locator('script[type="application/ld+json"]');
    await expect(block).toHaveCount(1);
    return JSON.parse((await block.textContent()) ?? "");
  };

  expect(await told(paths.project(project.slug))).toMatchObject({
    "@type": "EducationalOccupationalProgram",
    name: project.title,
    maximumEnrollment: 3,
  });
  const { "@graph": graph } = await told(paths.mentor(profile.slug));
  expect(graph).toMatchObject([
    { "@type": "Person", name: "Ludmila Linked", sameAs: ["https://orcid.org/0000-0002-1825-0097"] },
    { "@type": "ScholarlyArticle", headline: hostile, datePublished: "2024", author: [{ name: hostile }] },
  ]);
  expect(await told(paths.publications(profile.slug))).toMatchObject({
    mainEntity: { itemListElement: [{ position: 1, item: { headline: hostile } }] },
  });
  const thread = await told(paths.question(project.slug, question.number ?? 0));
  expect(thread).toMatchObject({
    "@type": "QAPage",
    mainEntity: { answerCount: 1, suggestedAnswer: [{ text: "So it is.", author: { name: "Ludmila Linked" } }] },
  });
  // She asked without her name.
  expect(JSON.stringify(thread)).not.toContain("Una Named");
});
