"use server";

import { action } from "#lib/auth/action.ts";
import { overLimit } from "#lib/auth/limits.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { answerInvitation } from "./answer.ts";
import { setCaps } from "./caps.ts";
import { inviteReviewer, withdrawInvitation } from "./invite.ts";
import { notLed, projectLed } from "./led.ts";
import { leaveReviewing, removeReviewerAsLead } from "./remove.ts";
import { answerSchema, capsSchema, inviteSchema, leaveSchema, removeSchema, withdrawSchema } from "./schema.ts";

export const invite = action({
  name: "inviteReviewer",
  who: "signed-in",
  schema: inviteSchema,
  async run({ actor, input }) {
    // Who may not invite here spends nobody's limit.
    if (!(await projectLed(db, actor, input.project))) return notLed;
    const wait = (await overLimit("invitationSender", actor.id)) ?? (await overLimit("invitationAddress", input.email));
    if (wait !== null) {
      const hours = Math.ceil(wait / 60);
      return refuse(
        `There have been too many invitations for today. Nothing was sent, and what you wrote is still here. Try again in ${hours === 1 ? "an hour" : `${hours} hours`}.`,
      );
    }
    const invited = await inviteReviewer(db, actor, input, mailSettings());
    return invited.ok ? { ok: true, to: withNotice(paths.reviewers(input.project), "reviewer-invited") } : invited;
  },
});

export const withdraw = action({
  name: "withdrawInvitation",
  who: "signed-in",
  schema: withdrawSchema,
  async run({ actor, input }) {
    const withdrawn = await withdrawInvitation(db, actor, input);
    return withdrawn.ok
      ? { ok: true, to: withNotice(paths.reviewers(input.project), "invitation-withdrawn") }
      : withdrawn;
  },
});

export const answer = action({
  name: "answerInvitation",
  who: "signed-in",
  schema: answerSchema,
  async run({ actor, input }) {
    const answered = await answerInvitation(db, actor, input);
    if (!answered.ok) return answered;
    return input.act === "accept"
      ? { ok: true, to: withNotice(paths.reviewProject(input.project), "invitation-accepted") }
      : { ok: true, to: withNotice(paths.account, "invitation-declined") };
  },
});

export const remove = action({
  name: "removeReviewer",
  who: "signed-in",
  schema: removeSchema,
  async run({ actor, input }) {
    const removed = await removeReviewerAsLead(db, actor, input);
    return removed.ok ? { ok: true, to: withNotice(paths.reviewers(input.project), "reviewer-removed") } : removed;
  },
});

export const leave = action({
  name: "leaveReviewing",
  who: "signed-in",
  schema: leaveSchema,
  async run({ actor, input }) {
    const left = await leaveReviewing(db, actor, input.project, mailSettings());
    return left.ok ? { ok: true, to: withNotice(paths.account, "reviewing-left") } : left;
  },
});

export const saveCaps = action({
  name: "setCaps",
  who: "signed-in",
  schema: capsSchema,
  async run({ actor, input }) {
    const saved = await setCaps(db, actor, input);
    return saved.ok ? savedHere(paths.reviewers(input.project), "caps-saved") : saved;
  },
});
