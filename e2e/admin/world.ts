// How the admins' stories speak of the forms.
import { expect, type Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import { makeCohort, makeProblem, makeProject } from "#prisma/factories.ts";
import type { Person } from "../fixtures.ts";

export const tag = () => Math.random().toString(36).slice(2, 10);

/** The summary of errors above a form. */
export const refusal = (page: Page) => page.locator("main").getByRole("alert").first();

/** What the page says once after an act. */
export const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** A published project in an open cohort, with everything that publishing asks for. */
export async function makePublished(db: Db, mentor: Person, overrides: Parameters<typeof makeProject>[1] = {}) {
  const cohort = await makeCohort(db, { name: `Cohort ${tag()}` });
  const problem = await makeProblem(db, {
    title: `A doubt ${tag()}`,
    prompts: ["What do you doubt most about your own field?"],
  });
  const project = await makeProject(db, {
    cohortId: cohort.id,
    title: `Listening to models ${tag()}`,
    problems: [{ problemId: problem.id }],
    mentorUserIds: [mentor.id],
    criteria: [{ name: "Insight", description: "Does it see further?" }],
    ...overrides,
  });
  return { cohort, problem, project };
}

/** Whoever asks for the address, signed out: its first heading, or its status when it is not there. */
export async function publicTitle(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { headers: { Cookie: "" } });
  return answer.ok() ? (/<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text())?.[1] ?? "") : String(answer.status());
}

/** Waits until the public sees it: within seconds of the act. */
export async function expectPublic(page: Page, path: string, title: string): Promise<void> {
  await expect.poll(() => publicTitle(page, path), { timeout: 5_000 }).toBe(title);
}
