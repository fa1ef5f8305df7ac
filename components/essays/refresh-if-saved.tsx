"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { lastSaved, onChange } from "#lib/drafts/keepers.ts";

/**
 * Asks for the page anew when it is older than a text that was saved from this tab: the router
 * may show it as it was before, or what was typed last is saved just after one has come here.
 * @param since when the page's newest text was saved: an ISO time, "" if there is none
 */
export function RefreshIfSaved({ since }: { since: string }) {
  const router = useRouter();
  const known = useRef(since);
  useEffect(() => {
    if (since > known.current) known.current = since;
    const look = () => {
      const last = lastSaved();
      if (last <= known.current) return;
      known.current = last;
      router.refresh();
    };
    look();
    return onChange(look);
  }, [router, since]);
  return null;
}
