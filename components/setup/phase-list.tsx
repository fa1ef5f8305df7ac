import { Badge } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import { permissionNames, permissionsOf, sightNames } from "#lib/phases/rules.ts";
import { type Phase, phaseAt } from "#lib/reviews/rights.ts";

/**
 * Phases in their order, the one that goes on marked.
 * @param of what stands below each, such as its form
 */
export function PhaseList<P extends Phase & { id: string }>({
  phases,
  now,
  of,
}: {
  phases: readonly P[];
  now: Date;
  of?: (phase: P) => React.ReactNode;
}) {
  const current = phaseAt(phases, now);
  return (
    <ol className="divide-y divide-line border-y border-line">
      {phases.map((phase) => (
        <li key={phase.id} className="space-y-2 py-5" aria-current={phase === current ? "step" : undefined}>
          <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {phase.name}
            {phase === current && <Badge tone="good">Goes on now</Badge>}
            {phase.endsAt && phase.endsAt <= now && <Badge>Over</Badge>}
          </h3>
          <p>
            From <time dateTime={phase.startsAt.toISOString()}>{utc(phase.startsAt)}</time>{" "}
            {phase.endsAt ? (
              <>
                until <time dateTime={phase.endsAt.toISOString()}>{utc(phase.endsAt)}</time>
              </>
            ) : (
              "on, without an end"
            )}
          </p>
          <p className="text-[0.9375rem] text-quiet">{rightsText(phase)}</p>
          {of?.(phase)}
        </li>
      ))}
    </ol>
  );
}

function rightsText(phase: Phase): string {
  const may = permissionsOf(phase);
  if (may.length === 0) return "Nothing can be read.";
  return `${may.map((name) => permissionNames[name]).join(" · ")}. Scores that readers see: ${lower(sightNames[phase.scores])}.`;
}

function lower(text: string) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
