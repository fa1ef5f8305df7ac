import "server-only";
import type { Actor } from "#lib/auth/policy.ts";
import { db } from "#lib/db.ts";
import { digestOf } from "./digest.ts";
import { assignmentFacts } from "./facts.ts";
import { type Preview, plan } from "./plan.ts";

/** What assigning would do now, for those who set up the reviewing of a project; null for others. Nothing is written. */
export async function rehearsal(
  actor: Actor,
  slug: string,
): Promise<{ slug: string; title: string; reads: boolean; digest: string; preview: Preview } | null> {
  const facts = await assignmentFacts(db, actor, slug);
  if (!facts) return null;
  const { title, reads } = facts;
  return { slug, title, reads, digest: digestOf(facts), preview: plan(facts).preview };
}
