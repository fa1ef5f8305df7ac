"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { paths } from "#lib/paths.ts";
import { changedText, rowsChanged } from "#lib/reviews/live.ts";
import type { TableRow } from "#lib/reviews/shown.ts";

/** In milliseconds: between two looks, and at most where looking fails. */
const EVERY = 10_000;
const AT_MOST = 300_000;

/**
 * Keeps the table as it stands: looks every ten seconds whether it changed, while the page is
 * looked at, and has it drawn anew when it did. What is ticked, the focus and the place on the page
 * stay, since the rows that are still there stay the same elements. How many rows changed is said politely.
 * @param shows names what the table shows; rows of another view are no changes
 */
export function Live({ slug, shows, rows }: { slug: string; shows: string; rows: TableRow[] }) {
  const router = useRouter();
  const [said, say] = useState("");
  const [, refreshing] = useTransition();
  const before = useRef({ shows, rows });
  const asked = useRef(false);

  useEffect(() => {
    const last = before.current;
    before.current = { shows, rows };
    if (!asked.current || last.rows === rows) return;
    asked.current = false;
    if (last.shows === shows) say(changedText(rowsChanged(last.rows, rows)));
  }, [shows, rows]);

  useEffect(() => {
    const gone = new AbortController();
    let tag: string | null = null;
    let wait = EVERY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      if (!gone.signal.aborted && !document.hidden) timer = setTimeout(look, wait);
    };
    async function look() {
      try {
        const headers: HeadersInit = tag === null ? {} : { "If-None-Match": tag };
        const answer = await fetch(paths.api.reviewPulse(slug), { headers, cache: "no-store", signal: gone.signal });
        // Signed out, or no longer a reviewer: the next page that is asked for says so.
        if (answer.status === 401 || answer.status === 404) return;
        if (answer.status >= 500) throw new Error("The portal is not well.");
        const now = answer.headers.get("ETag");
        if (answer.status === 200 && tag !== null && now !== tag) {
          asked.current = true;
          refreshing(() => router.refresh());
        }
        if (answer.status === 200) tag = now;
        wait = EVERY;
      } catch {
        wait = Math.min(wait * 2, AT_MOST);
      }
      later();
    }
    const seen = () => {
      clearTimeout(timer);
      if (!document.hidden) void look();
    };
    document.addEventListener("visibilitychange", seen);
    void look();
    return () => {
      gone.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [slug, router]);

  return (
    <p role="status" className="text-[0.9375rem] text-quiet empty:hidden">
      {said}
    </p>
  );
}
