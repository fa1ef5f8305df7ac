import { paths } from "#lib/paths.ts";

/** The way back from a part of the set-up. Admins as such don't review, so it does not go by the table. */
export function setupCrumbs(slug: string, title: string) {
  return [
    { href: paths.review, label: "Review" },
    { href: paths.setup(slug), label: `Setting up “${title}”` },
  ];
}
