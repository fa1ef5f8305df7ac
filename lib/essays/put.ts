import { type Put, putDraft } from "#lib/drafts/send.ts";
import { paths } from "#lib/paths.ts";

/** What the editor of an essay holds. */
export type EssayDraft = { text: string; promptId: string | null };

/** A prompt as it is asked; `html` is made by renderMarkdown. */
export type PromptView = { id: string; html: string };

type Current = { current: { text: string; promptId: string | null; version: number; savedAt: string } };

/** The prompt as the editor speaks of it: one that is not asked any more is none, and of a single one nothing is chosen. */
export function promptIn(prompts: readonly { id: string }[], promptId: string | null): string | null {
  return (prompts.length === 1 ? prompts[0]?.id : prompts.find(({ id }) => id === promptId)?.id) ?? null;
}

/**
 * How an essay is sent to the server.
 * @param prompts what is asked now, as far as the page knows
 * @param onPrompts is told what is asked instead when the draft's prompt is refused
 */
export function essayPut(
  id: string,
  prompts?: () => readonly { id: string }[],
  onPrompts?: (prompts: PromptView[]) => void,
): Put<EssayDraft> {
  return (draft, sending) =>
    putDraft<EssayDraft, Current & { prompts?: PromptView[] }>(
      paths.api.essay(id),
      { ...draft, version: sending.version, ...(sending.replaces ? { keep: "replaced" } : {}) },
      sending,
      ({ current: { text, promptId, version, savedAt } }) => ({
        content: { text, promptId: prompts ? promptIn(prompts(), promptId) : promptId },
        version,
        savedAt,
      }),
      (answer) => answer.prompts && onPrompts?.(answer.prompts),
    );
}
