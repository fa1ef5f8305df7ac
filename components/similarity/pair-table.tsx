import { type Side, type SimilarPair, shareText } from "#lib/similarity/view.ts";

/**
 * Pairs of essays that are alike, most alike first.
 * @param project the slug of the one whose name goes without saying
 * @param href where a pair is read side by side
 */
export function PairTable({
  pairs,
  project,
  href,
}: {
  pairs: readonly SimilarPair[];
  project?: string;
  href: (pair: SimilarPair) => string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="overflow-x-auto" aria-label="Pairs" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Essays</th>
            <th scope="col">Problem</th>
            <th scope="col" className="number">
              Alike
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.oneId} ${pair.otherId}`}>
              <th scope="row" className="border-b py-2.5 align-top font-normal">
                <a href={href(pair)}>
                  <span className="figures whitespace-nowrap">{pair.one.code}</span> and{" "}
                  <span className="figures whitespace-nowrap">{pair.other.code}</span>
                </a>
                <Projects one={pair.one} other={pair.other} known={project} />
              </th>
              <td>
                {pair.one.title}
                {pair.one.title !== pair.other.title && <> / {pair.other.title}</>}
              </td>
              <td className="number">{shareText(pair.similarity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Projects({ one, other, known }: { one: Side; other: Side; known: string | undefined }) {
  if (one.slug === known && other.slug === known) return null;
  const names = one.slug === other.slug ? one.project : `${one.project} / ${other.project}`;
  return <span className="block text-quiet">{names}</span>;
}
