import { titleKey } from "#lib/publications/identity.ts";
import { readPublications } from "#lib/publications/read.ts";
import type { Author } from "#lib/publications/schema.ts";
import type { Db } from "#prisma/client.ts";
import { makeProject } from "#prisma/factories.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { expect, type Person, test } from "../fixtures.ts";

const others: Author[] = "Adeyemi Brandt Castellanos Dvořák Eriksen"
  .split(" ")
  .map((family) => ({ given: "A.", family, affiliations: ["University of Elsewhere"] }));

/** Three papers of hers, and a hidden one; she is the last of six authors of the first. */
async function publish(db: Db, { mentorId = "" }: Person, name: string) {
  const self: Author = { literal: name, self: true, affiliations: ["Institute of Made-up Results"] };
  const paper = (title: string, given: object, authors: Author[] = [self]): Prisma.PublicationCreateManyInput => ({
    mentorId,
    title,
    titleKey: titleKey(title),
    authors,
    csl: { type: "article-journal" },
    ...given,
  });
  const counted = (citations: number, citedIn: object) => ({
    citations,
    citedIn,
    citedAt: new Date("2026-11-03T09:00:00Z"),
    citedBy: "OpenAlex",
  });
  await db.publication.createMany({
    data: [
      paper(
        "Debate & {doubt}: 100% of it",
        {
          venue: "Journal of Made-up Results",
          year: 2024,
          month: 5,
          day: 28,
          fields: ["Oversight"],
          abstract: "Two models argue.",
          doi: `10.5555/debate.${mentorId.slice(-6)}`,
          arxivId: "2405.01234",
          pdfUrl: "https://example.org/debate.pdf",
          ...counted(12, { 2025: 12 }),
        },
        [...others, self],
      ),
      paper("Earlier and much cited", {
        year: 2022,
        month: 12,
        fields: ["Alignment"],
        ...counted(1_234, { 2023: 1_234 }),
      }),
      paper("Without a date", {}),
      paper("Hidden for now", { year: 2026, hiddenAt: new Date() }),
    ],
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("anyone reads what a mentor published, in three orders, and takes it away", async ({
      page,
      request,
      db,
      person,
      axe,
    }) => {
      const mentor = await person("mentor", { name: "Etta Published" });
      await makeProject(db, { mentorUserIds: [mentor.id] });
      await publish(db, mentor, mentor.name);
      const { slug } = await db.mentor.findUniqueOrThrow({ where: { id: mentor.mentorId ?? "" } });

      await page.goto(`/mentors/${slug}`);
      const section = page.getByRole("region", { name: "Publications", exact: true });
      await expect(section.locator("dd")).toHaveText(["3", "1,246", "2022–2024"]);
      await expect(section.getByRole("img", { name: "Papers and citations by year" })).toBeVisible();
      await expect(section.getByText("in the calendar year in which they were received")).toBeVisible();
      await section.getByText("The numbers as a table").click();
      await expect(section.getByRole("row", { name: "2023 0 1,234" })).toBeVisible();
      if (javaScriptEnabled) await axe(page);
      await section.getByRole("link", { name: "By citations or field, and as BibTeX or CSL-JSON" }).click();

      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Publications of ${mentor.name}`);
      const papers = page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ has: page.getByRole("heading") });
      const titles = papers.getByRole("heading");
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(["2024", "2022", "Undated"]);
      const debate = papers.first();
      await expect(debate.locator("strong").first()).toHaveText(mentor.name);
      await expect(debate).toContainText(`A. Adeyemi, A. Brandt, A. Castellanos, … ${mentor.name} et al.`);
      await expect(debate).toContainText("Institute of Made-up Results; University of Elsewhere");
      await expect(debate).toContainText("Journal of Made-up Results, 28 May 2024 · Oversight");
      await expect(debate).toContainText("12 citations (OpenAlex, 3 Nov 2026)");
      await expect(debate.getByText("A. Eriksen")).toBeHidden();
      await debate.getByText("All 6 authors").click();
      await expect(debate.getByText("A. Eriksen")).toBeVisible();
      await expect(debate.getByText("Two models argue.")).toBeHidden();
      await debate.getByText("Abstract").click();
      await expect(debate.getByText("Two models argue.")).toBeVisible();
      await expect(debate.getByRole("link", { name: "arXiv:2405.01234" })).toHaveAttribute(
        "href",
        "https://arxiv.org/abs/2405.01234",
      );
      if (javaScriptEnabled) await axe(page);

      const order = page.getByRole("navigation", { name: "Order" });
      await order.getByRole("link", { name: "Citations" }).click();
      await expect(titles).toHaveText(["Earlier and much cited", "Debate & {doubt}: 100% of it", "Without a date"]);
      await expect(order.locator("[aria-current=page]")).toHaveText("Citations");
      await order.getByRole("link", { name: "Field" }).click();
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Alignment", "Oversight", "No field given"]);
      if (javaScriptEnabled) await axe(page);

      for (const [name, format] of [
        ["BibTeX", "BibTeX"],
        ["CSL-JSON", "CSL-JSON"],
      ] as const) {
        const file = await request.get((await order.getByRole("link", { name }).getAttribute("href")) ?? "");
        expect(file.headers()).toMatchObject({
          "content-disposition": expect.stringMatching(/^attachment/),
          "x-content-type-options": "nosniff",
          "cache-control": "s-maxage=5",
        });
        const read = readPublications(await file.text(), format);
        expect(read.ok && read.value.entries.map((entry) => "publication" in entry && entry.publication.title)).toEqual(
          ["Debate & {doubt}: 100% of it", "Earlier and much cited", "Without a date"],
        );
      }

      // With its mentor's last public project the list is gone, too.
      await db.project.updateMany({
        where: { mentors: { some: { mentorId: mentor.mentorId ?? "" } } },
        data: { state: "draft" },
      });
      for (const path of ["", "/citations", ".bib", ".json"])
        await expect.poll(async () => (await request.get(`/mentors/${slug}/publications${path}`)).status()).toBe(404);
    });
  });
}
