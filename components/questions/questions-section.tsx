import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { QuestionsOnPage } from "#lib/questions/view.ts";
import { QuestionFacts } from "./question-line.tsx";

/**
 * The questions on a project's page: the pinned and the latest, each with its first answer folded.
 * @param open false where nothing can be asked: the round is archived, or the page is a preview
 */
export function QuestionsSection({
  project,
  questions: { total, questions },
  open,
}: {
  project: string;
  questions: QuestionsOnPage;
  open: boolean;
}) {
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="mb-3">
        Questions and answers
      </h2>
      {questions.length === 0 ? (
        <p className="mb-4 text-quiet">Nobody has asked anything yet.</p>
      ) : (
        <ul className="mb-5 max-w-2xl divide-y divide-line border-y border-line">
          {questions.map((question) => (
            <li key={question.id} className="space-y-2 py-4">
              <h3>
                <a href={paths.question(project, question.number)} dir="auto">
                  {question.title}
                </a>
              </h3>
              <QuestionFacts question={question} />
              {question.answer && (
                <details>
                  <summary className="cursor-pointer py-1 text-accent">Answer by {question.answer.by}</summary>
                  <div className="mt-2 border-l-2 border-good pl-4">
                    <Prose html={question.answer.html} />
                  </div>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center gap-x-6 gap-y-3">
        {open && (
          <a href={paths.ask(project)} className="button button-quiet">
            Ask a question
          </a>
        )}
        {total > 0 && (
          <a href={paths.questions(project)}>
            {total === 1 ? "All questions" : `All ${total.toLocaleString("en-GB")} questions`}
          </a>
        )}
      </p>
    </section>
  );
}
