"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { essayFor } from "#lib/essays/create.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { setSubmitAtDeadline } from "./at-deadline.ts";
import { checkText } from "./check.ts";
import { checkAnswer } from "./check-words.ts";
import { actSchema, atDeadlineSchema, checkSchema, startSchema, writeSchema } from "./schema.ts";
import { startApplication } from "./start.ts";
import { submitApplication } from "./submit.ts";
import { resumeApplication, withdrawApplication } from "./withdraw.ts";

export const start = action({
  name: "startApplication",
  who: "signed-in",
  schema: startSchema,
  async run({ actor, input, now }) {
    const started = (await startApplication(db, actor, input.project, now)) ?? notFound();
    return started.ok
      ? { ok: true, to: withNotice(paths.application(started.value.id), "application-started") }
      : started;
  },
});

export const submit = action({
  name: "submitApplication",
  who: "signed-in",
  schema: actSchema,
  async run({ actor, input, now }) {
    const submitted =
      (await submitApplication(db, actor, input.id, { receivedAt: now, key: null }, mailSettings())) ?? notFound();
    if (!submitted.ok) {
      // What it was refused for may be news to the page: another range, the close.
      refresh();
      return submitted;
    }
    return {
      ok: true,
      to: withNotice(
        paths.application(input.id),
        submitted.value.late
          ? "application-late"
          : submitted.value.fresh
            ? "application-submitted"
            : "application-unchanged",
      ),
    };
  },
});

/** The wish that the application be submitted at the deadline as it stands then, or that it not be. */
export const leaveToDeadline = action({
  name: "submitAtDeadline",
  who: "signed-in",
  schema: atDeadlineSchema,
  async run({ actor, input, now }) {
    const on = input.act === "on";
    const set = (await setSubmitAtDeadline(db, actor, input.id, on, now)) ?? notFound();
    if (set.ok)
      return { ok: true, to: withNotice(paths.application(input.id), on ? "at-deadline-on" : "at-deadline-off") };
    refresh();
    return set;
  },
});

export const withdraw = action({
  name: "withdrawApplication",
  who: "signed-in",
  schema: actSchema,
  async run({ actor, input, now }) {
    const withdrawn = (await withdrawApplication(db, actor, input.id, now)) ?? notFound();
    return withdrawn.ok
      ? { ok: true, to: withNotice(paths.application(input.id), "application-withdrawn") }
      : withdrawn;
  },
});

export const resume = action({
  name: "resumeApplication",
  who: "signed-in",
  schema: actSchema,
  async run({ actor, input, now }) {
    const resumed = (await resumeApplication(db, actor, input.id, now)) ?? notFound();
    return resumed.ok ? { ok: true, to: withNotice(paths.application(input.id), "application-resumed") } : resumed;
  },
});

/** Opens the editor for a problem that the project got after the application was begun. */
export const write = action({
  name: "writeEssay",
  who: "signed-in",
  schema: writeSchema,
  async run({ actor, input, now }) {
    const essay = (await essayFor(db, actor, input.id, input.problem, now)) ?? notFound();
    return { ok: true, to: paths.essay(essay.id, input.id) };
  },
});

/** Whether a pasted text is one that was received. Changes nothing. */
export const check = action({
  name: "checkText",
  who: "signed-in",
  schema: checkSchema,
  async run({ actor, input }) {
    return checkAnswer((await checkText(db, actor, input.id, input.number, input.text)) ?? notFound());
  },
});
