import { Empty, Page } from "#components/layout/page.tsx";
import { paths } from "#lib/paths.ts";
import type { QuestionsPage } from "#lib/questions/view.ts";
import { Pages } from "./pages.tsx";
import { QuestionFacts } from "./question-line.tsx";

/** All questions of a project, a page of them. */
export function QuestionsView({ view }: { view: QuestionsPage }) {
  const { project, questions, page, pages, readOnly } = view;
  return (
    <Page
      title="Questions and answers"
      crumbs={[
        { href: paths.home, label: "Projects" },
        { href: paths.project(project.slug), label: project.title },
      ]}
      lead={`About the project “${project.title}”${page > 1 ? `, page ${page} of ${pages}` : ""}`}
      actions={
        readOnly ? undefined : (
          <a href={paths.ask(project.slug)} className="button">
            Ask a question
          </a>
        )
      }
    >
      {questions.length === 0 ? (
        <Empty>Nobody has asked anything yet.</Empty>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {questions.map((question) => (
            <li key={question.id} className="space-y-1.5 py-4">
              <h2 className={`text-[1.1875rem] ${question.stone ? "font-normal italic" : ""}`}>
                <a href={paths.question(project.slug, question.number)} dir="auto">
                  {question.title}
                </a>
              </h2>
              <QuestionFacts question={question} />
            </li>
          ))}
        </ol>
      )}
      <Pages page={page} pages={pages} href={(one) => paths.questions(project.slug, one)} label="Pages of questions" />
    </Page>
  );
}
