import { paths } from "#lib/paths.ts";

/** The way back from a part of a project. */
export function partCrumbs(project: { id: string; title: string }) {
  return [
    { href: paths.admin.home, label: "Admin" },
    { href: paths.admin.projects, label: "Projects" },
    { href: paths.admin.project(project.id), label: project.title },
  ];
}
