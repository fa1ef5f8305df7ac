import { expect, test } from "vitest";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { publicationList, publicationsOf, publicationsToExport } from "./public-queries.ts";
import { NEWEST, ORDER_PAGE } from "./view.ts";

const { db } = await testDatabase();

/** Somebody who leads a project in this state. */
async function makeMentor(state: "published" | "draft" | "archived" = "published") {
  const user = await makeUser(db);
  await makeProject(db, { mentorUserIds: [user.id], state });
  return db.mentor.findUniqueOrThrow({ where: { userId: user.id } });
}

type Given = {
  title: string;
  year?: number;
  month?: number;
  day?: number;
  fields?: string[];
  citations?: number;
  hidden?: boolean;
};

async function makePapers(mentorId: string, papers: Given[]) {
  await db.publication.createMany({
    data: papers.map(({ hidden, citations, ...said }) => ({
      mentorId,
      titleKey: said.title.toLowerCase(),
      authors: [],
      csl: {},
      fields: [],
      hiddenAt: hidden ? new Date() : null,
      ...(citations === undefined ? {} : { citations, citedAt: new Date(), citedBy: "OpenAlex" }),
      ...said,
    })),
  });
}

const titles = async (slug: string, order: "date" | "citations" | "field", page = 1) =>
  (await publicationList(slug, order, page))?.papers.map(({ title }) => title);

test("papers stand in the order that is asked for; what is unknown comes last; what is hidden is nowhere", async () => {
  const { id, slug } = await makeMentor();
  await makePapers(id, [
    { title: "a", year: 2022, citations: 5, fields: ["NLP"] },
    { title: "b", year: 2022, month: 3, citations: 50 },
    { title: "c", year: 2022, month: 3, day: 2, fields: ["alignment", "NLP"] },
    { title: "d", fields: ["Alignment"], citations: 0 },
    { title: "e", year: 2024, citations: 5 },
    { title: "hidden", year: 2025, citations: 500, fields: ["A"], hidden: true },
  ]);
  expect(await titles(slug, "date")).toEqual(["e", "c", "b", "a", "d"]);
  expect(await titles(slug, "citations")).toEqual(["b", "e", "a", "d", "c"]);
  expect(await titles(slug, "field")).toEqual(["c", "d", "a", "e", "b"]);
  expect((await publicationsOf(id)).figures).toMatchObject({
    papers: 5,
    citations: 60,
    counted: 4,
    from: 2022,
    to: 2024,
  });
  expect((await publicationsToExport(slug))?.map(({ title }) => title)).toEqual(["e", "c", "b", "a", "d"]);
});

test("a long list comes in pages, the profile shows the newest, and behind the last page there is none", async () => {
  const { id, slug } = await makeMentor();
  await makePapers(
    id,
    Array.from({ length: ORDER_PAGE + 3 }, (_, at) => ({ title: `paper ${at}`, year: 1900 + at })),
  );
  const { figures, latest } = await publicationsOf(id);
  expect(latest.map(({ year }) => year)).toEqual(Array.from({ length: NEWEST }, (_, at) => 1900 + ORDER_PAGE + 2 - at));
  expect(figures.papers).toBe(ORDER_PAGE + 3);
  expect(await publicationList(slug, "date", 1)).toMatchObject({ pages: 2, papers: { length: ORDER_PAGE } });
  expect(await titles(slug, "date", 2)).toEqual(["paper 2", "paper 1", "paper 0"]);
  expect(await publicationList(slug, "date", 3)).toBeNull();
});

test("only of a mentor who is public; without papers there is no list, but an empty file", async () => {
  for (const state of ["draft", "archived"] as const) {
    const { id, slug } = await makeMentor(state);
    await makePapers(id, [{ title: "not to be seen" }]);
    expect(await publicationList(slug, "date", 1)).toBeNull();
    expect(await publicationsToExport(slug)).toBeNull();
  }
  const { slug } = await makeMentor();
  expect(await publicationList(slug, "date", 1)).toBeNull();
  expect(await publicationsToExport(slug)).toEqual([]);
  expect(await publicationsToExport("nobody-here")).toBeNull();
});
