"use server";

import { action } from "#lib/auth/action.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { declineProposal, publishProposal, withdrawProposal } from "./decide.ts";
import { declineSchema, proposalActSchema, proposalSchema, withdrawSchema } from "./schema.ts";
import { type Saved, saveProposal } from "./write.ts";

const notices: Record<Saved, Notice> = {
  saved: "proposal-saved",
  changed: "proposal-changed",
  sent: "proposal-sent",
};

export const propose = action({
  name: "proposals.save",
  who: "signed-in",
  schema: proposalSchema,
  async run({ actor, input, now }) {
    const saved = await saveProposal(db, actor, input, now, mailSettings());
    if (!saved.ok) return saved;
    return saved.value === "sent"
      ? { ok: true, to: withNotice(paths.proposal(input.project, "changes"), notices.sent) }
      : savedHere(paths.proposal(input.project), notices[saved.value]);
  },
});

export const takeBackProposal = action({
  name: "proposals.withdraw",
  who: "signed-in",
  schema: withdrawSchema,
  async run({ actor, input, now }) {
    const done = await withdrawProposal(db, actor, input, now);
    if (!done.ok) return done;
    return input.act === "withdraw"
      ? { ok: true, to: withNotice(paths.proposal(input.project), "proposal-withdrawn") }
      : { ok: true, to: withNotice(paths.proposals, "proposal-discarded") };
  },
});

export const publishProposed = action({
  name: "proposals.publish",
  who: "signed-in",
  schema: proposalActSchema,
  async run({ actor, input, now }) {
    const done = await publishProposal(db, actor, input, now, mailSettings());
    return done.ok
      ? { ok: true, to: withNotice(paths.proposal(input.project, "changes"), "proposal-published") }
      : done;
  },
});

export const declineProposed = action({
  name: "proposals.decline",
  who: "admin",
  schema: declineSchema,
  async run({ actor, input, now }) {
    const done = await declineProposal(db, actor, input, now, mailSettings());
    return done.ok ? { ok: true, to: withNotice(paths.admin.proposals, "proposal-declined") } : done;
  },
});
