import { useEffect, useRef } from "react";
import { afterEnter } from "#lib/writing/enter.ts";
import { editOf } from "./commands.tsx";
import { apply, type Field, writingOf } from "./field.ts";
import { isApple } from "./hydrated.ts";

/**
 * The shortcuts, and Enter in lists and quotations. While a character is being composed nothing is touched,
 * and Tab is left to the browser.
 * @param off while the field takes no Markdown
 */
export function useKeys(field: React.RefObject<Field | null>, off: boolean): void {
  const shift = useRef(false);
  useEffect(() => {
    const area = field.current;
    if (off || !area) return;
    const keydown = (event: Event) => {
      const key = event as KeyboardEvent;
      shift.current = key.shiftKey;
      const pressed = editOf(key, isApple());
      if (!pressed) return;
      key.preventDefault();
      apply(area, pressed.edit(writingOf(area)));
    };
    // Not the key itself: keyboards on glass may not name it.
    const beforeInput = (event: Event) => {
      const input = event as InputEvent;
      if (input.inputType !== "insertLineBreak" || input.isComposing || shift.current) return;
      const next = afterEnter(writingOf(area));
      if (!next) return;
      input.preventDefault();
      apply(area, next);
    };
    area.addEventListener("keydown", keydown);
    area.addEventListener("beforeinput", beforeInput);
    return () => {
      area.removeEventListener("keydown", keydown);
      area.removeEventListener("beforeinput", beforeInput);
    };
  }, [field, off]);
}
