import Link from "next/link";

export type NavItem = { href: string; label: string };

/** The line at the top of every page. Fully known on the server; its links wrap on small screens. */
export function Header({
  items,
  end,
  programme = "Prentice",
}: {
  items: NavItem[];
  end: React.ReactNode;
  programme?: string;
}) {
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <Link
          href="/"
          prefetch={false}
          className="mr-auto py-2 font-serif text-xl font-semibold text-ink no-underline sm:mr-4"
        >
          {programme}
        </Link>
        <nav aria-label="Main" className="order-last flex w-full flex-wrap gap-x-5 sm:order-none sm:w-auto sm:flex-1">
          {items.map((item) => (
            <Link key={item.href} href={item.href} prefetch={false} className="py-2 no-underline hover:underline">
              {item.label}
            </Link>
          ))}
        </nav>
        <div className="flex items-center gap-4">{end}</div>
      </div>
    </header>
  );
}

export function Footer() {
  return (
    <footer className="border-t border-line text-[0.9375rem] text-quiet">
      <div className="mx-auto flex max-w-7xl flex-wrap justify-between gap-x-8 gap-y-2 px-4 py-6 sm:px-6">
        <p>Times are shown with their zone. Nothing on this site is fetched from elsewhere, and nobody is tracked.</p>
        <p>
          <Link href="/glossary" prefetch={false}>
            Glossary
          </Link>
        </p>
      </div>
    </footer>
  );
}
