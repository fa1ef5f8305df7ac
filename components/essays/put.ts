import { paths } from "#lib/paths.ts";
import type { Fields } from "#lib/result.ts";

export type Draft = { text: string; promptId: string | null };
export type Other = { text: string; promptId: string | null; version: number; savedAt: string };
export type PromptView = { id: string; html: string };

export type Answer =
  | { kind: "saved"; version: number; savedAt: string }
  | { kind: "conflict"; current: Other }
  | { kind: "prompt"; prompts: PromptView[] }
  | { kind: "failed"; message: string; fields?: Fields; signedOut?: boolean };

type Body =
  | { ok: true; version: number; savedAt: string }
  | { ok: false; code: "conflict"; message: string; current: Other }
  | { ok: false; code: "prompt"; message: string; prompts: PromptView[] }
  | { ok: false; code: "signed-out" | "refused" | "not-found" | "origin" | "fault"; message: string; fields?: Fields };

/** Longer than this and the connection is taken for dead. */
const PATIENCE_MS = 30_000;

/** Sends a draft to the server. Never throws: whatever happens is said in words. */
export async function putEssay(id: string, draft: Draft & { version: number }): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(paths.api.essay(id), {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(draft),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return {
      kind: "failed",
      message: navigator.onLine
        ? "Not saved: the server does not answer. Your text is still here: try again in a moment."
        : "Not saved: you are offline. Your text is still here: save again when you are back.",
    };
  }
  const body: Body | null = await response.json().catch(() => null);
  if (!body)
    return {
      kind: "failed",
      message: "Not saved: the server gave no proper answer. Your text is still here: try again in a moment.",
    };
  if (body.ok) return { kind: "saved", version: body.version, savedAt: body.savedAt };
  if (body.code === "conflict") return { kind: "conflict", current: body.current };
  if (body.code === "prompt") return { kind: "prompt", prompts: body.prompts };
  const { fields = {} } = body;
  return {
    kind: "failed",
    message: `Not saved. ${Object.values(fields)[0] ?? body.message}`,
    fields,
    signedOut: body.code === "signed-out",
  };
}
