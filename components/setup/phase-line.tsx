import { utc } from "#lib/clock.ts";
import type { PhaseNow } from "#lib/phases/rules.ts";

/** Which phase of a project's reviewing goes on, until when, and what comes next. Nothing of a project without phases. */
export function PhaseLine({ phase }: { phase: PhaseNow }) {
  if (!phase) return null;
  const { current, next } = phase;
  return (
    <p className="text-quiet">
      {current ? (
        <>
          Phase: <strong className="text-ink">{current.name}</strong>
          {current.endsAt ? (
            <>
              , until <When at={current.endsAt} />
            </>
          ) : (
            ", without an end"
          )}
          .{" "}
        </>
      ) : (
        "No phase goes on now, so nothing can be read or scored. "
      )}
      {next ? (
        <>
          Next: {next.name}, from <When at={next.startsAt} />.
        </>
      ) : (
        !current && "All phases of this project are over."
      )}
    </p>
  );
}

function When({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{utc(at)}</time>;
}
