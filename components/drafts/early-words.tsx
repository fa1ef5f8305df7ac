"use client";

import { useEffect } from "react";
import { putIn } from "#lib/drafts/put-in.ts";

declare global {
  interface Window {
    /** By the id of its field, what was typed or chosen before the page's script ran, the last last; null once it has. */
    earlyWords?: Record<string, string | boolean> | null;
  }
}

/** Notes what is typed and chosen until the page's own script takes over. It runs while the page is read. */
const LISTEN = `addEventListener("input",function early(e){var t=e.target,w=window.earlyWords;if(w===null)removeEventListener("input",early,true);else if(t.id&&/^(TEXTAREA|INPUT|SELECT)$/.test(t.tagName)){w=window.earlyWords=w||{};delete w[t.id];w[t.id]=/^(radio|checkbox)$/.test(t.type)?t.checked:t.value}},true)`;

/**
 * Keeps what somebody types and chooses on a slow connection before the script has come: when
 * React takes a page over it sets texts, boxes and radio buttons back to what the server sent.
 * @param nonce of the page's content security policy
 */
export function EarlyWords({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    const given = Object.entries(window.earlyWords ?? {});
    window.earlyWords = null;
    for (const [id, value] of given) {
      const field = document.getElementById(id);
      if (
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
        putIn(field, value);
    }
  }, []);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the words above, and no others
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: LISTEN }} />;
}
