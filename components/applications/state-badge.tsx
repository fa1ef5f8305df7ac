import { Badge } from "#components/ui/badge.tsx";
import type { ApplicationState } from "#prisma/generated/enums.ts";

/** The state of one's own application, in a word. `open`: whether it can still be submitted. */
export function StateBadge({ state, open }: { state: ApplicationState; open: boolean }) {
  if (state === "submitted") return <Badge tone="good">Submitted</Badge>;
  if (state === "withdrawn") return <Badge>Withdrawn</Badge>;
  return open ? <Badge>Draft</Badge> : <Badge tone="warn">Not submitted</Badge>;
}
