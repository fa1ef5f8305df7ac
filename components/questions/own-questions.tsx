import { Badge } from "#components/ui/badge.tsx";
import { paths } from "#lib/paths.ts";
import type { OwnQuestion } from "#lib/questions/view.ts";
import { QuestionFacts } from "./question-line.tsx";

/** What somebody asked or follows, with the way to stop following. */
export function OwnQuestions({ questions }: { questions: OwnQuestion[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {questions.map((question) => (
        <li key={question.id} className="space-y-1 py-4">
          <h2 className="text-lg">
            <a href={paths.question(question.project.slug, question.number)}>
              <bdi>{question.title}</bdi>
            </a>
          </h2>
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span>
              On <a href={paths.project(question.project.slug)}>{question.project.title}</a>
            </span>
            {question.asked && <Badge>You asked</Badge>}
            <a href={`${paths.askPost(question.project.slug, question.id)}#to-follow`} className="text-[0.9375rem]">
              {question.follows ? "You are told of replies" : "Be told of replies"}
              <span className="sr-only"> to “{question.title}”</span>
            </a>
          </p>
          <QuestionFacts question={question} />
        </li>
      ))}
    </ul>
  );
}
