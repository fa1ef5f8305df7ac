import { paths } from "#lib/paths.ts";
import { COMPARED, type Offered } from "#lib/reviews/compare.ts";

/** Chooses what is compared: what is shown already, what one flagged, what one read last, or a code. */
export function CompareForm({
  project,
  shown,
  offered,
  problem,
}: {
  project: string;
  shown: string[];
  offered: Offered;
  problem: string | undefined;
}) {
  const others = offered.filter(({ code }) => !shown.includes(code));
  const groups = [
    { legend: "Shown now", codes: shown, checked: true },
    {
      legend: "Flagged by you",
      codes: others.filter(({ flagged }) => flagged).map(({ code }) => code),
      checked: false,
    },
    {
      legend: "You read last",
      codes: others.filter(({ flagged }) => !flagged).map(({ code }) => code),
      checked: false,
    },
  ].filter(({ codes }) => codes.length > 0);
  return (
    <section aria-labelledby="choose" className="no-print max-w-2xl">
      <h2 id="choose">Choose what to compare</h2>
      <form action={paths.reviewCompare(project)} className="mt-4 space-y-6">
        {problem && <input type="hidden" name="problem" value={problem} />}
        {groups.map(({ legend, codes, checked }) => (
          <fieldset key={legend}>
            <legend className="font-semibold">{legend}</legend>
            <div className="mt-1 flex flex-wrap gap-x-6">
              {codes.map((code) => (
                <label key={code} className="flex min-h-11 items-center gap-2.5">
                  <input
                    type="checkbox"
                    name="a"
                    value={code}
                    defaultChecked={checked}
                    className="size-5 accent-accent"
                  />
                  {code}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <div>
          <label htmlFor="more-codes" className="block font-semibold">
            Other applications, by code
          </label>
          <p id="more-codes-hint" className="text-[0.9375rem] text-quiet">
            Such as K7QM-2F, several with blanks between them. The first {COMPARED} that are chosen are shown.
          </p>
          <input
            id="more-codes"
            name="a"
            autoComplete="off"
            aria-describedby="more-codes-hint"
            className="input mt-1.5 max-w-sm"
          />
        </div>
        <button type="submit" className="button">
          Compare
        </button>
      </form>
    </section>
  );
}
