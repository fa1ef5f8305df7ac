"use server";

import { refresh } from "next/cache";
import { action } from "#lib/auth/action.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { checkFeedback } from "./check.ts";
import { decide, takeBackDecision } from "./decide.ts";
import { checkForm, decisionForm, takeBackForm } from "./schema.ts";

/** Sets or changes the pending decision on an application; or shows the feedback as it would be read, and saves nothing. */
export const decideApplication = action({
  name: "decisions.decide",
  who: "signed-in",
  schema: decisionForm,
  async run({ actor, input: { act, project, code, ...input }, now }) {
    // Nothing is looked up for a preview: it repeats to its writer what they typed.
    if (act === "preview")
      return { ok: true, message: "Not saved: this is how the applicant will read it.", preview: "" };
    const place = { project, code };
    const result = await decide(db, actor, place, input, now);
    if (!result.ok) return result;
    return savedHere(
      paths.reviewDecision(project, code),
      result.value === "set" ? "decision-saved" : "decision-unchanged",
    );
  },
});

/** Takes a pending decision back. */
export const takeBackApplicationDecision = action({
  name: "decisions.takeBack",
  who: "signed-in",
  schema: takeBackForm,
  async run({ actor, input: { project, code, version }, now }) {
    const result = await takeBackDecision(db, actor, { project, code }, version, now);
    if (!result.ok) return result;
    // The browser's Back must not show the form as it was before.
    refresh();
    return { ok: true, to: withNotice(paths.reviewDecision(project, code), "decision-taken-back") };
  },
});

/** Marks a feedback as checked by its reader. */
export const checkDecisionFeedback = action({
  name: "decisions.check",
  who: "signed-in",
  schema: checkForm,
  async run({ actor, input: { decision, version, page }, now }) {
    const result = await checkFeedback(db, actor, { decision, version }, now);
    return result.ok ? savedHere(page, "feedback-checked") : result;
  },
});
