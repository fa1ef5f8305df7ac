import { Empty } from "#components/layout/page.tsx";
import { utc } from "#lib/clock.ts";
import type { ConflictRow } from "#lib/conflicts/shown.ts";
import { RemoveConflictForm } from "./conflict-forms.tsx";

const nameOf = ({ id, name, email }: ConflictRow["reviewer"]) => ({ id, name: name ?? email });

/** Who must not read whose work, and why. */
export function ConflictList({ conflicts }: { conflicts: ConflictRow[] }) {
  if (conflicts.length === 0) return <Empty>No conflict of interest is entered.</Empty>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {conflicts.map(({ reviewer, applicant, reason, setBy, createdAt }) => (
        <li
          key={`${reviewer.id} ${applicant.id}`}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4"
        >
          <div className="min-w-0 max-w-2xl space-y-1">
            <h3 className="text-lg">
              {nameOf(reviewer).name} reads nothing of {nameOf(applicant).name}
            </h3>
            <p className="break-words text-quiet">
              {reviewer.email} · {applicant.email}
            </p>
            <p className="whitespace-pre-line break-words">{reason}</p>
            <p className="text-[0.9375rem] text-quiet">
              Entered on {utc(createdAt)}
              {setBy && ` by ${setBy}`}.
            </p>
          </div>
          <RemoveConflictForm reviewer={nameOf(reviewer)} applicant={nameOf(applicant)} />
        </li>
      ))}
    </ul>
  );
}
