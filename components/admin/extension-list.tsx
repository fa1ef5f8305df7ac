import { Empty } from "#components/layout/page.tsx";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { utc } from "#lib/clock.ts";
import { type ExtensionRow, type Phase, phaseOf, revokeRefusal } from "#lib/extensions/rules.ts";
import { RevokeForm } from "./extension-forms.tsx";

const phases: Record<Phase, [Tone, string]> = {
  running: ["good", "Running"],
  over: ["plain", "Over"],
  revoked: ["plain", "Taken back"],
};

/** Who has a deadline of their own, until when and why. */
export function ExtensionList({ extensions, now }: { extensions: ExtensionRow[]; now: Date }) {
  if (extensions.length === 0) return <Empty>Nobody in this cohort has a deadline of their own.</Empty>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {extensions.map((extension) => {
        const [tone, label] = phases[phaseOf(extension, now)];
        const name = extension.name ?? extension.email;
        const refusal = revokeRefusal(extension, now);
        return (
          <li key={extension.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
            <div className="min-w-0 max-w-2xl space-y-1">
              <h3 className="text-lg">
                {name} <Badge tone={tone}>{label}</Badge>
              </h3>
              {extension.name && <p className="break-words text-quiet">{extension.email}</p>}
              <p>
                Until <time dateTime={extension.closesAt.toISOString()}>{utc(extension.closesAt)}</time>,{" "}
                {extension.project ? `for “${extension.project}”` : "for every project of the cohort"}.
              </p>
              <p className="whitespace-pre-line break-words">{extension.reason}</p>
              <p className="text-[0.9375rem] text-quiet">
                Granted on {utc(extension.createdAt)}
                {extension.grantedBy && ` by ${extension.grantedBy}`}.
                {extension.usedAt && ` Used on ${utc(extension.usedAt)}.`}
                {extension.revokedAt && ` Taken back on ${utc(extension.revokedAt)}.`}
              </p>
            </div>
            {!extension.revokedAt && !refusal && <RevokeForm id={extension.id} of={name} />}
          </li>
        );
      })}
    </ul>
  );
}
