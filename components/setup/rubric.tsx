import { CriterionForm } from "#components/admin/criterion-form.tsx";
import { ItemActs } from "#components/admin/item-acts.tsx";
import { count } from "#components/admin/states.tsx";
import { Empty } from "#components/layout/page.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { changeProjectCriterion } from "#lib/projects/actions.ts";

type CriterionToEdit = {
  id: string;
  name: string;
  description: string;
  weight: number;
  required: boolean;
  counted: boolean;
  scaleMin: number;
  scaleMax: number;
  anchors: { score: number; text: string }[];
  /** In how many reviews it has a score. */
  scores: number;
  seen: string;
};

/**
 * A project's rubric with a form for each criterion, and one to add another.
 * @param setup the project's address, where it is on the page of those who lead the project
 */
export function Rubric({
  project,
  setup,
  criteria,
  submittedReviews,
}: {
  project: string;
  setup?: string;
  criteria: CriterionToEdit[];
  submittedReviews: number;
}) {
  return (
    <div className="space-y-10">
      {submittedReviews > 0 && (
        <Callout>
          {count(submittedReviews, "review")} {submittedReviews === 1 ? "is" : "are"} submitted. Names, descriptions and
          anchors can still change; weights, scales, what is required and counted, and the list of criteria can’t, since
          scores would no longer mean the same.
        </Callout>
      )}
      {criteria.length === 0 && <Empty>The rubric is empty. Reviewers need at least one criterion to score.</Empty>}
      {criteria.length > 0 && !criteria.some(({ counted }) => counted) && (
        <Callout tone="warn">No criterion counts, so no review can be submitted. Let at least one count.</Callout>
      )}
      <ol className="space-y-10">
        {criteria.map((criterion, at) => (
          <li key={criterion.id} className="space-y-5 border-t border-line pt-6">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
              <div className="min-w-0">
                <h2>{criterion.name}</h2>
                <p className="mt-1 text-quiet">
                  {criterion.counted ? `Weight ${criterion.weight}` : "Shown, not counted"}, from {criterion.scaleMin}{" "}
                  to {criterion.scaleMax}
                  {!criterion.required && ", optional"}
                  {criterion.scores > 0 && `; scored in ${count(criterion.scores, "review")}`}
                </p>
              </div>
              <ItemActs
                id={`item-${criterion.id}`}
                action={changeProjectCriterion}
                project={project}
                item={criterion.id}
                name={criterion.name}
                first={at === 0}
                last={at === criteria.length - 1}
                also={setup ? { setup } : {}}
              />
            </div>
            <CriterionForm
              id={criterion.id}
              project={project}
              setup={setup}
              values={{
                name: criterion.name,
                description: criterion.description,
                weight: String(criterion.weight),
                required: criterion.required ? "on" : "",
                counted: criterion.counted ? "on" : "",
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
          <CriterionForm
            project={project}
            setup={setup}
            values={{ weight: "1", scaleMin: "1", scaleMax: "5", required: "on", counted: "on" }}
          />
        </section>
      )}
    </div>
  );
}
