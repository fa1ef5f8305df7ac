// Mails about questions and how they are stopped, and what admins see of what was asked.
import { paths } from "#lib/paths.ts";
import { unsubscribeToken } from "#lib/questions/unsubscribe-token.ts";
import { places } from "../places.ts";
import { type PageRow, row } from "./page-row.ts";
import { admins, everyone, type World } from "./world.ts";

/** The token in the mails that the owner gets of the world's question. */
export const ownersToken = (w: World) =>
  unsubscribeToken(places().authSecret, { stop: { thread: w.question.id }, userId: w.ids.owner });

export const followPages: PageRow[] = [
  row(
    "/unsubscribe/[token]",
    {
      when: "while mails are sent",
      at: (w) => paths.unsubscribe(ownersToken(w)),
      shows: () => "Stop these mails?",
      holds: (w) => [w.project.title],
      lacks: (w) => [w.identity.name, w.identity.email, w.ids.owner],
      may: everyone,
      open: true,
    },
    {
      when: "once they are stopped",
      at: (w) =>
        paths.unsubscribe(
          unsubscribeToken(places().authSecret, { stop: { project: w.project.id }, userId: w.ids.stranger }),
        ),
      shows: () => "These mails are stopped",
      may: everyone,
      open: true,
    },
    {
      when: "made up",
      at: () => paths.unsubscribe("A".repeat(87)),
      shows: () => "This link is not whole",
      may: everyone,
      open: true,
    },
  ),
  row(
    "/admin/questions",
    { at: () => paths.admin.questions, shows: () => "Questions and answers", may: admins },
    {
      when: "all of them, to an admin who reads no project",
      at: (w) => `${paths.admin.questions}?show=recent&before=${w.answer.id}`,
      shows: () => "Questions and answers",
      holds: (w, kind) => (kind === "admin" ? [w.identity.name] : ["since you read this project"]),
      lacks: (w, kind) => (kind === "admin" ? [] : [w.identity.name, w.identity.email]),
      may: admins,
      next: () => paths.admin.questions,
    },
  ),
];
