import type { Actor } from "#lib/auth/policy.ts";
import type { Db } from "#lib/db.ts";
import { differenceOf, type Part } from "#lib/difference.ts";
import { isId } from "#lib/text.ts";
import { sha256 } from "./answers.ts";
import { around, likeness } from "./check-rules.ts";

type Received = { position: number; title: string; sha256: string };

export type Check =
  /** Not a letter differs. */
  | { kind: "same"; essays: Received[] }
  /** Only white space at its beginning or end does. */
  | { kind: "but-for-space"; essays: Received[] }
  /** The received text that has most in common with it; from that to this, what differs. */
  | { kind: "other"; nearest: Received; likeness: number; parts: Part[] }
  /** There is nothing to compare it with. */
  | { kind: "nothing" };

/** Around a change so many characters of what is the same are shown, and so many in all. */
const CONTEXT = 80;
const MOST = 20_000;

/**
 * Whether a text is one of those that the actor's submission holds. Line ends are compared as they
 * are stored, as line feeds. Null when there is no such submission of theirs.
 * @param text with line feeds; at most what a text may be long
 */
export async function checkText(
  db: Db,
  actor: Actor,
  applicationId: string,
  number: number,
  text: string,
): Promise<Check | null> {
  if (!isId(applicationId)) return null;
  const submission = await db.submission.findFirst({
    where: { number, application: { id: applicationId, applicantId: actor.id } },
    select: {
      essays: { select: { position: true, title: true, text: true, sha256: true }, orderBy: { position: "asc" } },
    },
  });
  if (!submission) return null;
  const { essays } = submission;
  const plain = ({ position, title, sha256: hash }: (typeof essays)[number]) => ({ position, title, sha256: hash });
  const hash = sha256(text);
  const same = essays.filter((essay) => essay.sha256 === hash);
  if (same.length > 0) return { kind: "same", essays: same.map(plain) };
  const trimmed = essays.filter((essay) => essay.text.trim() === text.trim());
  if (trimmed.length > 0) return { kind: "but-for-space", essays: trimmed.map(plain) };
  const [nearest] = essays
    .map((essay) => ({ essay, likeness: likeness(essay.text, text) }))
    .sort((a, b) => b.likeness - a.likeness);
  if (!nearest) return { kind: "nothing" };
  return {
    kind: "other",
    nearest: plain(nearest.essay),
    likeness: nearest.likeness,
    parts: around(differenceOf(nearest.essay.text, text), CONTEXT, MOST),
  };
}
