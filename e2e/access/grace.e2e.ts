// A cohort's grace is between the programme and its server: no answer that anybody but an admin
// gets tells of it.
import { randomUUID } from "node:crypto";
import { inZone, utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { makeApplication, makeCohort, makeEssay, makeProject } from "#prisma/factories.ts";
import { places } from "../places.ts";
import { FLIGHT, flightPath } from "./http.ts";
import { readManifests } from "./manifests.ts";
import { expect, type Kind, test, type World } from "./world.ts";

const GRACE = 47_113;
const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };

/** The owner's application, begun, in a cohort whose deadline passed an hour ago, or comes in one; and its essay. */
async function graced({ db, ids, problem }: World, hours: number) {
  const closesAt = new Date(Date.now() + hours * 3_600_000);
  const cohort = await makeCohort(db, { opensAt: new Date(0), closesAt, graceSeconds: GRACE });
  const project = await makeProject(db, {
    cohortId: cohort.id,
    problems: [{ problemId: problem.id }],
    mentorUserIds: [ids.mentor],
  });
  const application = await makeApplication(db, { projectId: project.id, applicantId: ids.owner });
  return { cohort, project, application, last: new Date(closesAt.getTime() + GRACE * 1_000) };
}

/** Every way in which the grace, or the last moment, could be spelt. */
function spellings(last: Date): string[] {
  return [
    String(GRACE),
    "47,113",
    "graceSeconds",
    "grace_seconds",
    String(last.getTime()),
    last.toISOString(),
    last.toISOString().slice(0, 16),
    utc(last),
    inZone(last, "UTC"),
    inZone(last, "Etc/GMT+12"),
  ];
}

for (const [name, hours] of [
  ["before the deadline", 1],
  ["within the grace", -1],
] as const) {
  test(`nobody but admins is told of a grace, ${name}`, async ({ world }) => {
    const { cohort, project, application, last } = await graced(world, hours);
    const { essay, db } = world;
    const pages = [
      "/",
      paths.cohort(cohort.slug),
      paths.project(project.slug),
      paths.apply(project.slug),
      paths.applications,
      paths.application(application.id),
      paths.essays,
      paths.essay(essay.id, application.id),
      paths.history(essay.id),
      paths.plan(),
      paths.review,
      paths.reviewProject(project.slug),
      paths.account,
    ];
    const told: string[] = [];
    const look = (what: string, body: string) => {
      for (const word of spellings(last)) if (body.includes(word)) told.push(`${what}: ${word}`);
    };
    let seen = 0;
    for (const kind of ["owner", "other", "mentor", "nobody"] satisfies Kind[]) {
      for (const path of pages) {
        for (const answer of [
          await world.ask(kind, path),
          await world.ask(kind, flightPath(path), { headers: FLIGHT }),
        ]) {
          if (answer.body.includes(cohort.name)) seen += 1;
          look(`${kind} ${path}`, answer.body + JSON.stringify(answer.headers));
        }
      }
    }
    // The pages did tell of the cohort.
    expect(seen).toBeGreaterThan(8);

    // Saving and submitting, refused and not: whoever submits in the grace is in time, and not told why.
    const save = { text: "Too short.", promptId: null, version: 1 };
    const short = await makeEssay(db, {
      applicantId: world.ids.owner,
      problemId: world.problem.id,
      variant: `Short ${randomUUID()}`,
      text: "Too short.",
    });
    const submit = () =>
      world.ask("owner", paths.api.submission(application.id), {
        method: "POST",
        headers: { ...json, origin: world.url },
        body: JSON.stringify({ key: randomUUID() }),
      });
    await db.applicationAnswer.create({
      data: { applicationId: application.id, problemId: world.problem.id, essayId: short.id },
    });
    const refused = await submit();
    expect(refused.status).toBe(422);
    const saved = await world.ask("owner", paths.api.essay(short.id), {
      method: "PUT",
      headers: { ...json, origin: world.url },
      body: JSON.stringify(save),
    });
    expect(saved.status).toBe(200);
    await db.applicationAnswer.deleteMany({ where: { applicationId: application.id } });
    const submitted = await submit();
    expect(JSON.parse(submitted.body)).toMatchObject({ ok: true, late: false });
    for (const answer of [refused, saved, submitted]) look("the API", answer.body);
    const mails = await db.mail.findMany({ where: { userId: world.ids.owner } });
    for (const { subject, text } of mails) look("mail", `${subject}\n${text}`);
    expect(told).toEqual([]);

    // Those who set it see it.
    expect((await world.ask("admin", paths.admin.cohort(cohort.id))).body).toContain(String(GRACE));
  });
}

test("the list of pages above is of pages that there are", () => {
  const { pages } = readManifests(places().distDir);
  for (const path of ["/applications/[id]", "/essays/[id]", "/essays/[id]/history", "/plan", "/essays"])
    expect(pages).toContain(path);
});
