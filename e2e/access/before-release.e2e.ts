import { paths } from "#lib/paths.ts";
import { makeReview } from "#prisma/factories.ts";
import { differences, type Heard, leaks, look } from "./blind.ts";
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
  await db.review.deleteMany({ where: { applicationId: application.id } });
  await db.application.update({
    where: { id: application.id },
    data: { reviewCount: 0, scoreMean: null, scoreSpread: null },
  });
}

for (const kind of ["owner", "stranger", "nobody"] as const) {
  test(`no answer to the ${kind} tells that reviews were begun, submitted or given up`, async ({ world }) => {
    const { db, application, ids } = world;
    const review = (who: Kind, state: "draft" | "submitted" | "recused", scores: number[]) =>
      makeReview(db, {
        applicationId: application.id,
        reviewerId: ids[who],
        state,
        scores,
        notes: "SECRETNOTES on the owner",
      });
    let found: string[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await unreviewed(world);
      const before = await everything(world, kind);
      await review("mentor", "submitted", [5, 5]);
      await review("adminReviewer", "submitted", [1, 2]);
      await review("reviewer", attempt % 2 ? "draft" : "recused", []);
      const after = await everything(world, kind);
      expect(leaks(after, ["SECRETNOTES", ...readers.map((who) => ids[who]), "The adminReviewer"])).toEqual([]);
      found = differences(before, after);
      if (found.length === 0) break;
    }
    // The reviews are there: who wrote one reads of the other's.
    const page = await world.ask("mentor", paths.reviewApplication(world.project.slug, application.code));
    expect(page.body).toContain("The adminReviewer");
    await unreviewed(world);
    expect(found).toEqual([]);
  });
}
