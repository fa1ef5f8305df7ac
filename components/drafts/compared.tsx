"use client";

import { type ComponentType, useEffect, useState } from "react";

type Props = { theirs: string; mine: string };

let loaded: ComponentType<Props> | null = null;

async function load(): Promise<ComponentType<Props>> {
  loaded ??= (await import("./difference-between.tsx")).default;
  return loaded;
}

// Without script the difference must be in the page as it comes, so that the server has it ready.
if (typeof window === "undefined") void load();

/**
 * The difference between two texts. In the browser its script comes only when there is something to
 * compare; where it can't be had, one still has both texts.
 */
export function Compared(props: Props) {
  const [Difference, setDifference] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    load().then(
      (found) => setDifference(() => found),
      () => {},
    );
  }, []);
  if (typeof window === "undefined") {
    const Ready = loaded;
    return <div>{Ready && <Ready {...props} />}</div>;
  }
  // Until then, what the server has put here stays.
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is empty, and tells React to leave the server's content alone
  if (!Difference) return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
  return (
    <div>
      <Difference {...props} />
    </div>
  );
}
