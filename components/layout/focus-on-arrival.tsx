"use client";

import { useEffect, useRef } from "react";

/** Takes the focus when it comes onto the page, so that what it says is seen and heard first. */
export function FocusOnArrival({ id, children }: { id: string; children: React.ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div ref={element} id={id} tabIndex={-1}>
      {children}
    </div>
  );
}
