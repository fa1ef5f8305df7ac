// Where masks are undone, and to whom names were shown.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";
import { admins } from "./world.ts";

const { admin } = paths;

export const blindPages: PageRow[] = [
  row(
    "/admin/projects/[id]/applications",
    {
      at: (w) => admin.projectApplications(w.project.id),
      shows: (w) => `Applications to “${w.project.title}”`,
      lacks: (w) => [w.identity.name, w.identity.email],
      may: admins,
    },
    {
      when: "asked for a code of another project",
      at: (w) => `${admin.projectApplications(w.project.id)}?code=${w.ownDraft.code}`,
      next: (w) => admin.projectApplications(w.project.id),
      shows: (w) => `Applications to “${w.project.title}”`,
      holds: () => ["There is no application"],
      may: admins,
    },
  ),
  row(
    "/admin/projects/[id]/applications/[code]",
    {
      when: "submitted",
      at: (w) => admin.projectApplication(w.project.id, w.application.code),
      next: (w) => admin.projectApplications(w.project.id),
      shows: (w) => `Application ${w.application.code}`,
      holds: (w) => [w.identity.name, w.identity.email, "SECRETESSAY of the owner"],
      lacks: () => ["SECRETNOTES", "SECRETDRAFT"],
      may: admins,
    },
    {
      when: "begun",
      at: (w) => admin.projectApplication(w.project.id, w.begun.code),
      next: (w) => admin.projectApplications(w.project.id),
      shows: (w) => `Application ${w.begun.code}`,
      lacks: () => ["SECRETESSAY"],
      may: admins,
    },
    {
      when: "under another project",
      at: (w) => admin.projectApplication(w.elsewhere.id, w.application.code),
      next: (w) => admin.projectApplications(w.elsewhere.id),
      shows: () => "",
      may: nobody,
    },
  ),
];
