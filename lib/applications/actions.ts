"use server";

import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { essayFor } from "#lib/essays/create.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { actSchema, startSchema, writeSchema } from "./schema.ts";
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
    const { MAIL_FROM, APP_URL, PROGRAMME_NAME } = env();
    const settings = { from: MAIL_FROM, appUrl: APP_URL, programme: PROGRAMME_NAME };
    const submitted = (await submitApplication(db, actor, input.id, now, settings)) ?? notFound();
    if (!submitted.ok) {
      // What it was refused for may be news to the page: another range, the close.
      refresh();
      return submitted;
    }
    return {
      ok: true,
      to: withNotice(
        paths.application(input.id),
        submitted.value.fresh ? "application-submitted" : "application-unchanged",
      ),
    };
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
