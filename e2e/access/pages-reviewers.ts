// Who reviews, and what they are assigned.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row, titled } from "./page-row.ts";
import { admins } from "./world.ts";

export const reviewersPages: PageRow[] = [
  row(
    "/review/[project]/reviewers",
    {
      when: "published",
      at: (w) => paths.reviewers(w.project.slug),
      shows: () => "Who reviews",
      holds: () => ["The reviewer"],
      lacks: () => ["The otherReviewer"],
      may: ["mentor", ...admins],
    },
    {
      when: "another project",
      at: (w) => paths.reviewers(w.elsewhere.slug),
      shows: () => "Who reviews",
      holds: () => ["The otherReviewer"],
      may: ["otherMentor", ...admins],
    },
    { when: "a draft", at: (w) => paths.reviewers(w.draft.slug), shows: () => "", may: nobody },
  ),
  row(
    "/review/[project]/assignment",
    {
      when: "published",
      at: (w) => paths.assignment(w.project.slug),
      shows: () => "Assign reviews",
      holds: () => ["The reviewer"],
      lacks: (w) => [w.application.code, w.identity.name, "The otherReviewer"],
      may: ["mentor", ...admins],
    },
    { when: "a draft", at: (w) => paths.assignment(w.draft.slug), shows: () => "", may: nobody },
  ),
  row(
    "/review/[project]/invitation",
    {
      when: "for who is invited",
      at: (w) => paths.reviewInvitation(w.closed.slug),
      shows: () => "Will you review?",
      holds: (w) => [w.closed.title],
      may: ["stranger"],
      led: (w) => ({
        reviewer: paths.reviewProject(w.closed.slug),
        adminReviewer: paths.reviewProject(w.closed.slug),
      }),
    },
    {
      when: "of another project",
      at: (w) => paths.reviewInvitation(w.elsewhere.slug),
      shows: () => "",
      may: nobody,
      led: (w) => ({ otherReviewer: paths.reviewProject(w.elsewhere.slug) }),
    },
  ),
  row(
    "/review/[project]/leave",
    {
      when: "for who reviews by invitation",
      at: (w) => paths.leaveReviewing(w.project.slug),
      shows: () => "I can’t help with this project",
      may: ["reviewer", "adminReviewer"],
    },
    { when: "a draft", at: (w) => paths.leaveReviewing(w.draft.slug), shows: () => "", may: nobody },
  ),
  titled("/admin/conflicts", "Conflicts of interest", admins),
];
