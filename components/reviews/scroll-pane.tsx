"use client";

import { useEffect, useRef, useState } from "react";

/** The column beside the essays on wide screens. It scrolls by itself, and says so while there is more below. */
export function ScrollPane({ children }: { children: React.ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);
  useEffect(() => {
    if (!pane.current || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => setMore(entry?.isIntersecting === false), {
      root: pane.current,
      rootMargin: "0px 0px 24px 0px",
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, []);
  return (
    <div ref={pane} className="scroll-pane no-print">
      <div className="space-y-12">{children}</div>
      <div ref={end} />
      {more && (
        <p className="more-below" aria-hidden="true">
          <span>More below ↓</span>
        </p>
      )}
    </div>
  );
}
