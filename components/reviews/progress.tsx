import { paths } from "#lib/paths.ts";
import { type MyState, myStates } from "#lib/reviews/rules.ts";
import { OWN_COUNTED, type ReviewedProject } from "#lib/reviews/shown.ts";
import { applicationsText } from "#lib/reviews/words.ts";

const names: Record<MyState, string> = {
  waiting: "wait for you",
  draft: "in draft",
  done: "done",
  recused: "stepped back",
};

/** How far one is in a project; each number leads to those applications. */
export function Progress({ project }: { project: ReviewedProject }) {
  return (
    <div className="mt-4">
      <p>
        {applicationsText(project.submitted)} submitted
        {!project.own && `; you have begun more than ${OWN_COUNTED.toLocaleString("en-GB")} reviews`}
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
        {myStates.map((state) => (
          <li key={state}>
            <a href={`${paths.reviewProject(project.slug)}?state=${state}`} className="no-underline hover:underline">
              {project.own && (
                <span className="figures text-xl font-semibold">{project.own[state].toLocaleString("en-GB")} </span>
              )}
              {names[state]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
