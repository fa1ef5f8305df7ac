import { paths } from "#lib/paths.ts";
import { makeReview } from "#prisma/factories.ts";
import { Compared, type Heard, leaks, look } from "./blind.ts";
import { settled } from "./http.ts";
import { expect, type Kind, readers, test, type World } from "./world.ts";

const ADDRESSES = ({ application, project, essay }: World) => [
  paths.home,
  paths.project(project.slug),
  paths.account,
  paths.applications,
  paths.apply(project.slug),
  paths.application(application.id),
  `${paths.application(application.id)}?done=application-submitted`,
  paths.receipt(application.id),
  paths.essay(essay.id),
  paths.essay(essay.id, application.id),
  paths.essays,
  paths.plan(),
  paths.compareSent(essay.id, application.id),
  paths.wording(essay.id),
  paths.receipt(application.id, 1),
  paths.receiptMarkdown(application.id, 1),
  // Not for applicants, and so the same whatever is there.
  paths.review,
  paths.reviewProject(project.slug),
  `${paths.reviewProject(project.slug)}?sort=mean`,
  paths.reviewers(project.slug),
  paths.reviewNext(project.slug),
  paths.reviewApplication(project.slug, application.code),
  paths.reviewDecisions(project.slug),
  paths.admin.projectDecisions(project.id),
  paths.admin.audit,
];

/** What somebody hears who looks everywhere, and tries to write where reviewers do. */
async function everything(world: World, kind: Kind): Promise<Heard> {
  const heard = await look(world, kind, ADDRESSES(world));
  const { project, application } = world;
  const answer = await world.ask(kind, paths.api.review(project.slug, application.code), {
    method: "PUT",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ version: 0, submission: 1, notes: "", scores: {} }),
  });
  return heard.set("PUT a review", settled(answer));
}

async function unreviewed({ db, application }: World): Promise<void> {
  const of = { where: { applicationId: application.id } };
  await db.review.deleteMany(of);
  await db.decision.deleteMany(of);
  await db.reviewComment.deleteMany(of);
  await db.application.update({
    where: { id: application.id },
    data: { reviewCount: 0, scoreMean: null, scoreSpread: null },
  });
}

for (const kind of ["owner", "stranger", "nobody"] as const) {
  test(`no answer to the ${kind} tells what was reviewed, said or decided`, async ({ world }) => {
    const { db, application, ids } = world;
    const review = (who: Kind, state: "draft" | "submitted" | "recused", scores: number[]) =>
      makeReview(db, {
        applicationId: application.id,
        reviewerId: ids[who],
        state,
        scores,
        notes: "SECRETNOTES on the owner",
      });
    const on = { applicationId: application.id, projectId: application.projectId };
    const decline = () =>
      db.decision.create({
        data: {
          ...on,
          kind: "decline",
          note: "SECRETNOTES for mentors",
          feedback: "SECRETNOTES till released",
          decidedById: ids.mentor,
          checkedById: ids.adminReviewer,
          checkedAt: new Date(),
          reasons: { create: [{ position: 1, reason: "unsupported" }] },
        },
      });
    const comment = () =>
      db.reviewComment.create({ data: { ...on, authorId: ids.mentor, text: "SECRETNOTES among readers" } });
    const compared = new Compared();
    let found: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await unreviewed(world);
      const before = await everything(world, kind);
      await review("mentor", "submitted", [5, 5]);
      await review("adminReviewer", "submitted", [1, 2]);
      await review("reviewer", attempt % 2 ? "draft" : "recused", []);
      await decline();
      await comment();
      const after = await everything(world, kind);
      // What was there before is no leak: whoever reads the project may have answered a question in public.
      const words = ["SECRETNOTES", ...readers.map((who) => ids[who]), "The adminReviewer"];
      const known = leaks(before, words);
      expect(leaks(after, words).filter((line) => !known.includes(line))).toEqual([]);
      found = compared.add(before, after);
      if (found.length === 0) break;
    }
    // All of it is there: who wrote a review reads of the other's, and what was said and decided.
    const page = await world.ask("mentor", paths.reviewApplication(world.project.slug, application.code));
    for (const word of ["The adminReviewer", "SECRETNOTES among readers", "SECRETNOTES for mentors"])
      expect(page.body).toContain(word);
    await unreviewed(world);
    expect(found).toEqual([]);
  });
}
