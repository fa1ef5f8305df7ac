import type { Agreement as Row } from "#lib/scores/report.ts";
import { agreementText, alphaText } from "#lib/scores/view.ts";

/** How far reviewers agree: the overall score first, then each criterion. @param criteria names by id */
export function Agreement({ rows, criteria }: { rows: Row[]; criteria: ReadonlyMap<string, string> }) {
  const sorted = [...rows].sort((a, b) => Number(a.criterionId !== null) - Number(b.criterionId !== null));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" aria-label="Agreement" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col" className="number">
              Alpha (95% interval)
            </th>
            <th scope="col" className="pl-6">
              In words
            </th>
            <th scope="col" className="number">
              Applications
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.criterionId ?? "overall"}>
              <th scope="row" className="border-b py-2.5 align-top font-normal">
                {row.criterionId === null ? "Overall" : (criteria.get(row.criterionId) ?? "A former criterion")}
              </th>
              <td className="number whitespace-nowrap">{alphaText(row)}</td>
              <td className="min-w-48 pl-6">{agreementText(row)}</td>
              <td className="number">{row.units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
