import type { ReaderProgress } from "#lib/reviewers/shown.ts";

const figure = (count: number) => count.toLocaleString("en-GB");

/** Who reads a project, and how far each of them is. */
export function ReaderTable({ readers }: { readers: ReaderProgress[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="overflow-x-auto" aria-label="How far they are" tabIndex={0}>
      <table className="table max-w-3xl">
        <thead>
          <tr>
            <th scope="col">Reviewer</th>
            {["Assigned", "In draft", "Done", "Stepped back", "Cap"].map((column) => (
              <th key={column} scope="col" className="number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readers.map((reader) => (
            <tr key={reader.id}>
              <th scope="row" className="border-b py-2.5 align-top">
                {reader.name}
                {reader.leads && <span className="font-normal text-quiet"> (leads)</span>}
              </th>
              <td className="number">{figure(reader.assigned)}</td>
              <td className="number">{figure(reader.draft)}</td>
              <td className="number">{figure(reader.done)}</td>
              <td className="number">{figure(reader.recused)}</td>
              <td className="number">{reader.cap === null ? "none" : figure(reader.cap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
