import Link from "next/link";

export type Crumb = { href: string; label: string };

/** The frame of every page: where one is, its title, and the content at a readable width. */
export function Page({
  title,
  crumbs = [],
  lead,
  picture,
  actions,
  wide = false,
  children,
}: {
  title: React.ReactNode;
  crumbs?: Crumb[];
  lead?: React.ReactNode;
  /** Stands beside the title. */
  picture?: React.ReactNode;
  actions?: React.ReactNode;
  wide?: boolean;
  children: React.ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 pb-20 pt-6 sm:px-6 sm:pt-10">
      {crumbs.length > 0 && (
        <nav aria-label="Where you are" className="mb-4 text-[0.9375rem]">
          <ol className="flex flex-wrap gap-x-2">
            {crumbs.map((crumb) => (
              <li
                key={crumb.href}
                className="not-last:after:ml-2 not-last:after:text-quiet not-last:after:content-['/']"
              >
                <Link href={crumb.href}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="mb-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className={picture ? "flex max-w-3xl flex-wrap items-center gap-x-6 gap-y-4" : "max-w-3xl"}>
          {picture}
          <div className="min-w-0">
            <h1>{title}</h1>
            {lead && <div className="mt-3 text-lg text-quiet">{lead}</div>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
      {wide ? children : <div className="max-w-4xl">{children}</div>}
    </main>
  );
}

/** What stands where there is nothing yet, and what to do about it. */
export function Empty({ children }: { children: React.ReactNode }) {
  return <div className="border border-dashed border-edge px-6 py-10 text-center text-quiet">{children}</div>;
}
