import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { ProposalState } from "#prisma/generated/enums.ts";

const states: Record<Exclude<ProposalState, "open">, [Tone, string]> = {
  published: ["good", "Published"],
  declined: ["bad", "Declined"],
  withdrawn: ["plain", "Discarded"],
};

/** How a project's latest proposal stands; nothing where there never was one. */
export function ProposalBadge({ state, sent }: { state: ProposalState | null; sent: boolean }) {
  if (state === null) return null;
  if (state === "open") return sent ? <Badge tone="warn">Waits for an admin</Badge> : <Badge>Not sent</Badge>;
  const [tone, name] = states[state];
  return <Badge tone={tone}>{name}</Badge>;
}
