import Link from "next/link";
import { Fragment } from "react";
import { Prose } from "#components/ui/prose.tsx";
import type { ReceiptLine, ReceivedEssay } from "#lib/applications/receipts.ts";
import type { ApplicationView } from "#lib/applications/view.ts";
import { utc, utcSecond } from "#lib/clock.ts";
import { renderMarkdown } from "#lib/markdown.ts";
import { paths } from "#lib/paths.ts";
import { amountText, kindNames } from "#lib/problems/kinds.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/** What was received, and when: code, time, and each essay with the hash of its text. */
export function ReceiptDetails({
  submission,
  texts,
}: {
  submission: NonNullable<ApplicationView["submission"]>;
  texts?: { position: number; html: string }[];
}) {
  return (
    <div className="space-y-6">
      <Facts receipt={submission} />
      <ol className="space-y-6">
        {submission.essays.map((essay) => {
          const text = texts?.find((one) => one.position === essay.position);
          return (
            <li key={essay.position} className="border-t border-line pt-4">
              <h3 className="text-lg">{essay.title}</h3>
              <EssayFacts essay={essay} />
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

/** The receipt's code and time; `also`: further facts, as name and value. */
export function Facts({
  receipt,
  also = [],
}: {
  receipt: { receipt: string; receivedAt: Date; number: number; late?: boolean };
  also?: [string, string][];
}) {
  return (
    <dl className="grid gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
      <dt className="font-semibold">Receipt</dt>
      <dd className="font-mono text-lg">{receipt.receipt}</dd>
      <dt className="font-semibold">Received</dt>
      <dd>
        <time dateTime={receipt.receivedAt.toISOString()}>{utcSecond(receipt.receivedAt)}</time>
        {receipt.late && ", after the deadline"}
      </dd>
      {receipt.number > 1 && (
        <>
          <dt className="font-semibold">Submission</dt>
          <dd>
            number {receipt.number}
            {receipt.late ? "" : "; it replaced the one before"}
          </dd>
        </>
      )}
      {also.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="font-semibold">{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Prompt, kind, length and fingerprint of one essay as it was received. */
export function EssayFacts({
  essay,
}: {
  essay: { position: number; prompt: string; kind: ProblemKind; wordCount: number; sha256: string; wording?: number };
}) {
  return (
    <>
      {essay.prompt && (
        <Prose className="mt-1 text-quiet" html={renderMarkdown(essay.prompt, `sent-${essay.position}-`)} />
      )}
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-[0.9375rem] xs:grid-cols-[auto_1fr]">
        {essay.wording !== undefined && (
          <>
            <dt className="font-semibold">Kind</dt>
            <dd>{kindNames[essay.kind]}</dd>
            <dt className="font-semibold">Wording</dt>
            <dd>version {essay.wording} of the problem</dd>
          </>
        )}
        <dt className="font-semibold">Length</dt>
        <dd>{amountText(essay.kind, essay.wordCount)}</dd>
        <dt className="font-semibold">SHA-256</dt>
        <dd className="break-all font-mono text-sm">{essay.sha256}</dd>
      </dl>
    </>
  );
}

/** Each text whole, as it was received. */
export function ReceivedTexts({ essays }: { essays: ReceivedEssay[] }) {
  return (
    <ol className="space-y-12">
      {essays.map((essay) => (
        <li key={essay.position} className="border-t border-line pt-5">
          <h2>
            {essay.position}. {essay.title}
          </h2>
          <EssayFacts essay={essay} />
          <Prose className="mt-6" html={essay.html} />
        </li>
      ))}
    </ol>
  );
}

/** Every submission of one application, the newest first; `number` is the one that is shown. */
export function ReceiptList({ id, lines, number }: { id: string; lines: ReceiptLine[]; number: number }) {
  return (
    <ul className="space-y-1">
      {lines.map((line) => (
        <li key={line.number}>
          {line.number === number ? (
            <span className="font-semibold">Submission {line.number}</span>
          ) : (
            <Link href={paths.receipt(id, line.number)} prefetch={false}>
              Submission {line.number}
            </Link>
          )}
          , <time dateTime={line.receivedAt.toISOString()}>{utc(line.receivedAt)}</time>, receipt{" "}
          <span className="font-mono">{line.receipt}</span>
          {line.late && ", late"}
          {line.stands && ": this one stands"}
          {line.number === number && <span className="text-quiet"> (shown here)</span>}
        </li>
      ))}
    </ul>
  );
}
