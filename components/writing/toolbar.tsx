"use client";

import { useRef, useState } from "react";
import { ariaKeys, type Edit, edits, type Keys, keysText } from "./commands.tsx";
import { useApple, useHydrated } from "./hydrated.ts";
import { Icon } from "./icon.tsx";

type Props = {
  /** The id of the field that it acts on. */
  controls: string;
  previewed: boolean;
  full: boolean;
  onEdit: (edit: Edit["edit"]) => void;
  onHistory: (which: "undo" | "redo") => void;
  onPreview: () => void;
  onFull: () => void;
};

type Item = {
  name: string;
  icon: React.ReactNode;
  keys?: Keys | undefined;
  pressed?: boolean;
  off?: boolean;
  press: () => void;
};

/**
 * One stop of the Tab key; the arrow keys go from button to button. Until the script is there it only
 * keeps its place, and without script it has none.
 */
export function Toolbar({ controls, previewed, full, onEdit, onHistory, onPreview, onFull }: Props) {
  const apple = useApple();
  const hydrated = useHydrated();
  const [at, setAt] = useState(0);
  const [hinted, setHinted] = useState<Item | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const groups: Item[][] = [edits.slice(0, 4), edits.slice(4, 7), edits.slice(7)].map((group) =>
    group.map(({ edit, ...rest }) => ({ ...rest, off: previewed && !full, press: () => onEdit(edit) })),
  );
  groups.push(
    [
      { name: "Undo", icon: <Icon of="undo" />, keys: { key: "z" }, press: () => onHistory("undo") },
      {
        name: "Redo",
        icon: <Icon of="redo" />,
        keys: apple ? { key: "z", shift: true } : { key: "y" },
        press: () => onHistory("redo"),
      },
    ],
    [
      { name: "Full screen", icon: <Icon of={full ? "narrower" : "wider"} />, pressed: full, press: onFull },
      {
        name: "Preview",
        icon: <span className="px-1 text-[0.9375rem]">Preview</span>,
        pressed: previewed,
        press: onPreview,
      },
    ],
  );
  const last = groups.flat().length - 1;

  function move(event: React.KeyboardEvent) {
    if (event.key === "Escape" && hinted) {
      event.preventDefault();
      setHinted(null);
    }
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    bar.current?.querySelectorAll("button")[to]?.focus();
  }

  let index = -1;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      className={`no-print relative flex flex-wrap gap-x-2 gap-y-1 sm:gap-x-3 noscript:hidden ${hydrated ? "" : "invisible"}`}
      onKeyDown={move}
    >
      {groups.map((group) => (
        <div key={group[0]?.name} className="flex flex-wrap">
          {group.map((item) => {
            const { name, icon, keys, pressed, off, press } = item;
            index += 1;
            const mine = index;
            return (
              <button
                key={name}
                type="button"
                aria-label={name}
                aria-pressed={pressed}
                aria-disabled={off || undefined}
                aria-keyshortcuts={keys && ariaKeys(keys, apple)}
                tabIndex={mine === at ? 0 : -1}
                className="flex h-9 min-w-8 items-center justify-center rounded-sm text-quiet hover:bg-sunken hover:text-ink aria-disabled:opacity-50 aria-pressed:bg-sunken aria-pressed:text-accent sm:min-w-9"
                onFocus={(event) => {
                  setAt(mine);
                  if (event.currentTarget.matches(":focus-visible")) setHinted(item);
                }}
                onBlur={() => setHinted(null)}
                onPointerEnter={({ pointerType }) => pointerType === "mouse" && setHinted(item)}
                onPointerLeave={() => setHinted(null)}
                // The focus and what is selected stay in the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  setAt(mine);
                  if (!off) press();
                }}
              >
                {icon}
              </button>
            );
          })}
        </div>
      ))}
      {hinted && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute right-0 bottom-full mb-1 rounded-sm border border-line bg-raised px-2 py-0.5 text-sm whitespace-nowrap"
        >
          {hinted.name}
          {hinted.keys && <kbd className="ml-2 font-sans text-quiet">{keysText(hinted.keys, apple)}</kbd>}
        </span>
      )}
    </div>
  );
}
