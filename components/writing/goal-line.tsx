import { fitOf, rangeText, type WordRange } from "#lib/words.ts";

const number = new Intl.NumberFormat("en-GB");

type Props = { amount: number; range: WordRange; text: string; name: string };

/** How far along a text is: a line from nothing to what is allowed, with a mark at each limit. */
export function GoalLine({ amount, range, text, name }: Props) {
  const { min, recommended, max } = range;
  const fit = fitOf(amount, range);
  const goal = Math.max(max ?? Math.round((recommended ?? min ?? 1) * 1.25), 1);
  // What is over can be seen to be over, without pushing the marks together.
  const end = Math.max(goal, Math.min(amount, 2 * goal));
  const percent = (value: number) => `${Math.min(100, (100 * value) / end)}%`;
  const tone = fit.kind === "short" ? "fill-edge" : "fill-good";
  const limits = [
    { value: min, is: "minimum" },
    { value: recommended, is: "recommended" },
    { value: max, is: "maximum" },
  ].flatMap(({ value, is }) => (value !== null && value > 0 ? [{ value, is }] : []));
  const shown = apart(limits, end);
  return (
    <figure>
      {name && <figcaption className="text-[0.9375rem] text-quiet">{name}</figcaption>}
      <svg
        role="img"
        aria-label={`${text}. Asked for: ${rangeText(range)}.`}
        width="100%"
        height="38"
        className="figures block overflow-visible"
      >
        <rect x="0" y="8" width="100%" height="6" rx="3" className="fill-line" />
        {fit.kind === "long" && <rect x="0" y="8" width={percent(amount)} height="6" rx="3" className="fill-warn" />}
        <rect
          x="0"
          y="8"
          width={percent(Math.min(amount, max ?? amount))}
          height="6"
          rx="3"
          className={`${tone} motion-safe:transition-[width]`}
        />
        {limits.map(({ value, is }) => (
          <line
            key={is}
            x1={percent(value)}
            x2={percent(value)}
            y1={is === "recommended" ? 5 : 3}
            y2={is === "recommended" ? 17 : 19}
            className="stroke-ink"
            strokeWidth={is === "recommended" ? 1 : 2}
            strokeDasharray={is === "recommended" ? "2 2" : undefined}
          />
        ))}
        {shown.map(({ value, is }) => (
          <text
            key={is}
            x={percent(value)}
            y="34"
            textAnchor={value / end > 0.9 ? "end" : value / end < 0.1 ? "start" : "middle"}
            className="fill-quiet text-xs"
          >
            {number.format(value)}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** Those whose numbers do not touch; the limits come before the advice. */
function apart<T extends { value: number; is: string }>(limits: readonly T[], end: number): T[] {
  const taken: T[] = [];
  for (const limit of [...limits].sort((a, b) => Number(a.is === "recommended") - Number(b.is === "recommended"))) {
    if (taken.every(({ value }) => Math.abs(value - limit.value) / end > 0.25)) taken.push(limit);
  }
  return taken;
}
