import { Fragment } from "react";
import { withoutControls } from "#lib/markdown/direction.ts";
import type { Stretch } from "#lib/similarity/passages.ts";
import { type SideBySide as Pair, type Side, shareText } from "#lib/similarity/view.ts";
import { wordsText } from "#lib/words.ts";

/** What alike means, and what it does not. */
export function NoVerdict() {
  return (
    <p>
      This is evidence, not a verdict. Two people can write alike because both quote a source, were taught by the same
      person, or wrote together with leave to do so. Nobody has been accused of anything, and no score changes by it.
    </p>
  );
}

/** How the likeness is reckoned, for those who ask. */
export function HowReckoned() {
  return (
    <p className="text-quiet">
      Compared are runs of five words (ten letters in scripts without spaces), without case and punctuation; what the
      problem itself says is left out, and so are one person’s own essays. “Alike” is the share of runs that are in both
      texts, of all that are in either.
    </p>
  );
}

/**
 * Two essays side by side with the passages that they share: marked, underlined, and numbered the
 * same in both, where the number leads to the other text.
 */
export function SideBySide({ pair, at }: { pair: Pair; at: number }) {
  const { one, other, passages, words } = pair;
  return (
    <div>
      <p>
        {passages === 0 ? (
          "As the texts are now, they share no passage of five words."
        ) : (
          <>
            <strong>
              {passages === 1 ? "1 shared passage" : `${passages.toLocaleString("en-GB")} shared passages`},{" "}
              {wordsText(words)} in all.
            </strong>{" "}
            {shareText(pair.ofOne)} of the runs of five words of {one.code} are in {other.code}, and{" "}
            {shareText(pair.ofOther)} of those of {other.code} are in {one.code}; {shareText(pair.similarity)} of all
            are in both.
          </>
        )}
      </p>
      <div className="mt-6 grid gap-x-10 gap-y-10 lg:grid-cols-2">
        <Text side={one} paragraphs={pair.oneParagraphs} id={`${at}-one`} to={`${at}-other`} />
        <Text side={other} paragraphs={pair.otherParagraphs} id={`${at}-other`} to={`${at}-one`} />
      </div>
    </div>
  );
}

function Text({ side, paragraphs, id, to }: { side: Side; paragraphs: Stretch[][]; id: string; to: string }) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="figures">
        {side.code}
      </h3>
      <p className="mb-4 text-quiet">
        {side.title}, to “{side.project}”
      </p>
      <div dir="auto" className="prose">
        {paragraphs.map((parts, paragraph) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs never change places
          <p key={paragraph} dir="auto" className="whitespace-pre-line">
            {parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do their parts
              <Fragment key={index}>
                <Part part={part} id={id} to={to} />
              </Fragment>
            ))}
          </p>
        ))}
      </div>
    </section>
  );
}

function Part({ part, id, to }: { part: Stretch; id: string; to: string }) {
  const text = withoutControls(part.text);
  if (part.passage === null) return text;
  return (
    <mark
      id={part.first ? `${id}-${part.passage}` : undefined}
      className="bg-warn-ground text-ink underline decoration-warn decoration-2 underline-offset-4"
    >
      {part.first && (
        <a
          href={`#${to}-${part.passage}`}
          className="relative mr-1 inline-block rounded border border-warn px-1 font-sans text-[0.75rem] font-semibold text-warn no-underline"
        >
          <span className="sr-only">shared passage </span>
          {part.passage}
          <span className="sr-only">, go to it in the other text</span>
        </a>
      )}
      {text}
    </mark>
  );
}
