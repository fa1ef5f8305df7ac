import { expect, test } from "../fixtures.ts";
import { makeApplication, makeEssay, makeWorld, rewordProblem, submitApplicationRow } from "./world.ts";

test("every page of an applicant suits everybody, however long the words in it", async ({
  page,
  db,
  person,
  signInAs,
  sound,
}) => {
  test.slow();
  const { project, choice, plain } = await makeWorld(db, {
    name: "Rechtsschutzversicherungsgesellschaften 2027",
  });
  const long = "Interpretability-of-reinforcement-learning-from-human-feedback-in-large-language-models";
  await db.project.update({ where: { id: project.id }, data: { title: `${long} ${project.slug}` } });
  const ada = await person("applicant", { name: "Hubert Wolfeschlegelsteinhausenbergerdorff" });
  await db.user.update({
    where: { id: ada.id },
    data: { email: `hubert.wolfeschlegelsteinhausenbergerdorff.${project.slug}@example.org` },
  });
  await signInAs(ada);
  await page.goto("/applications");
  await expect(page.getByText("You have not begun an application.")).toBeVisible();
  await sound(page);
  await page.goto("/essays");
  await expect(page.getByText("Your essays come here once you have begun an application.")).toBeVisible();
  await sound(page);
  await page.goto("/plan");
  await expect(page.getByText("Nothing is planned yet.")).toBeVisible();
  await sound(page);
  await page.goto(`/apply/${project.slug}`);
  await sound(page);

  const { id } = await makeApplication(db, { projectId: project.id, applicantId: ada.id });
  const essay = await makeEssay(db, {
    applicantId: ada.id,
    problemId: choice,
    text: `https://example.org/${"a-very-long-address-without-a-break-".repeat(5)} ${"word ".repeat(30)}`,
  });
  await makeEssay(db, { applicantId: ada.id, problemId: plain });
  await submitApplicationRow(db, { applicationId: id });
  const variant = await makeEssay(db, {
    applicantId: ada.id,
    problemId: choice,
    variant: "Rechtsschutzversicherungsgesellschaftenfreundlicher-kürzer",
    text: "Three words only.",
  });
  await rewordProblem(db, choice, [
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft?",
  ]);
  await db.essay.update({ where: { id: essay.id }, data: { text: `${essay.text} changed` } });
  for (const path of [
    "/applications",
    `/applications/${id}`,
    `/applications/${id}/receipt`,
    "/essays",
    "/plan",
    `/plan?add=${project.slug}`,
    `/essays/${essay.id}?application=${id}`,
    `/essays/${variant.id}`,
    `/essays/${essay.id}/compare?with=${variant.id}`,
    `/essays/${essay.id}/compare?sent=${id}`,
    `/essays/${essay.id}/wording`,
    "/account",
    "/applications/not-there",
  ]) {
    await page.goto(path);
    await sound(page);
  }
  await db.application.update({ where: { id }, data: { state: "withdrawn" } });
  await page.goto(`/applications/${id}`);
  await sound(page);
});
