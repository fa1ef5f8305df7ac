"use client";

import { amountText } from "#lib/problems/kinds.ts";
import { type WordRange, wordsText } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { GoalLine } from "./goal-line.tsx";
import { useHydrated } from "./hydrated.ts";
import type { Measure } from "./use-measure.ts";

type Demand = { name: string; range: WordRange };
type Props = {
  kind: ProblemKind;
  measure: Measure;
  demands: readonly Demand[];
  /** Puts the cursor to the heading of that number. */
  onSection: (at: number) => void;
};

/** Under the count: how far along, how long to read, and the words under each heading. */
export function Measures({ kind, measure, demands, onSection }: Props) {
  const { amount, sections, minutes } = measure;
  return (
    <div className="space-y-5">
      {goals(demands).map(({ names, range }, _at, all) => (
        <GoalLine
          key={names.join()}
          amount={amount}
          range={range}
          text={amountText(kind, amount)}
          // With one range the names are said above.
          name={all.length > 1 ? names.join(", ") : ""}
        />
      ))}
      {minutes > 0 && (
        <p className="text-[0.9375rem] text-quiet">
          About {minutes} {minutes === 1 ? "minute" : "minutes"} to read
        </p>
      )}
      {sections.length > 1 && <Outline sections={sections} onSection={onSection} />}
    </div>
  );
}

/** Nobody reads a longer outline, and it would be made anew at every pause. */
const SHOWN = 100;

function Outline({ sections, onSection }: Pick<Measure, "sections"> & Pick<Props, "onSection">) {
  const hydrated = useHydrated();
  const depth = Math.min(...sections.map(({ level }) => level || 6));
  const indents = ["", "pl-3", "pl-6", "pl-9", "pl-12", "pl-14"];
  return (
    <section aria-labelledby="sections">
      <h2 id="sections" className="font-sans text-[0.9375rem] font-semibold">
        Sections
      </h2>
      <ol className="figures mt-1 max-h-72 overflow-y-auto text-[0.9375rem]">
        {sections.slice(0, SHOWN).map(({ heading, level, words }, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place; two may have the same heading
            key={at}
            className={`flex items-baseline justify-between gap-3 ${indents[Math.max(0, level - depth)] ?? ""}`}
          >
            {hydrated ? (
              <button
                type="button"
                className="min-w-0 cursor-pointer py-0.5 text-left text-accent hover:underline"
                onClick={() => onSection(at)}
              >
                {heading || "Before the first heading"}
              </button>
            ) : (
              <span className="py-0.5">{heading || "Before the first heading"}</span>
            )}
            <span className="shrink-0 text-quiet">{wordsText(words)}</span>
          </li>
        ))}
      </ol>
      {sections.length > SHOWN && <p className="text-[0.9375rem] text-quiet">And {sections.length - SHOWN} more.</p>}
    </section>
  );
}

/** Those who ask for the same share a line. */
function goals(demands: readonly Demand[]): { names: string[]; range: WordRange }[] {
  const goals = new Map<string, { names: string[]; range: WordRange }>();
  for (const { name, range } of demands) {
    if (range.min === null && range.recommended === null && range.max === null) continue;
    const key = `${range.min} ${range.recommended} ${range.max}`;
    const known = goals.get(key);
    if (known) known.names.push(name);
    else goals.set(key, { names: [name], range });
  }
  return [...goals.values()];
}
