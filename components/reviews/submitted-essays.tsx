import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { EssayToRead } from "#lib/reviews/shown.ts";
import { fitOf, rangeText, wordsText } from "#lib/words.ts";
import { PromptAtHand } from "./prompt-at-hand.tsx";

/** The essays as they were submitted: what was asked, the text, and how long it is beside how long it was to be. */
export function SubmittedEssays({ essays }: { essays: EssayToRead[] }) {
  return (
    <div className="space-y-14">
      {essays.map((essay, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frozen, in their order
        <article key={at} id={`essay-${at + 1}`}>
          <h2>{essay.title}</h2>
          <PromptAtHand
            strip={[
              essays.length > 1 ? `${at + 1} of ${essays.length}` : "",
              essay.words === null ? "" : wordsText(essay.words),
            ]
              .filter(Boolean)
              .join(" · ")}
          >
            <Prose html={essay.promptHtml} className="border-l-4 border-line pl-4 text-[1rem]! text-quiet" />
            {essay.guidanceHtml && (
              <Prose html={essay.guidanceHtml} className="mt-3 border-l-4 border-line pl-4 text-[1rem]! text-quiet" />
            )}
            <p className="mt-3 text-[0.9375rem] text-quiet">{lengthText(essay)}</p>
          </PromptAtHand>
          {essay.html === null ? <Preparing /> : <Prose html={essay.html} className="mt-6" />}
        </article>
      ))}
    </div>
  );
}

/** In place of a text whose masks are not made yet. */
export function Preparing() {
  return (
    <div className="mt-6 max-w-2xl">
      <Callout>
        <p>
          <strong>This text is being prepared.</strong> What tells who wrote it is masked before you read it, which
          takes a minute or two. Load the page again then; what you enter beside it is saved as always.
        </p>
      </Callout>
    </div>
  );
}

function lengthText({ words, min, recommended, max }: EssayToRead): string {
  const range = { min, recommended, max };
  if (words === null) return `Asked for: ${rangeText(range)}`;
  const stands = fitOf(words, range);
  const beside = stands.kind === "fits" ? "" : `, ${wordsText(stands.by)} ${stands.kind === "long" ? "over" : "short"}`;
  return `${wordsText(words)}${beside} (asked for: ${rangeText(range)})`;
}
