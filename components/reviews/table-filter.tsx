import { paths } from "#lib/paths.ts";
import { myStates } from "#lib/reviews/rules.ts";
import { REVIEWS_OR_MORE, reviewFilters, type View, viewPath } from "#lib/reviews/table.ts";
import { stateNames } from "#lib/reviews/words.ts";

/** What the table shows, chosen by a form that puts it into the address. */
export function TableFilter({ slug, view }: { slug: string; view: View }) {
  return (
    <form method="get" action={paths.reviewProject(slug)} className="flex flex-wrap items-end gap-x-6 gap-y-4">
      <input type="hidden" name="sort" value={view.sort} />
      <input type="hidden" name="dir" value={view.dir} />
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
      {(view.state !== null || view.reviews !== null) && (
        <a href={viewPath(slug, { ...view, state: null, reviews: null, after: null })} className="py-2.5">
          Show all
        </a>
      )}
    </form>
  );
}
