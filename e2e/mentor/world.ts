// What the mentors' stories take for granted: a project with a rubric, and applications that were submitted.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import {
  type MadeProject,
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  submitApplicationRow,
} from "#prisma/factories.ts";
import type { Application } from "#prisma/generated/client.ts";
import { createPerson, type Person } from "../fixtures.ts";

const tag = () => Math.random().toString(36).slice(2, 10);

/** Criteria of the rubric, first with twice the weight, each from 1 to 5. */
export const INSIGHT = "Insight";
export const CLARITY = "Clarity";

export type World = {
  project: MadeProject;
  mentor: Person;
  /** In the order they were submitted, each with the person that nobody may see. */
  applications: (Application & { person: Person; text: string })[];
};

/** A mentor's project with so many submitted applications, each by somebody with a telling name. */
export async function makeWorld(
  db: Db,
  applicants: number,
  { reviewerUserIds = [] }: { reviewerUserIds?: string[] } = {},
): Promise<World> {
  const mentor = await createPerson(db, "mentor");
  const cohort = await makeCohort(db, { name: `Cohort ${tag()}` });
  const problem = await makeProblem(db, { title: "A doubt of your own", prompts: ["What do you doubt?"] });
  const project = await makeProject(db, {
    cohortId: cohort.id,
    title: `Reading minds ${tag()}`,
    problems: [{ problemId: problem.id }],
    criteria: [
      { name: INSIGHT, weight: 2, description: "Does it see further?" },
      { name: CLARITY, weight: 1 },
    ],
    mentorUserIds: [mentor.id],
    reviewerUserIds,
  });
  const applications: World["applications"] = [];
  for (let n = 1; n <= applicants; n++) {
    const person = await createPerson(db, "applicant", {
      name: `Zephyrine Quillfeather-${tag()}`,
      affiliation: `Polytechnic of ${tag()}`,
    });
    const { id } = await makeApplication(db, { projectId: project.id, applicantId: person.id });
    const text = `Doubt number ${n}: *everything* I measure, I measure **twice**, and then I ask ${tag()}.`;
    await makeEssay(db, { applicantId: person.id, problemId: problem.id, text });
    const { application } = await submitApplicationRow(db, {
      applicationId: id,
      at: new Date(Date.now() - (applicants - n + 1) * 86_400_000),
    });
    applications.push({ ...application, person, text });
  }
  return { project, mentor, applications };
}

export const score = (page: Page, criterion: string, points: number) =>
  page
    .getByRole("group", { name: new RegExp(`^${criterion}`) })
    .getByRole("radio", { name: String(points), exact: true });

export const notes = (page: Page) => page.getByLabel("Private notes");

/** Saves the draft and waits for the word: in place with script, as a notice without. */
export async function saveDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: /^(Saved \d\d:\d\d:\d\d|Your review is saved as a draft\.)$/ }),
  ).toBeVisible();
}

/** Nothing of who wrote it: not on the page, not in its HTML or data, not in what the router would fetch. */
export async function expectBlind(page: Page, people: Person[]): Promise<void> {
  const bodies = [await page.content()];
  for (const headers of [{}, { RSC: "1" }] as Record<string, string>[])
    bodies.push(await (await page.request.get(page.url(), { headers })).text());
  for (const { name, email, affiliation, id } of people) {
    for (const secret of [name, email, affiliation, id, encodeURIComponent(email)]) {
      for (const body of bodies) expect(body.includes(secret), `“${secret}” at ${page.url()}`).toBe(false);
    }
  }
}

/** The cells of an application's row in the table. */
export const row = (page: Page, code: string): Locator => page.getByRole("row").filter({ hasText: code });
