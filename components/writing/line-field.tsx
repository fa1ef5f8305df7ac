"use client";

import { useState } from "react";
import type { WritingProps } from "./props.ts";
import { TooLong, useLength } from "./too-long.tsx";
import { usePaste } from "./use-paste.ts";

/** An answer of one line. */
export function LineField({ id, name, defaultValue, describedBy, invalid, onChange, areaRef, limit }: WritingProps) {
  const [said, say] = useState("");
  const tooLong = useLength(areaRef, defaultValue, limit);
  const paste = usePaste(false, say);
  return (
    <div className="space-y-1.5">
      <input
        ref={areaRef as React.RefObject<HTMLInputElement | null>}
        type="text"
        id={id}
        name={name}
        defaultValue={defaultValue}
        spellCheck
        autoCapitalize="sentences"
        aria-invalid={invalid || undefined}
        aria-describedby={[describedBy, tooLong > 0 && `${id}-long`].filter(Boolean).join(" ") || undefined}
        onChange={onChange}
        onPaste={paste.onPaste}
        className="input max-w-2xl font-serif text-[1.125rem]"
      />
      <TooLong id={`${id}-long`} by={tooLong} limit={limit} />
      <p role="status" className="text-[0.9375rem] text-quiet empty:hidden">
        {said}
      </p>
    </div>
  );
}
