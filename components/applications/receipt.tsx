import { Prose } from "#components/ui/prose.tsx";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utcSecond } from "#lib/clock.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { wordsText } from "#lib/words.ts";

type Submission = NonNullable<ApplicationView["submission"]>;

/** What was received, and when: code, time, and each essay with the hash of its text. */
export function ReceiptDetails({
  submission,
  texts,
  level = 3,
}: {
  submission: Submission;
  texts?: { position: number; html: string }[];
  level?: 2 | 3;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="space-y-6">
      <dl className="grid gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
        <dt className="font-semibold">Receipt</dt>
        <dd className="font-mono text-lg">{submission.receipt}</dd>
        <dt className="font-semibold">Received</dt>
        <dd>
          <time dateTime={submission.receivedAt.toISOString()}>{utcSecond(submission.receivedAt)}</time>
        </dd>
        {submission.number > 1 && (
          <>
            <dt className="font-semibold">Submission</dt>
            <dd>number {submission.number}; it replaced the one before</dd>
          </>
        )}
      </dl>
      <ol className="space-y-6">
        {submission.essays.map((essay) => {
          const text = texts?.find((one) => one.position === essay.position);
          return (
            <li key={essay.position} className="border-t border-line pt-4">
              <Heading className="text-lg">{essay.title}</Heading>
              {essay.prompt && (
                <Prose className="mt-1 text-quiet" html={renderMarkdown(essay.prompt, `sent-${essay.position}-`)} />
              )}
              <dl className="mt-2 grid gap-x-6 gap-y-1 text-[0.9375rem] xs:grid-cols-[auto_1fr]">
                <dt className="font-semibold">Length</dt>
                <dd>{wordsText(essay.wordCount)}</dd>
                <dt className="font-semibold">SHA-256</dt>
                <dd className="break-all font-mono text-sm">{essay.sha256}</dd>
              </dl>
              {text && (
                <details className="mt-3">
                  <summary className="cursor-pointer text-accent">Read what you sent</summary>
                  <Prose className="mt-4" html={text.html} />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
