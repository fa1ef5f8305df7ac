"use client";

import { useEffect } from "react";

declare global {
  interface Window {
    /** By the id of its field, what was typed before the page's script ran; null once it has. */
    earlyWords?: Record<string, string> | null;
  }
}

/** Notes what is typed into texts until the page's own script takes over. It runs while the page is read. */
const LISTEN = `addEventListener("input",function early(e){if(window.earlyWords===null)removeEventListener("input",early,true);else if(e.target.tagName==="TEXTAREA"&&e.target.id)(window.earlyWords=window.earlyWords||{})[e.target.id]=e.target.value},true)`;

/**
 * Keeps what somebody types on a slow connection before the script has come: when React takes a
 * page over it sets texts back to what the server sent.
 * @param nonce of the page's content security policy
 */
export function EarlyWords({ nonce }: { nonce: string | undefined }) {
  useEffect(() => {
    const typed = Object.entries(window.earlyWords ?? {});
    window.earlyWords = null;
    for (const [id, text] of typed) {
      const area = document.getElementById(id);
      if (!(area instanceof HTMLTextAreaElement) || area.value === text) continue;
      // Past what React knows of the field, so that it notices the change.
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, text);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, []);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the words above, and no others
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: LISTEN }} />;
}
