import type { EssayView } from "#lib/essays/view.ts";

/** An essay as this tab knows it: what is in the editor, and which of the server's versions it is based on. */
export type Kept = { text: string; promptId: string | null; version: number; savedAt: string; saved: boolean };

// In the memory of this tab, so that leaving the editor within the portal and coming back shows
// the newest text, though the router may show the page as it was before. Written in the browser
// only, never while rendering on the server.
const kept = new Map<string, Kept>();

export function keep(id: string, essay: Kept): void {
  kept.set(id, essay);
}

export function keptOf(id: string): Kept | undefined {
  return kept.get(id);
}

/** When a text was last saved from this tab, by the server's clock; "" if never. */
export function lastSaved(): string {
  let last = "";
  for (const essay of kept.values()) if (essay.saved && essay.savedAt > last) last = essay.savedAt;
  return last;
}

type Stored = Pick<EssayView, "text" | "promptId" | "version" | "savedAt">;

/**
 * What the editor starts with: what this tab keeps when that is as new as the page or unsaved,
 * else the page's. Unsaved text on an older version is a conflict, for the person to settle.
 */
export function startOf(stored: Stored, mine: Kept | undefined): Kept & { conflict: boolean } {
  const page = {
    text: stored.text,
    promptId: stored.promptId,
    version: stored.version,
    savedAt: stored.savedAt,
    saved: true,
  };
  if (!mine) return { ...page, conflict: false };
  if (mine.saved) return { ...(mine.version > stored.version ? mine : page), conflict: false };
  return { ...mine, conflict: mine.version < stored.version };
}
