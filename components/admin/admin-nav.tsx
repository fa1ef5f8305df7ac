"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { paths } from "#lib/paths.ts";

const items = [
  { href: paths.admin.home, label: "Overview" },
  { href: paths.admin.cohorts, label: "Cohorts" },
  { href: paths.admin.projects, label: "Projects" },
  { href: paths.admin.proposals, label: "Proposals" },
  { href: paths.admin.problems, label: "Problems" },
  { href: paths.admin.mentors, label: "Mentors" },
  { href: paths.admin.topics, label: "Topics" },
  { href: paths.terms, label: "Terms" },
  { href: paths.admin.questions, label: "Questions" },
  { href: paths.admin.people, label: "People" },
  { href: paths.admin.conflicts, label: "Conflicts" },
  { href: paths.admin.similar, label: "Similar essays" },
  { href: paths.admin.mail, label: "Mail" },
  { href: paths.admin.audit, label: "Record" },
];

/** The rooms of the admin wing; the one that one is in is marked. */
export function AdminNav() {
  const at = usePathname();
  return (
    <nav aria-label="Admin" className="border-b border-line bg-sunken text-[0.9375rem]">
      <ul className="mx-auto flex max-w-7xl flex-wrap gap-x-5 px-4 sm:px-6">
        {items.map(({ href, label }) => {
          const here = href === paths.admin.home ? at === href : at === href || at.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={here ? "page" : undefined}
                className={`block border-b-2 py-2 no-underline hover:underline ${here ? "border-accent font-semibold" : "border-transparent"}`}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
