import { paths } from "#lib/paths.ts";
import { myStates } from "#lib/reviews/rules.ts";
import { DISAGREEMENT_HIGH, SEARCH_MAX, type SearchError } from "#lib/reviews/search.ts";
import { isFiltered, REVIEWS_OR_MORE, reviewFilters, type View, viewPath } from "#lib/reviews/table.ts";
import { stateNames } from "#lib/reviews/words.ts";

/** What the table shows, chosen by a form that puts it into the address. What was typed stays in it. */
export function TableFilter({ slug, view, errors }: { slug: string; view: View; errors: readonly SearchError[] }) {
  const wrong = errors.length > 0;
  return (
    <search>
      <form method="get" action={paths.reviewProject(slug)} className="flex flex-wrap items-end gap-x-4 gap-y-4">
        <input type="hidden" name="sort" value={view.sort} />
        <input type="hidden" name="dir" value={view.dir} />
        <div className={`min-w-0 grow ${wrong ? "basis-full border-l-4 border-bad pl-4" : "basis-80"}`}>
          <label htmlFor="search" className="block font-semibold">
            Search
          </label>
          {wrong && (
            <div id="search-error" role="alert" className="font-semibold text-bad">
              <p>Nothing was looked for. What you typed is still here:</p>
              <ul>
                {errors.map(({ term, message }) => (
                  <li key={`${term} ${message}`}>
                    {term}: {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <input
            id="search"
            type="search"
            name="q"
            defaultValue={view.q}
            maxLength={SEARCH_MAX * 2}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? "search-error search-hint" : "search-hint"}
            className="input mt-1"
          />
        </div>
        <div>
          <label htmlFor="filter-state" className="block font-semibold">
            My review
          </label>
          <select id="filter-state" name="state" defaultValue={view.state ?? ""} className="input mt-1">
            <option value="">Any</option>
            {myStates.map((state) => (
              <option key={state} value={state}>
                {stateNames[state]}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor="filter-reviews" className="block font-semibold">
            Reviews so far
          </label>
          <select id="filter-reviews" name="reviews" defaultValue={view.reviews ?? ""} className="input mt-1">
            <option value="">Any number</option>
            {reviewFilters.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? "None" : count === REVIEWS_OR_MORE ? `${count} or more` : count}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button button-quiet">
          Filter
        </button>
        {isFiltered(view) && (
          <a href={viewPath(slug, { ...view, state: null, reviews: null, q: "", after: null })} className="py-2.5">
            Show all
          </a>
        )}
      </form>
      <p id="search-hint" className="mt-1 text-[0.9375rem] text-quiet">
        Words in the essays, and operators such as score:&gt;60 reviews:&lt;2 flagged:me
      </p>
      <Help />
    </search>
  );
}

const operators: [example: string, finds: string][] = [
  ["sleeper agents", "both words in one essay, in any form of them"],
  ["“long horizon”", "the phrase, between quotation marks"],
  ["debate or amplification", "either word"],
  ["-toy", "essays without it; a minus turns round any operator too"],
  ["score:>60", "a mean score above 60, as the table shows it, 0 to 100; also <, <=, >= and ="],
  ["corrected:>=50, spread:<10, mine:100", "the corrected score, the spread, and your own score in the same way"],
  ["reviews:<2", "fewer than two reviews"],
  ["disagreement:high", `a spread of ${DISAGREEMENT_HIGH} or more: two readers 28 points apart`],
  ["changed:yes", "those that the correction moves over the cut of places"],
  ["state:waiting", "where your own review stands: waiting, draft, done or recused"],
  ["flagged:me, assigned:me", "what you flagged, and what waits for you by assignment"],
  ["decision:offer", "none, any, advance, waitlist, offer or decline; for those who lead the project"],
  ["code:K7", "codes that begin so"],
];

function Help() {
  return (
    <details className="mt-1">
      <summary className="inline-block cursor-pointer py-1 text-accent">How to search</summary>
      <dl className="mt-2 grid gap-x-6 gap-y-1 text-[0.9375rem] sm:grid-cols-[max-content_1fr]">
        {operators.map(([example, finds]) => (
          <div key={example} className="contents">
            <dt className="font-mono text-sm leading-6">{example}</dt>
            <dd className="mb-2 sm:mb-0">{finds}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 max-w-3xl text-[0.9375rem] text-quiet">
        All of it must fit. Operators over scores find only applications whose scores you can see. Very common words,
        such as “the”, are not looked for.
      </p>
    </details>
  );
}
