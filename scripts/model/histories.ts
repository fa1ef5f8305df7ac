import fc from "fast-check";
import type { Act, History, What } from "./world.ts";

const often: What[] = ["type", "type", "type", "type", "type", "type-on", "open", "open"];
const sometimes: What[] = [
  "erase",
  "open-stale",
  "close",
  "crash-tab",
  "crash",
  "offline",
  "online",
  "online",
  "expire",
  "sign-in",
  "sign-in",
  "press",
  "press",
  "hide",
  "return",
  "keep-mine",
  "take-theirs",
  "keep-both",
  "break-journal",
  "mend-journal",
];

/** Mostly the pace of typing, fast or slow, now and then a pause, seldom a long one. */
const wait = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
);

const fates = fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 40 });

function histories(tabs: number, whats: What[], most: number): fc.Arbitrary<History> {
  const act: fc.Arbitrary<Act> = fc.record({
    who: fc.integer({ min: 0, max: tabs - 1 }),
    wait,
    what: fc.constantFrom(...whats),
  });
  return fc.record({ acts: fc.array(act, { maxLength: most, size: "max" }), fates });
}

/** Several people's worth of tabs, computers, and bad luck. */
export const anyHistory = histories(4, [...often, ...often, ...sometimes], 80);

/** One tab at a time on one computer that never crashes, on any network; nobody types before the page is there. */
export const lonelyHistory = histories(
  1,
  [...often, "erase", "close", "offline", "online", "expire", "sign-in", "press", "hide", "return"],
  60,
).map(({ acts, fates }) => ({
  fates,
  acts: acts.map((act, at) => (acts[at - 1]?.what === "open" ? { ...act, wait: act.wait + 300 } : act)),
}));
