"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks every two seconds whether the worker is done, for two minutes; without script, the page loads itself anew. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    let left = 60;
    const timer = setInterval(() => {
      left -= 1;
      if (left <= 0) clearInterval(timer);
      if (!document.hidden) router.refresh();
    }, 2_000);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content="4" />
    </noscript>
  );
}
