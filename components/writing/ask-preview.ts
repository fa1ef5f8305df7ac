import { paths } from "#lib/paths.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/** HTML that renderAnswer made, or why there is none, in words. */
export type Preview = { html: string } | { message: string };

/** Asks the server for a preview. Null when it was called off; never throws. */
export async function askPreview(kind: ProblemKind, text: string, signal: AbortSignal): Promise<Preview | null> {
  try {
    const response = await fetch(paths.api.preview, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind, text }),
      signal,
    });
    const body: { ok: true; html: string } | { ok: false; message: string; fields?: Record<string, string> } =
      await response.json();
    if (body.ok) return { html: body.html };
    return { message: body.fields?.["text"] ?? body.message };
  } catch {
    if (signal.aborted) return null;
    return { message: "There is no preview now: the server can’t be reached. Your text is untouched." };
  }
}
