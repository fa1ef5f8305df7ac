// What the applicants' stories take for granted: a project with two problems, and how one writes and saves.
import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { Db } from "#prisma/client.ts";
import {
  type MadeProject,
  makeApplication,
  makeCohort,
  makeEssay,
  makeProblem,
  makeProject,
  makeVersion,
} from "#prisma/factories.ts";
import type { Cohort } from "#prisma/generated/client.ts";
import type { Mailbox, Person, Role } from "../fixtures.ts";

const tag = () => Math.random().toString(36).slice(2, 10);

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export const PROMPTS = [
  "Which assumption of the field do you doubt?",
  "Describe a failure that taught you something.",
  "What would change your mind?",
] as const;

/** One of three prompts: about 1,000 words, but this project takes 20 to 60. */
export const CHOICE = "A doubt of your own";
/** One prompt, 10 to 500 words. */
export const PLAIN = "An experiment";

export type World = { cohort: Cohort; project: MadeProject; choice: string; plain: string };

/** An open cohort with one project that asks two problems. */
export async function makeWorld(db: Db, cohort: Parameters<typeof makeCohort>[1] = {}): Promise<World> {
  const open = await makeCohort(db, { name: `Winter cohort ${tag()}`, ...cohort });
  const choice = await makeProblem(db, {
    title: CHOICE,
    prompts: PROMPTS,
    minWords: 500,
    recommendedWords: 1_000,
    maxWords: 1_200,
  });
  const plain = await makeProblem(db, { title: PLAIN });
  const project = await makeProject(db, {
    cohortId: open.id,
    title: `Aligning language models ${tag()}`,
    problems: [{ problemId: choice.id, minWords: 20, recommendedWords: 50, maxWords: 60 }, { problemId: plain.id }],
  });
  return { cohort: open, project, choice: choice.id, plain: plain.id };
}

/** Somebody new with an application and the essay that it needs, of one problem. */
export async function beginEssay(db: Db, person: (role: Role) => Promise<Person>, text = "In the beginning.") {
  const { project, plain } = await makeWorld(db);
  const ada = await person("applicant");
  const application = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
  const { id } = await makeEssay(db, { applicantId: ada.id, problemId: plain, text });
  const stored = async () => (await db.essay.findUniqueOrThrow({ where: { id } })).text;
  return { ada, application, project, id, title: PLAIN, address: `/essays/${id}`, stored };
}

/** The problem gets a new wording with these prompts, as an admin's edit makes it. */
export async function rewordProblem(db: Db, problemId: string, prompts: readonly string[]): Promise<void> {
  await makeVersion(db, { problemId, prompts });
}

export const editor = (page: Page) => page.getByLabel("Your essay", { exact: false }).first();

/** Presses Save and waits for the word that it is saved: in place with script, as a notice without. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expectSaved(page);
}

/** Where the text is, in words. */
export const saveLine = (page: Page) => page.locator("#save-line");

/** The texts that this browser keeps because the server has not acknowledged them. */
export function kept(page: Page, field = "text"): Promise<string[]> {
  return page.evaluate(
    (name) =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open("prentice-journal");
        // The page makes it, not we: there is nothing kept where it is not.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => (opening.error?.name === "AbortError" ? done([]) : fail(opening.error));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction("kept").objectStore("kept").getAll();
          reading.onsuccess = () => {
            database.close();
            done(reading.result.map(({ content }: { content: Record<string, string> }) => content[name] ?? ""));
          };
        };
      }),
    field,
  );
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(
    page.getByRole("status").filter({ hasText: /^(Saved \d\d:\d\d:\d\d|Your essay is saved\.)$/ }),
  ).toBeVisible();
}

/** Opens the editor of a problem from the application's page. */
export async function openEssay(page: Page, problem: string): Promise<void> {
  await page.getByRole("link", { name: new RegExp(`^(Write|Edit) ${problem}$`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: problem })).toBeVisible();
}

/** Back from the editor by the crumb that names the project. */
export async function backTo(page: Page, project: string): Promise<void> {
  await page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: project }).click();
  await expect(page.getByRole("heading", { level: 1, name: project })).toBeVisible();
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Submit (application|again)$/ }).click();
}

/** Where the sign-in form leads: asks for a link there, opens it, and presses its button. */
export async function signInByLink(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  const before = mailbox.of(email).length;
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mailbox" })).toBeVisible();
  await expect.poll(() => mailbox.of(email).length).toBeGreaterThan(before);
  const mail = mailbox.of(email).findLast(({ subject }) => subject.startsWith("Your sign-in link"));
  await page.goto(/http\S+/.exec(mail?.text ?? "")?.[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export { makeApplication, makeEssay, makeGroup, submitApplicationRow, words } from "#prisma/factories.ts";
