import type { Crumb } from "#components/layout/page.tsx";
import { paths } from "#lib/paths.ts";

/** Where a page of setting up a project's reviewing is. Admins who don't review it have no way through its table. */
export function setupCrumbs({ slug, title, reads }: { slug: string; title: string; reads: boolean }): Crumb[] {
  return reads
    ? [
        { href: paths.review, label: "Review" },
        { href: paths.reviewProject(slug), label: title },
      ]
    : [
        { href: paths.admin.home, label: "Admin" },
        { href: paths.admin.projects, label: "Projects" },
      ];
}
