import { Fragment } from "react";
import { differenceText, type Part } from "#lib/difference.ts";
import { countWords } from "#lib/words.ts";

/** Unchanged text of more words than this is folded, except so many at each end of it. */
const LONG = 90;
const AROUND = 30;

/**
 * A difference as it is read: what was added is underlined, what was removed is struck through,
 * and both are said to those who hear the page. Long stretches that stayed can be unfolded.
 */
export function Difference({ parts }: { parts: readonly Part[] }) {
  return (
    <div className="space-y-3">
      <p className="text-quiet">{capital(differenceText(parts))}.</p>
      <div className="difference prose whitespace-pre-wrap rounded border border-line bg-raised px-5 py-4">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change places
          <Fragment key={at}>
            <Stretch part={part} first={at === 0} last={at === parts.length - 1} />
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function Stretch({ part, first, last }: { part: Part; first: boolean; last: boolean }) {
  switch (part.kind) {
    case "added":
      return (
        <ins>
          <span className="sr-only"> [added: </span>
          {part.text}
          <span className="sr-only">] </span>
        </ins>
      );
    case "removed":
      return (
        <del>
          <span className="sr-only"> [removed: </span>
          {part.text}
          <span className="sr-only">] </span>
        </del>
      );
    case "same":
      return <Same text={part.text} first={first} last={last} />;
  }
}

function Same({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const words = text.match(/\S+\s*|^\s+/gu) ?? [];
  if (words.length <= LONG) return text;
  const head = first ? "" : words.slice(0, AROUND).join("");
  const tail = last ? "" : words.slice(-AROUND).join("");
  const middle = text.slice(head.length, text.length - tail.length);
  return (
    <>
      {head}
      <details className="my-2">
        <summary className="cursor-pointer font-sans text-[0.9375rem] text-quiet">
          {countWords(middle).toLocaleString("en-GB")} words that stayed
        </summary>
        {middle}
      </details>
      {tail}
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
