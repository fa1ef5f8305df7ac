import { Fragment } from "react";
import { differenceText, type Part } from "#lib/difference.ts";
import { withoutControls } from "#lib/markdown/direction.ts";
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
      <div
        dir="auto"
        className="difference prose whitespace-pre-wrap rounded border border-line bg-raised px-5 py-4 [unicode-bidi:plaintext]"
      >
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

function Stretch({ part: { kind, text }, first, last }: { part: Part; first: boolean; last: boolean }) {
  if (kind === "same") return <Same text={withoutControls(text)} first={first} last={last} />;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <Mark>
      <span className="select-none sr-only">{` [${kind}: `}</span>
      {text.trim() === "" ? <Space text={text} /> : withoutControls(text)}
      <span className="select-none sr-only">{"] "}</span>
    </Mark>
  );
}

/** White space that was added or removed, which could not be seen. */
function Space({ text }: { text: string }) {
  const lines = text.split("\n").length - 1;
  return (
    <>
      <span aria-hidden="true">{lines > 0 ? "¶".repeat(Math.min(lines, 10)) : "␣"}</span>
      <span className="sr-only">{lines > 0 ? "new line" : "space"}</span>
      {text}
    </>
  );
}

function Same({ text, first, last }: { text: string; first: boolean; last: boolean }) {
  const words = text.match(/\S+\s*|^\s+/gu) ?? [];
  if (words.length <= LONG) return text;
  const head = first ? "" : words.slice(0, AROUND).join("");
  const tail = last ? "" : words.slice(-AROUND).join("");
  const middle = text.slice(head.length, text.length - tail.length);
  return (
    <>
      {head.trimEnd()}
      <details className="my-2">
        <summary className="cursor-pointer font-sans text-[0.9375rem] text-quiet">
          … {countWords(middle).toLocaleString("en-GB")} words unchanged …
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
