import { useEffect, useRef, useState } from "react";
import { parseLinks } from "#lib/links.ts";
import { countSections, readingMinutes, type Section } from "#lib/words.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

export type Measure = {
  /** What a range counts: words, or links. */
  amount: number;
  sections: Section[];
  /** To read it; 0 when there is nothing to read. */
  minutes: number;
};

export function measured(kind: ProblemKind, text: string): Measure {
  if (kind === "links") return { amount: parseLinks(text).links.length, sections: [], minutes: 0 };
  const sections = countSections(text);
  const amount = sections.reduce((sum, { words }) => sum + words, 0);
  return { amount, sections: kind === "essay" ? sections : [], minutes: readingMinutes(amount) };
}

/** Texts up to this length are measured in a millisecond or two; longer ones when nobody types. */
const SHORT = 50_000;
const PAUSE_MS = 300;

/**
 * The measure of a text while it is written, never in the way of typing.
 * @param read the text as it stands
 * @returns the newest measure, and what to call after every change
 */
export function useMeasure(kind: ProblemKind, first: string, read: () => string): [Measure, () => void] {
  const [measure, setMeasure] = useState(() => measured(kind, first));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  function later() {
    clearTimeout(timer.current);
    const wait = latest.current().length <= SHORT ? 0 : PAUSE_MS;
    timer.current = setTimeout(() => setMeasure(measured(kind, latest.current())), wait);
  }
  return [measure, later];
}
