import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { CohortPhase } from "#lib/cohorts/rules.ts";
import type { MailState, ProjectState } from "#prisma/generated/enums.ts";

const projectTones: Record<ProjectState, [Tone, string]> = {
  draft: ["warn", "Draft"],
  published: ["good", "Published"],
  closed: ["plain", "Closed"],
  archived: ["plain", "Archived"],
};

export function ProjectStateBadge({ state }: { state: ProjectState }) {
  const [tone, label] = projectTones[state];
  return <Badge tone={tone}>{label}</Badge>;
}

const phaseTones: Record<CohortPhase, [Tone, string]> = {
  draft: ["warn", "Draft"],
  upcoming: ["plain", "Upcoming"],
  open: ["good", "Open"],
  closed: ["plain", "Closed"],
  archived: ["plain", "Archived"],
};

export function PhaseBadge({ phase }: { phase: CohortPhase }) {
  const [tone, label] = phaseTones[phase];
  return <Badge tone={tone}>{label}</Badge>;
}

const mailTones: Record<MailState, [Tone, string]> = {
  queued: ["warn", "Queued"],
  sent: ["good", "Sent"],
  failed: ["bad", "Failed"],
};

export function MailStateBadge({ state }: { state: MailState }) {
  const [tone, label] = mailTones[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** "1 place", "5 places". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}
