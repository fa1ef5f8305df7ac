"use server";

import { action } from "#lib/auth/action.ts";
import { db } from "#lib/db.ts";
import { setDecisions } from "#lib/decisions/set-decisions.ts";
import { mailSettings } from "#lib/mail/settings.ts";
import { withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import { refuse } from "#lib/result.ts";
import { assignSelected } from "./assign-selected.ts";
import { chooseColumns } from "./choose-columns.ts";
import { columnsForm } from "./columns-form.ts";
import { reviewedProject } from "./queries.ts";
import { digestOf, selectedCodes } from "./selected.ts";
import { assignForm, decideForm, selectedPath } from "./selection.ts";
import { viewPath } from "./table.ts";

const gone = refuse("This project is not here any more, or you no longer review it. Nothing was changed.");
const many = refuse(
  "More applications match by now than can be acted on at once. Nothing was changed: narrow the search.",
);

/** Keeps which columns of a project's table the actor sees. */
export const columns = action({
  name: "reviews.columns",
  who: "signed-in",
  schema: columnsForm,
  async run({ actor, input }) {
    const chosen = await chooseColumns(db, actor, input);
    return chosen ? { ok: true, to: viewPath(input.project, input.view) } : gone;
  },
});

/** Gives one reader the selected applications, as previewed. */
export const assign = action({
  name: "reviews.assignSelected",
  who: "signed-in",
  schema: assignForm,
  async run({ actor, input: { project, selection, reader, digest }, now }) {
    const found = await reviewedProject(actor, project, now);
    if (!found?.project.rights.read || !(found.project.leads || actor.isAdmin)) return gone;
    const codes = await selectedCodes(db, found.id, actor, selection, found.reading);
    if (codes === "too-many") return many;
    const assigned = await assignSelected(db, actor, { project, codes, reader, digest }, now, mailSettings());
    if (!assigned.ok) return assigned;
    if (assigned.value !== "stale")
      return { ok: true, to: withNotice(paths.reviewProject(project), "reviews-assigned") };
    return { ok: true, to: selectedPath(project, "assign", selection, { reader, changed: "1" }) };
  },
});

/** Sets the same pending decision on the selected applications, as previewed. */
export const decide = action({
  name: "reviews.decideSelected",
  who: "signed-in",
  schema: decideForm,
  async run({ actor, input: { project, selection, kind, digest }, now }) {
    const found = await reviewedProject(actor, project, now);
    if (!found?.project.rights.read || !found.project.leads) return gone;
    const codes = await selectedCodes(db, found.id, actor, selection, found.reading);
    if (codes === "too-many") return many;
    let stale = false;
    const { set } = await setDecisions(db, actor, project, codes, kind, now, (sorted) => {
      stale = digestOf({ kind, ...sorted }) !== digest;
      return !stale;
    });
    if (!stale && set.length === 0) return refuse("There is nothing to decide. Nothing was changed.");
    if (!stale) return { ok: true, to: withNotice(paths.reviewProject(project), "selection-decided") };
    return { ok: true, to: selectedPath(project, "decide", selection, { kind, changed: "1" }) };
  },
});
