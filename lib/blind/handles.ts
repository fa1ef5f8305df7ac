import { fold } from "./fold.ts";
import type { Sought } from "./particulars.ts";

/** Nothing longer is the name of an account, or a piece of an address that is one. */
const LONGEST = 64;

/** Whether a local part, an account's name or a piece of an address is made of the name or of the person's own local part. */
export function isHandle(text: string, sought: Sought): boolean {
  if (text.length > LONGEST * 2) return false;
  const raw = text.toLowerCase();
  if (sought.local !== "" && raw === sought.local) return true;
  const pieces = fold(raw)
    .split(/[^\p{L}\p{N}]+/u)
    .map((piece) => piece.replace(/^\d+|\d+$/g, ""))
    .filter((piece) => piece !== "");
  if (sought.handles.has(fold(raw).replace(/[^\p{L}\p{N}]/gu, ""))) return true;
  if (pieces.length > 1 && sought.handles.has(pieces.join(""))) return true;
  if (isWhole(pieces, sought)) return true;
  return pieces.some(
    (piece) =>
      sought.handles.has(piece) ||
      (piece.length >= 3 && sought.name.parts.get(piece) === "strong") ||
      isMadeOf(piece, sought),
  );
}

/** "will-grace" of Will Grace: every part is there. */
function isWhole(pieces: readonly string[], { name }: Sought): boolean {
  const [whole = []] = name.whole;
  return whole.length > 1 && whole.every((part) => pieces.includes(part));
}

/** Whether a run of letters is parts of the name and their initials, one behind the other: two parts, or a strong one. */
function isMadeOf(piece: string, { name }: Sought): boolean {
  if (piece.length > LONGEST || piece.length < 4) return false;
  /** By length of what is read: the most letters that parts (not initials) make of it, -1 where nothing fits. */
  const best = [0, ...Array.from({ length: piece.length }, () => -1)];
  for (let at = 0; at < piece.length; at += 1) {
    const made = best[at] ?? -1;
    if (made < 0) continue;
    const take = (length: number, worth: number) => {
      best[at + length] = Math.max(best[at + length] ?? -1, made + worth);
    };
    for (const [part, strength] of name.parts) {
      if (part === "" || !piece.startsWith(part, at)) continue;
      take(part.length, strength === "strong" && part.length >= 3 ? 2 : part.length >= 3 ? 1 : 0);
    }
    if (name.initials.has(piece.charAt(at).toUpperCase())) take(1, 0);
  }
  return (best[piece.length] ?? -1) >= 2;
}
