import { createHash } from "node:crypto";
import type { Facts } from "./plan.ts";

/** Names the facts that a plan was made from: with the same digest, applying makes the plan that was shown. */
export function digestOf({ wanted, readers, works }: Facts): string {
  const said = [
    wanted,
    readers.map(({ id, cap }) => [id, cap]),
    works.map(({ id, others, holders, recused, conflicts }) => [id, others, holders, recused, conflicts]),
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url");
}
