"use client";

import { useEffect, useRef, useState } from "react";
import { Prose } from "#components/ui/prose.tsx";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { askPreview, type Preview } from "./ask-preview.ts";

/** While one types beside it, it is made anew after this long without a key; longer texts wait longer. */
const waitFor = (length: number) => 500 + length / 50;

type Props = {
  kind: ProblemKind;
  read: () => string;
  /** Counts the changes of the text while it is shown. */
  changes: number;
};

/** The text as reviewers will read it, made by the server. What is typed meanwhile is none of its business. */
export function PreviewPane({ kind, read, changes }: Props) {
  const [shown, setShown] = useState<Preview | null>(null);
  const first = useRef(true);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the text asks for another
  useEffect(() => {
    const stop = new AbortController();
    const wait = first.current ? 0 : waitFor(latest.current().length);
    first.current = false;
    const timer = setTimeout(async () => {
      const answer = await askPreview(kind, latest.current(), stop.signal);
      if (answer) setShown(answer);
    }, wait);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [kind, changes]);

  return (
    <>
      <p role="status" className="text-quiet empty:hidden">
        {shown ? "" : "Making the preview…"}
      </p>
      {shown &&
        "html" in shown &&
        (shown.html ? <Prose html={shown.html} /> : <p className="text-quiet">Nothing is written yet.</p>)}
      <div role="alert">{shown && "message" in shown && <p className="font-semibold text-bad">{shown.message}</p>}</div>
    </>
  );
}
