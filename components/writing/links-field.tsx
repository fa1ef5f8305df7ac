"use client";

import { useRef, useState } from "react";
import { parseLinks } from "#lib/links.ts";
import { goTo } from "./field.ts";
import type { WritingProps } from "./props.ts";
import { TooLong, useLength } from "./too-long.tsx";
import { usePaste } from "./use-paste.ts";

/** After this long without typing, what is wrong is said: an address that is being typed is not wrong yet. */
const PAUSE_MS = 800;

/** A list of addresses, one a line, whose form is checked as it grows. */
export function LinksField({
  id,
  name,
  defaultValue,
  rows = 6,
  describedBy,
  invalid,
  onChange,
  areaRef,
  limit,
}: WritingProps) {
  const [problems, setProblems] = useState(() => parseLinks(defaultValue).problems);
  const [said, say] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tooLong = useLength(areaRef, defaultValue, limit);
  const paste = usePaste(false, say);
  const value = () => areaRef.current?.value ?? "";

  function toLine(line: number) {
    const at =
      value()
        .split("\n", line - 1)
        .join("\n").length + (line > 1 ? 1 : 0);
    if (areaRef.current) goTo(areaRef.current, at);
  }

  return (
    <div className="space-y-1.5">
      <p id={`${id}-form`} className="text-[0.9375rem] text-quiet">
        One address a line, beginning with https://. A title may stand before it: “My thesis:
        https://example.org/thesis”.
      </p>
      <textarea
        ref={areaRef as React.RefObject<HTMLTextAreaElement | null>}
        id={id}
        name={name}
        defaultValue={defaultValue}
        rows={rows}
        spellCheck={false}
        autoCapitalize="off"
        inputMode="url"
        aria-invalid={invalid || problems.length > 0 || undefined}
        aria-describedby={[`${id}-form`, describedBy, tooLong > 0 && `${id}-long`, problems.length > 0 && `${id}-lines`]
          .filter(Boolean)
          .join(" ")}
        onChange={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => setProblems(parseLinks(value()).problems), PAUSE_MS);
          onChange();
        }}
        onPaste={paste.onPaste}
        className="input font-mono text-[0.9375rem] break-all"
      />
      <TooLong id={`${id}-long`} by={tooLong} limit={limit} />
      <div role="status">
        {problems.length > 0 && (
          <ul id={`${id}-lines`} className="space-y-0.5 text-[0.9375rem] text-bad">
            {problems.slice(0, 10).map(({ line, message }) => (
              <li key={line}>
                <button type="button" className="cursor-pointer font-semibold underline" onClick={() => toLine(line)}>
                  Line {line}
                </button>
                : {message}
              </li>
            ))}
            {problems.length > 10 && <li>And {problems.length - 10} more.</li>}
          </ul>
        )}
        {said && <p className="text-[0.9375rem] text-quiet">{said}</p>}
      </div>
    </div>
  );
}
