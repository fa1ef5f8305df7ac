"use server";

import { action } from "#lib/auth/action.ts";
import { savedHere } from "#lib/auth/outcome.ts";
import { db } from "#lib/db.ts";
import { type Notice, withNotice } from "#lib/notices.ts";
import { paths } from "#lib/paths.ts";
import type { Result } from "#lib/result.ts";
import { createProject, editDetails } from "./edit.ts";
import { addGroup, changeGroup, editGroup } from "./group-edits.ts";
import { addMentor, addReviewer, changeMentors, removeReviewer } from "./mentors.ts";
import { changeProjectState, publishProject } from "./publish.ts";
import { addCriterion, changeRubric, editCriterion } from "./rubric.ts";
import type { ProjectAct } from "./rules.ts";
import {
  addMentorSchema,
  addReviewerSchema,
  addUseSchema,
  criterionSchema,
  detailsSchema,
  groupActSchema,
  groupSchema,
  itemSchema,
  newCriterionSchema,
  newGroupSchema,
  newProjectSchema,
  problemUseSchema,
  projectActSchema,
  removeItemSchema,
  rubricItemSchema,
} from "./schema.ts";
import { addUse, changeUses, editUse } from "./uses.ts";

type Part = "details" | "mentors" | "problems";

/** Back to the part that was edited, at the place that was touched. */
function back(result: Result, project: string, part: Part, notice: Notice, place = "") {
  return result.ok
    ? ({
        ok: true,
        to: withNotice(`${paths.admin.projectPart(project, part)}${place && `#${place}`}`, notice),
      } as const)
    : result;
}

const itemNotice = { up: "moved", down: "moved", remove: "removed" } as const;

export const addProject = action({
  name: "addProject",
  who: "admin",
  schema: newProjectSchema,
  async run({ actor, input }) {
    const made = await createProject(db, actor, input);
    return made.ok ? { ok: true, to: withNotice(paths.admin.project(made.value), "added") } : made;
  },
});

export const saveDetails = action({
  name: "saveDetails",
  who: "admin",
  schema: detailsSchema,
  run: async ({ actor, input }) => back(await editDetails(db, actor, input), input.id, "details", "saved"),
});

export const addProjectMentor = action({
  name: "addProjectMentor",
  who: "admin",
  schema: addMentorSchema,
  run: async ({ actor, input }) =>
    back(await addMentor(db, actor, input.project, input.mentor), input.project, "mentors", "added"),
});

export const changeProjectMentor = action({
  name: "changeProjectMentor",
  who: "admin",
  schema: itemSchema,
  run: async ({ actor, input }) =>
    back(await changeMentors(db, actor, input), input.project, "mentors", itemNotice[input.act]),
});

export const addProjectReviewer = action({
  name: "addProjectReviewer",
  who: "admin",
  schema: addReviewerSchema,
  run: async ({ actor, input }) =>
    back(await addReviewer(db, actor, input.project, input.email), input.project, "mentors", "added", "reviewers"),
});

export const removeProjectReviewer = action({
  name: "removeProjectReviewer",
  who: "admin",
  schema: removeItemSchema,
  run: async ({ actor, input }) =>
    back(await removeReviewer(db, actor, input.project, input.item), input.project, "mentors", "removed", "reviewers"),
});

export const addProjectProblem = action({
  name: "addProjectProblem",
  who: "admin",
  schema: addUseSchema,
  run: async ({ actor, input }) =>
    back(await addUse(db, actor, input.project, input.problem), input.project, "problems", "added"),
});

export const saveProjectProblem = action({
  name: "saveProjectProblem",
  who: "admin",
  schema: problemUseSchema,
  async run({ actor, input }) {
    const saved = await editUse(db, actor, input);
    return saved.ok ? savedHere(paths.admin.projectPart(input.project, "problems"), "saved") : saved;
  },
});

export const changeProjectProblem = action({
  name: "changeProjectProblem",
  who: "admin",
  schema: itemSchema,
  run: async ({ actor, input }) =>
    back(await changeUses(db, actor, input), input.project, "problems", itemNotice[input.act]),
});

export const addProjectGroup = action({
  name: "addProjectGroup",
  who: "admin",
  schema: newGroupSchema,
  run: async ({ actor, input }) => back(await addGroup(db, actor, input), input.project, "problems", "added"),
});

export const saveProjectGroup = action({
  name: "saveProjectGroup",
  who: "admin",
  schema: groupSchema,
  run: async ({ actor, input }) => back(await editGroup(db, actor, input), input.project, "problems", "saved"),
});

const groupNotice = { up: "moved", down: "moved", dissolve: "group-dissolved" } as const;

export const changeProjectGroup = action({
  name: "changeProjectGroup",
  who: "admin",
  schema: groupActSchema,
  run: async ({ actor, input }) =>
    back(await changeGroup(db, actor, input), input.project, "problems", groupNotice[input.act]),
});

/** Where the rubric was edited: on the page of those who set up the project's reviewing, or on the admin's. */
function rubricPage({ project, setup }: { project: string; setup: string }): string {
  return setup ? paths.setupPart(setup, "rubric") : paths.admin.projectPart(project, "rubric");
}

export const addProjectCriterion = action({
  name: "addProjectCriterion",
  who: "signed-in",
  schema: newCriterionSchema,
  async run({ actor, input }) {
    const added = await addCriterion(db, actor, input);
    return added.ok ? { ok: true, to: withNotice(rubricPage(input), "added") } : added;
  },
});

export const saveProjectCriterion = action({
  name: "saveProjectCriterion",
  who: "signed-in",
  schema: criterionSchema,
  async run({ actor, input }) {
    const saved = await editCriterion(db, actor, input);
    return saved.ok ? savedHere(rubricPage(input), "saved") : saved;
  },
});

export const changeProjectCriterion = action({
  name: "changeProjectCriterion",
  who: "signed-in",
  schema: rubricItemSchema,
  async run({ actor, input }) {
    const changed = await changeRubric(db, actor, input);
    return changed.ok ? { ok: true, to: withNotice(rubricPage(input), itemNotice[input.act]) } : changed;
  },
});

const stateNotice: Record<ProjectAct, Notice> = {
  publish: "published",
  unpublish: "unpublished",
  close: "closed",
  reopen: "reopened",
  archive: "archived",
};

export const changeProject = action({
  name: "changeProject",
  who: "admin",
  schema: projectActSchema,
  async run({ actor, input, now }) {
    const { id, act } = input;
    const changed =
      act === "publish" ? await publishProject(db, actor, input, now) : await changeProjectState(db, actor, id, act);
    return changed.ok ? { ok: true, to: withNotice(paths.admin.project(id), stateNotice[act]) } : changed;
  },
});
