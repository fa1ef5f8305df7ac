"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { lastSaved } from "./kept.ts";

/** Asks for the page anew when the router shows it as it was before a text was saved from this tab. */
export function RefreshIfSaved({ since }: { since: string }) {
  const router = useRouter();
  useEffect(() => {
    if (lastSaved() > since) router.refresh();
  }, [router, since]);
  return null;
}
