import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { FormState } from "#lib/forms.ts";

/**
 * Sends a form where its script runs, and answers in place of a server that gave no answer, so
 * that a failed network costs nothing that was typed.
 * @param send calls the action; one that leads to another page ends in what the router throws
 * @param accepted is called once the server has taken the form
 */
export async function answered(send: () => Promise<FormState>, accepted: () => void): Promise<FormState> {
  try {
    const next = await send();
    if (next?.ok && next.preview === undefined) accepted();
    return next;
  } catch (error) {
    if (isRedirect(error)) accepted();
    unstable_rethrow(error);
    const message = unstable_isUnrecognizedActionError(error)
      ? "Not sent: the portal was updated after you had opened this page. What you typed is still here: copy it, load the page again, and send it."
      : "Not sent: the portal can’t be reached. What you typed is still here: try again when you are connected.";
    return { ok: false, message, at: Date.now() };
  }
}

function isRedirect(error: unknown): boolean {
  return error instanceof Error && String((error as { digest?: unknown }).digest).startsWith("NEXT_REDIRECT");
}
