import { Prose } from "#components/ui/prose.tsx";
import type { EssayToRead } from "#lib/reviews/shown.ts";
import { fitOf, rangeText, wordsText } from "#lib/words.ts";

/** The essays as they were submitted: prompt, text, and how long it is beside how long it was to be. */
export function SubmittedEssays({ essays }: { essays: EssayToRead[] }) {
  return (
    <div className="space-y-14">
      {essays.map((essay, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frozen, in their order
        <article key={at}>
          <h2>{essay.title}</h2>
          <Prose html={essay.promptHtml} className="mt-3 border-l-4 border-line pl-4 text-[1rem]! text-quiet" />
          <p className="mt-3 text-[0.9375rem] text-quiet">{lengthText(essay)}</p>
          <Prose html={essay.html} className="mt-6" />
        </article>
      ))}
    </div>
  );
}

function lengthText({ words, ...range }: EssayToRead): string {
  const stands = fitOf(words, range);
  const beside = stands.kind === "fits" ? "" : `, ${wordsText(stands.by)} ${stands.kind === "long" ? "over" : "short"}`;
  return `${wordsText(words)}${beside} (asked for: ${rangeText(range)})`;
}
