import { useEffect, useState } from "react";
import type { Field } from "./field.ts";

const number = new Intl.NumberFormat("en-GB");

/** By how much a field holds more than can be saved; 0 when it does not. */
export function useLength(field: React.RefObject<Field | null>, first: string, limit: number): number {
  const [over, setOver] = useState(() => Math.max(0, first.length - limit));
  useEffect(() => {
    const area = field.current;
    const look = () => setOver(Math.max(0, (area?.value.length ?? 0) - limit));
    look();
    area?.addEventListener("input", look);
    return () => area?.removeEventListener("input", look);
  }, [field, limit]);
  return over;
}

/** Says so, by the field. Nothing is cut off. */
export function TooLong({ id, by, limit }: { id: string; by: number; limit: number }) {
  return (
    <div role="status">
      {by > 0 && (
        <p id={id} className="font-semibold text-bad">
          This is {number.format(limit + by)} characters long, and {number.format(limit)} can be saved. Nothing was cut
          off: shorten it by {number.format(by)}, or it stays unsaved.
        </p>
      )}
    </div>
  );
}
