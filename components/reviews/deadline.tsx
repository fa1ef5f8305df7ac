import { utc } from "#lib/clock.ts";

/** Said while a cohort is open: texts may still change. */
export function Deadline({ closesAt, one = false }: { closesAt: Date; one?: boolean }) {
  return (
    <p className="mt-1 text-quiet">
      The cohort is open until <time dateTime={closesAt.toISOString()}>{utc(closesAt)}</time>. Until then{" "}
      {one ? "the applicant may submit a newer text" : "applicants may submit newer texts"}; you can read and score
      already.
    </p>
  );
}
