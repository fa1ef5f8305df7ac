import { Callout } from "#components/ui/callout.tsx";
import { utc } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { applicationsText, reviewsText, scoreText } from "#lib/reviews/words.ts";
import type { ScoreReport } from "#lib/scores/report.ts";
import { type CriterionShown, type RankedRow, type ReaderShown, spreadText } from "#lib/scores/view.ts";
import { listed } from "#lib/text.ts";
import { Agreement } from "./agreement.tsx";
import { Distributions } from "./distributions.tsx";
import { Ranking } from "./ranking.tsx";
import { Severity } from "./severity.tsx";

/** What the last fit of the rater-effects model says, in words and pictures. */
export function ScoresView({
  slug,
  places,
  fit: { at, report },
  ranking,
  ranked,
  criteria,
  readers,
}: {
  slug: string;
  places: number;
  fit: { at: Date; report: ScoreReport };
  ranking: RankedRow[];
  ranked: number;
  criteria: CriterionShown[];
  readers: ReaderShown[];
}) {
  const names = new Map(readers.map(({ id, name }) => [id, name]));
  const titles = new Map(criteria.map(({ id, name }) => [id, name]));
  return (
    <>
      <section aria-labelledby="in-words">
        <h2 id="in-words">In words</h2>
        <div className="mt-2 max-w-3xl space-y-3">
          <p>
            {reviewsText(report.reviews)} of {applicationsText(report.applications)} by{" "}
            {report.reviewers === 1 ? "1 reviewer" : `${report.reviewers} reviewers`}; mean {scoreText(report.mean)} of
            100. Reckoned on <time dateTime={at.toISOString()}>{utc(at)}</time>, and again after new reviews.
          </p>
          <p>{spreadText(report)}</p>
          {report.parts > 1 && <NotConnected report={report} names={names} />}
        </div>
      </section>
      <section aria-labelledby="order">
        <h2 id="order" className="mb-4">
          The order
        </h2>
        {ranking.length > 0 ? (
          <Ranking slug={slug} rows={ranking} places={places} ranked={ranked} />
        ) : (
          <p>No application has a corrected score yet.</p>
        )}
      </section>
      <section aria-labelledby="one-more">
        <h2 id="one-more">One more reading</h2>
        <OneMoreList slug={slug} report={report} names={names} />
      </section>
      <section aria-labelledby="reviewers-compared">
        <h2 id="reviewers-compared" className="mb-4">
          The reviewers
        </h2>
        {report.severities.length > 0 && <Severity rows={report.severities} names={names} parts={report.parts} />}
        <section aria-labelledby="agreement" className="mt-10">
          <h3 id="agreement">How far reviewers agree</h3>
          <p className="mt-1 max-w-3xl text-quiet">
            Krippendorff’s alpha: 1 is full agreement, 0 is chance. Applications with two scores or more are counted.
          </p>
          <Agreement rows={report.agreement} criteria={titles} />
        </section>
      </section>
      <section aria-labelledby="given">
        <h2 id="given" className="mb-4">
          Scores given
        </h2>
        <div className="space-y-10">
          {criteria.map((criterion) => (
            <Distributions
              key={criterion.id}
              criterion={criterion}
              distributions={report.distributions}
              names={names}
            />
          ))}
        </div>
      </section>
    </>
  );
}

function NotConnected({ report, names }: { report: ScoreReport; names: ReadonlyMap<string, string> }) {
  const groups = Array.from({ length: report.parts }, (_, part) =>
    report.severities.filter((row) => row.part === part).map((row) => names.get(row.reviewerId) ?? "a former reviewer"),
  ).filter((group) => group.length > 0);
  return (
    <Callout tone="warn">
      <p>
        <strong>Not connected:</strong> there are {report.parts} groups of reviewers that have no application in common.
        Whether one group is stricter than another can’t be told from the scores, and so corrected scores of different
        groups can’t be compared. Let somebody of one group read an application of another.
      </p>
      <ol className="mt-2 list-decimal pl-6">
        {groups.map((group) => (
          <li key={group.join()}>{listed(group)}</li>
        ))}
      </ol>
    </Callout>
  );
}

function OneMoreList({
  slug,
  report,
  names,
}: {
  slug: string;
  report: ScoreReport;
  names: ReadonlyMap<string, string>;
}) {
  if (report.oneMore.length === 0)
    return <p className="mt-2">No further reading is likely to change who stands above the cut.</p>;
  return (
    <>
      <p className="mt-1 max-w-3xl text-quiet">
        Where another reading would tell most, the most worthwhile first: near the cut, and uncertain.
      </p>
      <ol className="mt-3 list-decimal space-y-1.5 pl-6">
        {report.oneMore.map(({ code, reviewerId, why }) => (
          <li key={`${code} ${reviewerId}`}>
            <a href={paths.reviewApplication(slug, code)} className="figures whitespace-nowrap">
              {code}
            </a>
            , by {names.get(reviewerId) ?? "a former reviewer"}: {why}
          </li>
        ))}
      </ol>
    </>
  );
}
