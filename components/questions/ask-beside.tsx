import { paths } from "#lib/paths.ts";
import type { AskView } from "#lib/questions/view.ts";
import { QuestionFacts } from "./question-line.tsx";

/** What was asked before: the latest, or those that hold the words that one looks for. */
export function AskBeside({ view: { project, total, search, questions } }: { view: AskView }) {
  if (total === 0) return null;
  return (
    <section aria-labelledby="asked-before" className="max-w-3xl space-y-4">
      <h2 id="asked-before">Was it asked before?</h2>
      <form method="get" action={paths.ask(project.slug)} className="space-y-1.5">
        <label htmlFor="asked-q" className="block font-semibold">
          Words of your question
        </label>
        <div className="flex max-w-2xl flex-wrap gap-3">
          <input
            id="asked-q"
            type="search"
            name="q"
            defaultValue={search ?? ""}
            maxLength={200}
            className="input min-w-40 flex-1"
          />
          <button type="submit" className="button button-quiet">
            Look
          </button>
        </div>
      </form>
      <p className="text-quiet" role={search === null ? undefined : "status"}>
        {search === null
          ? "The latest questions:"
          : questions.length === 0
            ? "No question holds all of these words."
            : "Questions that hold these words, the latest first:"}
      </p>
      {questions.length > 0 && (
        <ul className="divide-y divide-line border-y border-line">
          {questions.map((question) => (
            <li key={question.id} className="space-y-1 py-3">
              <a href={paths.question(project.slug, question.number)} dir="auto">
                {question.title}
              </a>
              <QuestionFacts question={question} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
