// The long texts of an ordinary form, kept on this computer until the form was accepted. Nothing is
// sent by itself, and nothing is put into the form by itself: what is stored may have changed.
import { same } from "./content.ts";
import { contentOf, fillIn, initialOf } from "./form-content.ts";
import * as journal from "./journal.ts";
import { randomId } from "./random.ts";
import { claim, hold, lockName } from "./tabs.ts";

/** In milliseconds, as for essays: the longest that typing is at risk is a second. */
const PAUSE = 300;
const MOST = 700;

/** A text that was typed here and not sent, and what may be done with it. */
export type Offer = { typedAt: number; putBack(): void; discard(): void };

export type KeptForm = {
  /** To be told of every change in the form. */
  changed(): void;
  /** The form was accepted: there is nothing to be kept any more. */
  accepted(): void;
  /** Ends it; what was typed last is still written. */
  end(): void;
};

/**
 * Watches a form.
 * @param draft "form:<path>#<id>"
 * @param offer is told of a text that was left behind, and, with null, when there is none any more
 */
export function keepForm(
  form: HTMLFormElement,
  person: string,
  draft: string,
  label: string,
  offer: (offer: Offer | null) => void,
): KeptForm {
  const editor = randomId();
  const letGo = hold(lockName(person, draft, editor));
  let untouched = initialOf(form);
  let adopted: { editor: string; release: () => void } | null = null;
  let since: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = false;
  let ended = false;

  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (since === null) return;
    since = null;
    const content = contentOf(form);
    if (same(content, untouched)) {
      if (written) void journal.forget(person, [editor]);
      written = false;
      return;
    }
    written = true;
    const href = location.pathname + location.search;
    const kept = { content, base: 0, tried: [], replaces: false };
    void journal.keep({ ...kept, person, draft, editor, typedAt: Date.now(), label, href });
  }

  function drop(): void {
    if (!adopted) return;
    const { editor: gone, release } = adopted;
    adopted = null;
    void journal.forget(person, [gone]).then(release);
    offer(null);
  }

  async function look(): Promise<void> {
    const found = await journal.keptOf(person, draft);
    for (const entry of found.ok ? found.value : []) {
      if (ended || adopted) return;
      if (entry.editor === editor) continue;
      const release = await claim(lockName(person, draft, entry.editor));
      if (!release) continue;
      if (ended || same(entry.content, contentOf(form))) {
        if (!ended) await journal.forget(person, [entry.editor]);
        release();
        continue;
      }
      adopted = { editor: entry.editor, release };
      offer({
        typedAt: entry.typedAt,
        putBack() {
          fillIn(form, entry.content);
          since ??= performance.now();
          write();
          drop();
        },
        discard: drop,
      });
    }
  }

  const leave = () => write();
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", leave);
  void look();
  // What was typed before this script was there.
  since = performance.now();
  write();
  return {
    changed() {
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(write, Math.max(0, Math.min(PAUSE, since + MOST - now)));
    },
    accepted() {
      untouched = contentOf(form);
      since = null;
      clearTimeout(timer);
      written = false;
      void journal.forget(person, [editor]);
    },
    end() {
      write();
      ended = true;
      removeEventListener("beforeunload", leave);
      removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
      adopted?.release();
      letGo();
    },
  };
}
