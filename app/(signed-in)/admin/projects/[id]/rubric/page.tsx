import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CriterionForm } from "#components/admin/criterion-form.tsx";
import { ItemActs } from "#components/admin/item-acts.tsx";
import { partCrumbs } from "#components/admin/part-crumbs.ts";
import { count } from "#components/admin/states.tsx";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Empty, Page } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { requireAdmin } from "#lib/auth/session.ts";
import { paths } from "#lib/paths.ts";
import { changeProjectCriterion } from "#lib/projects/actions.ts";
import { projectRubric } from "#lib/projects/queries.ts";

export const metadata: Metadata = { title: "Rubric of a project · Admin" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> };

export default async function RubricPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireAdmin(paths.admin.projectPart(id, "rubric"));
  const { done } = await searchParams;
  const project = (await projectRubric(actor, id)) ?? notFound();
  const { criteria, submittedReviews } = project;
  return (
    <Page
      title={`Rubric of “${project.title}”`}
      crumbs={partCrumbs(project)}
      lead="What reviewers score. The overall score of a review is the mean of its criteria by their weights, from 0 to 100."
    >
      <div className="space-y-10">
        <NoticeOf done={done} />
        {submittedReviews > 0 && (
          <Callout>
            {count(submittedReviews, "review")} {submittedReviews === 1 ? "is" : "are"} submitted. Names, descriptions
            and anchors can still change; weights, scales and the list of criteria can’t, since scores would no longer
            mean the same.
          </Callout>
        )}
        {criteria.length === 0 && <Empty>The rubric is empty. Reviewers need at least one criterion to score.</Empty>}
        <ol className="space-y-10">
          {criteria.map((criterion, at) => (
            <li key={criterion.id} className="space-y-5 border-t border-line pt-6">
              <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
                <div className="min-w-0">
                  <h2>{criterion.name}</h2>
                  <p className="mt-1 text-quiet">
                    Weight {criterion.weight}, from {criterion.scaleMin} to {criterion.scaleMax}
                    {criterion.scores > 0 && `; scored in ${count(criterion.scores, "review")}`}
                  </p>
                </div>
                <ItemActs
                  id={`item-${criterion.id}`}
                  action={changeProjectCriterion}
                  project={id}
                  item={criterion.id}
                  name={criterion.name}
                  first={at === 0}
                  last={at === criteria.length - 1}
                />
              </div>
              <CriterionForm
                id={criterion.id}
                project={id}
                values={{
                  name: criterion.name,
                  description: criterion.description,
                  weight: String(criterion.weight),
                  scaleMin: String(criterion.scaleMin),
                  scaleMax: String(criterion.scaleMax),
                  anchors: Object.fromEntries(criterion.anchors.map(({ score, text }) => [`s${score}`, text])),
                  seen: criterion.seen,
                }}
              />
            </li>
          ))}
        </ol>
        {submittedReviews === 0 && (
          <section aria-labelledby="add" className="space-y-4 border-t border-line pt-6">
            <h2 id="add">Add a criterion</h2>
            <CriterionForm project={id} values={{ weight: "1", scaleMin: "1", scaleMax: "5" }} />
          </section>
        )}
      </div>
    </Page>
  );
}
