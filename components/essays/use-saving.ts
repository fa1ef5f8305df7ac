import { useRef, useState } from "react";
import type { Fields } from "#lib/result.ts";
import { type Kept, keep } from "./kept.ts";
import { type Draft, type Other, type PromptView, putEssay } from "./put.ts";

export type SaveState =
  /** `now`: saved since the page was opened. */
  | { kind: "saved"; now: boolean }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "failed"; message: string; fields: Fields; signedOut?: boolean }
  | { kind: "conflict"; other: Other };

type Options = {
  id: string;
  start: Kept;
  state: SaveState;
  /** What is in the editor at this moment. */
  read(): Draft;
  /** The prompts asked now, when the chosen one is not asked any more. */
  onPrompts(prompts: PromptView[]): void;
};

const same = (a: Draft, b: Draft) => a.text === b.text && a.promptId === b.promptId;

/**
 * Saves an essay, one request at a time; whoever presses while one is under way gets another
 * one after it. "saved" is said only when the server has answered so.
 */
export function useSaving({ id, start, state: initial, read, onPrompts }: Options) {
  const [state, setState] = useState(initial);
  const [savedAt, setSavedAt] = useState(start.savedAt);
  // Handlers need the newest of these between two renders.
  const version = useRef(start.version);
  const stored = useRef<Draft | null>(start.saved ? { text: start.text, promptId: start.promptId } : null);
  const busy = useRef(false);
  const again = useRef(false);

  const dirty = () => !stored.current || !same(read(), stored.current);
  const remember = (at: string) => keep(id, { ...read(), version: version.current, savedAt: at, saved: !dirty() });

  /** To be told of every edit. What a failure or a conflict says stays until the next save. */
  function changed() {
    remember(savedAt);
    setState((old) => {
      if (old.kind !== "saved" && old.kind !== "unsaved") return old;
      if (dirty()) return { kind: "unsaved" };
      return old.kind === "saved" ? old : { kind: "saved", now: true };
    });
  }

  /** @param over the version of the other text of a conflict, to be replaced by this one */
  async function save(over?: number): Promise<void> {
    if (busy.current) {
      again.current = true;
      return;
    }
    busy.current = true;
    setState({ kind: "saving" });
    let sent = read();
    let answer = await putEssay(id, { ...sent, version: over ?? version.current });
    if (answer.kind === "prompt") {
      // The text comes first: it is saved without the prompt, to be chosen anew.
      onPrompts(answer.prompts);
      sent = { ...sent, promptId: answer.prompts.length === 1 ? (answer.prompts[0]?.id ?? null) : null };
      answer = await putEssay(id, { ...sent, version: over ?? version.current });
    }
    busy.current = false;
    if (answer.kind === "saved") {
      version.current = answer.version;
      stored.current = sent;
      setSavedAt(answer.savedAt);
      remember(answer.savedAt);
      setState(dirty() ? { kind: "unsaved" } : { kind: "saved", now: true });
      if (again.current && dirty()) void save();
    } else if (answer.kind === "conflict") setState({ kind: "conflict", other: answer.current });
    else if (answer.kind === "failed")
      setState({
        kind: "failed",
        message: answer.message,
        fields: answer.fields ?? {},
        signedOut: answer.signedOut ?? false,
      });
    else
      setState({
        kind: "failed",
        message: "Not saved: the prompts of this problem have changed twice. Your text is still here: save again.",
        fields: {},
      });
    again.current = false;
  }

  /** Settles a conflict for the other text, which is in the editor already. */
  function took(other: Other) {
    version.current = other.version;
    stored.current = { text: other.text, promptId: other.promptId };
    setSavedAt(other.savedAt);
    remember(other.savedAt);
    setState({ kind: "saved", now: false });
  }

  return { state, savedAt, dirty, changed, save, took };
}
