"use client";

import { useRef, useSyncExternalStore } from "react";
import { plain } from "./reading-tools.tsx";
import { onShortcuts, setShortcuts, shortcuts, shortcutsOn } from "./shortcuts.ts";
import { useHydrated } from "./use-hydrated.ts";

/** The button that opens the list of shortcuts, and the list, in which they can be switched off. Nothing without script. */
export function KeyboardHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const hydrated = useHydrated();
  const on = useSyncExternalStore(onShortcuts, shortcutsOn, () => true);
  if (!hydrated) return null;
  return (
    <>
      <button type="button" data-shortcut="?" className={plain} onClick={() => dialog.current?.showModal()}>
        Keyboard
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="shortcuts-title"
        className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded border border-edge bg-paper p-6 text-ink backdrop:bg-black/50"
      >
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="whitespace-nowrap">
                {keys.map((key) =>
                  key === "…" ? (
                    " … "
                  ) : (
                    <kbd
                      key={key}
                      className="mr-1 rounded border border-edge bg-sunken px-1.5 font-mono text-[0.9375rem]"
                    >
                      {key}
                    </kbd>
                  ),
                )}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-[0.9375rem] text-quiet">
          They never act while you type in a field. On a scale to ten, 0 gives ten where the scale has no nought.
        </p>
        <label className="mt-4 flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => setShortcuts(event.currentTarget.checked)}
            className="size-5 accent-accent"
          />
          Use keyboard shortcuts in this browser
        </label>
        <form method="dialog" className="mt-4">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
