// Texts of one draft that other editors on this computer left in the journal: they are taken over
// once their editor is gone, by one editor each. Who takes one over holds its lock meanwhile.
import * as journal from "./journal.ts";
import { claim, lockName, whenFree } from "./tabs.ts";

/** A journal that could not be read is looked into again after so many milliseconds. */
const AGAIN = 10_000;

export class LeftBehind {
  readonly #person: string;
  readonly #draft: string;
  readonly #editor: string;
  /** Editors whose text was taken over, and how to let their locks go. */
  readonly #adopted = new Map<string, () => void>();
  readonly #offered = new Set<string>();

  /** @param editor who looks */
  constructor(person: string, draft: string, editor: string) {
    this.#person = person;
    this.#draft = draft;
    this.#editor = editor;
  }

  /** Whose texts were taken over, the last one at the end. */
  get adopted(): string[] {
    return [...this.#adopted.keys()];
  }

  /** Those are done with. */
  release(editors: readonly string[]): void {
    for (const editor of editors) {
      this.#adopted.get(editor)?.();
      this.#adopted.delete(editor);
    }
  }

  /** The last one is put back as it was found. */
  leave(): void {
    const last = this.adopted.at(-1);
    if (!last) return;
    this.release([last]);
    this.#offered.delete(last);
  }

  /**
   * Takes over the newest text whose editor is gone. Editors that are still there are waited for.
   * @param found is told of it, now or later; one at a time
   */
  async look(signal: AbortSignal, found: (kept: journal.Kept) => void): Promise<void> {
    const all = await journal.keptOf(this.#person, this.#draft);
    if (!all.ok) setTimeout(() => !signal.aborted && void this.look(signal, found), AGAIN);
    for (const { editor } of all.ok ? all.value : []) {
      if (editor === this.#editor || this.#offered.has(editor)) continue;
      const lock = lockName(this.#person, this.#draft, editor);
      const release = await claim(lock);
      if (!release) {
        this.#offered.add(editor);
        whenFree(lock, signal, () => {
          this.#offered.delete(editor);
          void this.look(signal, found);
        });
        continue;
      }
      // Its editor may have been sending it until just now.
      const again = await journal.keptOf(this.#person, this.#draft);
      const kept = again.ok ? again.value.find((one) => one.editor === editor) : undefined;
      if (!kept || signal.aborted) {
        release();
        continue;
      }
      this.#adopted.set(editor, release);
      this.#offered.add(editor);
      found(kept);
      return;
    }
  }
}
