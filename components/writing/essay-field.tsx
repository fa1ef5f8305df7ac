"use client";

import { useEffect, useRef, useState } from "react";
import type { Writing } from "#lib/writing/change.ts";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import { apply, writingOf } from "./field.ts";
import { Help } from "./help.tsx";
import { Preview } from "./preview.tsx";
import type { WritingProps } from "./props.ts";
import { TooLong, useLength } from "./too-long.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useKeys } from "./use-keys.ts";
import { usePaste } from "./use-paste.ts";

/** A textarea at heart, with a toolbar, a preview and a full screen around it. */
export function EssayField({
  id,
  name,
  kind,
  defaultValue,
  rows = 18,
  describedBy,
  invalid,
  onChange,
  areaRef,
  limit,
  status,
  interrupted = false,
  className = "",
}: WritingProps & { kind: ProblemKind }) {
  const box = useRef<HTMLDivElement>(null);
  const [full, setFull] = useFullScreen(box);
  const [previewed, setPreviewed] = useState(false);
  const [changes, setChanges] = useState(0);
  const [said, say] = useState("");
  const tooLong = useLength(areaRef, defaultValue, limit);
  const paste = usePaste(kind === "essay", say);
  const scrolled = useRef(0);
  const area = () => areaRef.current as HTMLTextAreaElement | null;
  useKeys(areaRef, kind !== "essay");

  if (interrupted && (full || previewed)) {
    setFull(false);
    setPreviewed(false);
  }
  useEffect(() => {
    // A field that was hidden begins at its top again.
    if (!previewed) areaRef.current?.scrollTo({ top: scrolled.current });
  }, [previewed, areaRef]);

  function edit(change: (writing: Writing) => Writing) {
    const field = area();
    if (field?.checkVisibility()) apply(field, change(writingOf(field)));
  }
  function history(which: "undo" | "redo") {
    const from = document.activeElement;
    area()?.focus({ preventScroll: true });
    document.execCommand(which);
    // By keyboard one wants to press it again.
    if (from instanceof HTMLButtonElement) from.focus();
  }
  function preview() {
    if (!previewed) scrolled.current = area()?.scrollTop ?? 0;
    setPreviewed(!previewed);
  }
  function enter() {
    setFull(!full);
    if (!box.current?.contains(document.activeElement)) area()?.focus({ preventScroll: true });
  }

  return (
    <div
      ref={box}
      {...(full ? { role: "dialog", "aria-modal": true, "aria-label": "Full-screen writing" } : {})}
      data-full={full ? "" : undefined}
      className={full ? "fixed inset-0 z-40 flex h-dvh flex-col gap-2 bg-paper p-3 sm:px-6" : "space-y-2"}
    >
      <div className={full ? "mx-auto w-full max-w-[40rem] pt-6" : ""}>
        <Toolbar
          controls={id}
          previewed={previewed}
          full={full}
          onEdit={edit}
          onHistory={history}
          onPreview={preview}
          onFull={enter}
        />
      </div>
      <div
        className={
          full
            ? `mx-auto grid min-h-0 w-full flex-1 gap-6 ${previewed ? "max-w-[40rem] lg:max-w-7xl lg:grid-cols-2" : "max-w-[40rem]"}`
            : ""
        }
      >
        <textarea
          ref={areaRef as React.RefObject<HTMLTextAreaElement | null>}
          id={id}
          name={name}
          defaultValue={defaultValue}
          rows={rows}
          spellCheck
          autoCapitalize="sentences"
          // What names it stands outside of what can be reached in full screen.
          aria-label={full ? areaRef.current?.labels?.[0]?.textContent : undefined}
          aria-invalid={invalid || undefined}
          aria-describedby={[describedBy, tooLong > 0 && `${id}-long`].filter(Boolean).join(" ") || undefined}
          onChange={(event) => {
            if ((event.nativeEvent as InputEvent).inputType !== "insertFromPaste") say("");
            if (previewed) setChanges((count) => count + 1);
            onChange();
          }}
          onPaste={paste.onPaste}
          onKeyDown={paste.onKeyDown}
          className={`input font-serif leading-[1.6] ${
            full
              ? "field-sizing-fixed! h-full resize-none border-line text-[1.1875rem] sm:px-6 sm:py-5 focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0"
              : "text-[1.125rem]"
          } ${previewed ? (full ? "max-lg:hidden" : "hidden") : ""} ${full ? "" : className}`}
        />
        {previewed && <Preview kind={kind} read={() => area()?.value ?? ""} changes={changes} full={full} />}
      </div>
      <div className={full ? "mx-auto w-full max-w-[40rem] shrink-0" : ""}>
        <TooLong id={`${id}-long`} by={tooLong} limit={limit} />
        <p role="status" className="text-[0.9375rem] text-quiet empty:hidden">
          {said}
        </p>
        {full ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-1 text-[0.9375rem] text-quiet">
            {status}
            <button
              type="button"
              className="cursor-pointer py-1 text-accent underline underline-offset-4"
              onClick={enter}
            >
              Leave full screen
            </button>
          </div>
        ) : (
          kind === "essay" && <Help />
        )}
      </div>
    </div>
  );
}
