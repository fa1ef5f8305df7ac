/** Links to the pages of a list that is counted: all of them where they are few, else those near the present one. */
export function Pages({
  page,
  pages,
  href,
  label,
}: {
  page: number;
  pages: number;
  href: (page: number) => string;
  label: string;
}) {
  if (pages < 2) return null;
  const shown = Array.from({ length: pages }, (_, at) => at + 1).filter(
    (one) => one === 1 || one === pages || Math.abs(one - page) <= 2,
  );
  return (
    <nav aria-label={label} className="mt-8">
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              Previous page
            </a>
          </li>
        )}
        {shown.map((one, at) => (
          <li
            key={one}
            className={one - (shown[at - 1] ?? 0) > 1 ? "before:mr-4 before:text-quiet before:content-['…']" : ""}
          >
            {one === page ? (
              <span aria-current="page" className="font-semibold">
                <span className="sr-only">Page </span>
                {one}
              </span>
            ) : (
              <a href={href(one)}>
                <span className="sr-only">Page </span>
                {one}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              Next page
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
