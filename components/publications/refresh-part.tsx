import Link from "next/link";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import type { RefreshState } from "#lib/publications/refresh-queries.ts";
import { counted } from "#lib/publications/view.ts";
import { AskOpenAlex } from "./ask-open-alex.tsx";

/** How it stands with what OpenAlex knows of a mentor's papers; nothing where the portal does not ask it. */
export function RefreshPart({ mentor, state }: { mentor: { slug: string }; state: RefreshState | null }) {
  if (!state) return null;
  return (
    <section aria-labelledby="openalex" className="space-y-3">
      <h2 id="openalex">Counts from OpenAlex</h2>
      {state.orcid === null ? (
        <p>
          OpenAlex, an open index of research, can be asked for citation counts and for papers that are missing here. It
          is asked by ORCID iD: <Link href={paths.profilePart(mentor.slug, "details")}>enter it in the details</Link>.
        </p>
      ) : (
        <>
          <p>
            OpenAlex is asked about <span className="figures">{state.orcid}</span> once a week. Counts are written at
            once; papers that are missing here are only offered.
          </p>
          <Came state={state} />
          {state.waiting ? <p>It is about to be asked.</p> : <AskOpenAlex mentor={mentor.slug} />}
        </>
      )}
    </section>
  );
}

function Came({ state: { askedAt, succeededAt, failure, counted: papers } }: { state: RefreshState }) {
  if (!askedAt) return <p>It was not asked yet.</p>;
  return (
    <>
      {failure && (
        <p>
          Last asked on <time dateTime={askedAt.toISOString()}>{utc(askedAt)}</time>, in vain: {failure} What was
          counted before is kept.
        </p>
      )}
      {succeededAt && (
        <p>
          Counted on <time dateTime={succeededAt.toISOString()}>{utc(succeededAt)}</time>: {counted(papers, "paper")}.
        </p>
      )}
    </>
  );
}
