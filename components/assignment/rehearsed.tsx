import type { Preview, ReaderPlan } from "#lib/assignment/plan.ts";

const figure = (count: number) => count.toLocaleString("en-GB");

/** Who would have how many: now, more, and then. */
export function Rehearsed({ readers }: { readers: ReaderPlan[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="overflow-x-auto" aria-label="Who would be given how many" tabIndex={0}>
      <table className="table max-w-3xl">
        <thead>
          <tr>
            <th scope="col">Reviewer</th>
            <th scope="col" className="number">
              Has now
            </th>
            <th scope="col" className="number">
              Would be given
            </th>
            <th scope="col" className="number">
              Would have
            </th>
            <th scope="col" className="number">
              Cap
            </th>
          </tr>
        </thead>
        <tbody>
          {readers.map((reader) => (
            <tr key={reader.id}>
              <th scope="row" className="border-b py-2.5 align-top">
                {reader.name}
                {reader.leads && <span className="font-normal text-quiet"> (leads)</span>}
              </th>
              <td className="number">{figure(reader.before)}</td>
              <td className="number">{figure(reader.more)}</td>
              <td className="number">{figure(reader.before + reader.more)}</td>
              <td className="number">{reader.cap === null ? "none" : figure(reader.cap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const applications = (count: number) => (count === 1 ? "1 application" : `${figure(count)} applications`);
const reviews = (count: number) => (count === 1 ? "1 review" : `${figure(count)} reviews`);

/** Which would stay short, and why. */
export function StayShort({ short }: { short: Preview["short"] }) {
  if (short.applications === 0) return null;
  return (
    <div className="max-w-2xl space-y-2">
      <p className="font-semibold">{applications(short.applications)} would stay short of reviewers:</p>
      <ul className="list-disc space-y-1 pl-6">
        {short.overCaps > 0 && (
          <li>The caps are too small by {reviews(short.overCaps)}. Raise some of them, or invite somebody more.</li>
        )}
        {short.tooFew > 0 && (
          <li>
            For {reviews(short.tooFew)} there is nobody left who may read the application: everybody else has it
            already, has stepped back from it, or must not read it. Invite somebody more.
          </li>
        )}
      </ul>
    </div>
  );
}
