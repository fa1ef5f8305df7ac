// "Answer two of these three": how an admin makes such a group, changes it, and takes it apart.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Refusal, Result } from "#lib/result.ts";
import {
  makeApplication,
  makeEssay,
  makeProblem,
  makeProject,
  makeUser,
  submitApplicationRow,
} from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { addGroup, changeGroup, editGroup } from "./group-edits.ts";
import { publishProject } from "./publish.ts";
import { projectForAdmin, projectProblems } from "./queries.ts";
import { changeUses, editUse } from "./uses.ts";

const { db } = await testDatabase();

async function admin(name: string): Promise<Actor> {
  const user = await makeUser(db, { name, isAdmin: true });
  return { id: user.id, email: user.email, name, isAdmin: true, isReviewer: false };
}
const [ada, bea] = [await admin("Ada Whitlock"), await admin("Bea Okafor")];

function refusal(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error("It was not refused.");
  return result;
}

/** A project that asks as many problems, called A, B, C… */
async function asking(count: number, state: "draft" | "published" = "draft") {
  const problems = [];
  for (let at = 0; at < count; at += 1) problems.push(await makeProblem(db, { title: String.fromCharCode(65 + at) }));
  const project = await makeProject(db, {
    state,
    mentorUserIds: [(await makeUser(db)).id],
    problems: problems.map(({ id }) => ({ problemId: id })),
  });
  await db.mentor.updateMany({ data: { biography: "Looks closely." } });
  const uses = project.problems.map(({ id }) => id);
  return { id: project.id, problems, uses, use: (name: string) => uses[name.charCodeAt(0) - 65] ?? "" };
}

/** The list as the page shows it: "A (B C)? D!" has a group in its middle; ! is required. */
async function shown(project: string): Promise<string> {
  const found = await projectProblems(ada, project);
  let text = "";
  let group: string | null = null;
  for (const use of found?.problems ?? []) {
    if (use.groupId !== group) text += `${group ? ")" : ""}${text ? " " : ""}${use.groupId ? "(" : ""}`;
    else if (text) text += " ";
    group = use.groupId;
    text += `${use.title}${use.required ? "!" : ""}`;
  }
  return `${text}${group ? ")" : ""}`;
}

/** The form of a group as somebody opens it. */
async function open(project: string, at = 0) {
  const group = (await projectProblems(ada, project))?.groups[at];
  if (!group) throw new Error("no such group");
  const { id, title, pick, members, seen } = group;
  return { project, group: id, title, pick, members, seen };
}

async function openUse(project: string, id: string) {
  const use = (await projectProblems(ada, project))?.problems.find((one) => one.id === id);
  if (!use) throw new Error("no such problem");
  const { required, groupId, guidance, minWords, recommendedWords, maxWords, seen } = use;
  const must = groupId ?? (required ? "required" : "optional");
  return { project, use: id, required: must, guidance, minWords, recommendedWords, maxWords, seen } as const;
}

const acts = async (project: string) =>
  (await db.auditEvent.findMany({ where: { subjectId: project }, orderBy: { id: "asc" } })).map(({ act }) => act);

test("a group is made of problems of the list, which come together; it is changed and dissolved", async () => {
  const { id, use } = await asking(5);
  expect(await shown(id)).toBe("A! B! C! D! E!");
  const made = { project: id, title: "Methods", pick: 2, members: [use("B"), use("E"), use("D")] };
  expect((await addGroup(db, ada, made)).ok).toBe(true);
  expect(await shown(id)).toBe("A! (B D E) C!");

  // Out with D, in with C, and now one of them.
  const form = await open(id);
  expect(form).toMatchObject({ title: "Methods", pick: 2, members: [use("B"), use("D"), use("E")] });
  const changed = { ...form, pick: 1, members: [use("B"), use("C"), use("E")] };
  expect((await editGroup(db, ada, changed)).ok).toBe(true);
  expect(await shown(id)).toBe("A! (B E C) D");
  expect((await editGroup(db, ada, await open(id))).ok).toBe(true);

  expect((await changeGroup(db, ada, { project: id, group: form.group, act: "dissolve" })).ok).toBe(true);
  expect(await shown(id)).toBe("A! B E C D");
  expect(await db.problemGroup.count({ where: { projectId: id } })).toBe(0);
  expect(refusal(await changeGroup(db, ada, { project: id, group: form.group, act: "dissolve" })).message).toMatch(
    /not here any more/,
  );
  expect(refusal(await editGroup(db, ada, changed)).message).toMatch(/not here any more/);
  expect(await acts(id)).toEqual(["addGroup", "editGroup", "dissolveGroup"]);
});

test("each problem’s own form puts it into a group and takes it out", async () => {
  const { id, use } = await asking(4);
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [use("A"), use("C")] });
  expect(await shown(id)).toBe("(A C) B! D!");
  const { group } = await open(id);
  expect((await editUse(db, ada, { ...(await openUse(id, use("D"))), required: group })).ok).toBe(true);
  expect(await shown(id)).toBe("(A C D) B!");
  expect((await editUse(db, ada, { ...(await openUse(id, use("A"))), required: "required" })).ok).toBe(true);
  expect(await shown(id)).toBe("A! (C D) B!");
  const forged = crypto.randomUUID();
  expect(refusal(await editUse(db, ada, { ...(await openUse(id, use("B"))), required: forged })).fields).toEqual({
    required: "This group is not here any more. Choose again.",
  });
});

test("the buttons move a group as a whole, a member within it, and a problem past it", async () => {
  const { id, use } = await asking(4);
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [use("B"), use("C")] });
  const { group } = await open(id);
  const move = (name: string, act: "up" | "down") => changeUses(db, ada, { project: id, item: use(name), act });
  await move("A", "down");
  expect(await shown(id)).toBe("(B C) A! D!");
  await move("C", "up");
  expect(await shown(id)).toBe("(C B) A! D!");
  await move("C", "up");
  await move("B", "down");
  expect(await shown(id)).toBe("(C B) A! D!");
  await changeGroup(db, ada, { project: id, group, act: "down" });
  expect(await shown(id)).toBe("A! (C B) D!");
  expect((await acts(id)).filter((act) => act === "orderProblems")).toHaveLength(3);
});

test("only problems of this project, in no other group, can be in one; groups of others are not there", async () => {
  const [here, there] = [await asking(4), await asking(2)];
  await addGroup(db, ada, { project: here.id, title: "First", pick: 1, members: [here.use("A"), here.use("B")] });
  const second = { project: here.id, title: "", pick: 1 };
  expect(refusal(await addGroup(db, ada, { ...second, members: [here.use("B"), here.use("C")] })).fields).toEqual({
    members: "“B” is in “First” already.",
  });
  expect(refusal(await addGroup(db, ada, { ...second, members: [there.use("A"), here.use("C")] })).fields).toEqual({
    members: "One of these problems is not in the list any more.",
  });
  expect((await addGroup(db, ada, { ...second, members: [here.use("C"), here.use("D")] })).ok).toBe(true);
  const form = await open(here.id);
  expect((await changeGroup(db, ada, { project: there.id, group: form.group, act: "dissolve" })).ok).toBe(false);
  expect((await editGroup(db, ada, { ...form, project: there.id, members: [] })).ok).toBe(false);
  const use = await openUse(there.id, there.use("A"));
  expect(refusal(await editUse(db, ada, { ...use, required: form.group })).fields).toHaveProperty("required");
  expect(await shown(here.id)).toBe("(A B) (C D)");
});

test("a draft may hold an unfinished group; publishing names it by the field that mends it", async () => {
  const { id, use } = await asking(3);
  await addGroup(db, ada, { project: id, title: "Methods", pick: 2, members: [use("A"), use("B")] });
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [] });
  const findings = async () =>
    (await projectForAdmin(ada, id, new Date()))?.findings.map(({ part, field, message }) => [part, field, message]);
  expect(await findings()).toEqual([
    [
      "group",
      "pick",
      "The group of problems “Methods” asks for 2 of its 2 problems, which leaves no choice: ask for 1, or put more problems into it.",
    ],
    [
      "group",
      "members",
      "The group of problems Group 2 has no problem, but a choice needs at least two: put more into it, or dissolve it.",
    ],
  ]);
  const publish = async () => {
    const { version } = await db.project.findUniqueOrThrow({ where: { id } });
    return publishProject(db, ada, { id, version }, new Date());
  };
  expect(refusal(await publish()).fields).toHaveProperty("missing.1");
  await changeGroup(db, ada, { project: id, group: (await open(id, 1)).group, act: "dissolve" });
  await editGroup(db, ada, { ...(await open(id)), members: [use("A"), use("B"), use("C")] });
  expect(await publish()).toEqual({ ok: true, value: undefined });
});

test("what is public stays a choice: an edit that would end it is refused by the field, and undone", async () => {
  const { id, use } = await asking(4, "published");
  const group = { project: id, title: "", members: [use("A"), use("B"), use("C")] };
  expect(refusal(await addGroup(db, ada, { ...group, pick: 3 })).fields?.["pick"]).toMatch(/leaves no choice/);
  expect(refusal(await addGroup(db, ada, { ...group, pick: 1, members: [] })).fields?.["members"]).toMatch(
    /no problem/,
  );
  expect(await shown(id)).toBe("A! B! C! D!");
  expect((await addGroup(db, ada, { ...group, pick: 2 })).ok).toBe(true);

  const form = await open(id);
  expect(refusal(await editGroup(db, ada, { ...form, pick: 3 })).fields?.["pick"]).toMatch(/leaves no choice/);
  expect(refusal(await editGroup(db, ada, { ...form, members: [use("A"), use("B")] })).fields?.["pick"]).toMatch(
    /asks for 2 of its 2/,
  );
  const out = { ...(await openUse(id, use("C"))), required: "optional" as const };
  expect(refusal(await editUse(db, ada, out)).fields?.["required"]).toMatch(/leaves no choice/);
  const remove = { project: id, item: use("C"), act: "remove" } as const;
  expect(refusal(await changeUses(db, ada, remove)).message).toMatch(/must stay complete.*leaves no choice/);
  expect(await shown(id)).toBe("(A B C) D!");

  expect((await editGroup(db, ada, { ...form, pick: 1 })).ok).toBe(true);
  expect((await editUse(db, ada, out)).ok).toBe(true);
  expect(await shown(id)).toBe("(A B) C D!");
});

test("a problem of a group that somebody has submitted an answer to stays", async () => {
  const { id, use, problems } = await asking(3, "published");
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [use("A"), use("B"), use("C")] });
  const applicant = await makeUser(db);
  await makeEssay(db, { applicantId: applicant.id, problemId: problems[0]?.id ?? "" });
  const application = await makeApplication(db, { projectId: id, applicantId: applicant.id });
  await submitApplicationRow(db, { applicationId: application.id });
  const remove = (name: string) => changeUses(db, ada, { project: id, item: use(name), act: "remove" });
  expect(refusal(await remove("A")).message).toMatch(/Somebody has submitted an answer/);
  expect((await remove("B")).ok).toBe(true);
  expect(await shown(id)).toBe("(A C)");
});

test("Ada changes a group while Bea does: Bea is told what changed, and decides", async () => {
  const { id, use } = await asking(4);
  await addGroup(db, ada, { project: id, title: "Methods", pick: 1, members: [use("A"), use("B"), use("C")] });
  const [adas, beas] = [await open(id), await open(id)];
  const beasUse = await openUse(id, use("A"));
  expect((await editGroup(db, ada, { ...adas, members: [use("B"), use("C"), use("D")] })).ok).toBe(true);

  const refused = refusal(await editGroup(db, bea, { ...beas, members: [use("A"), use("B")] }));
  expect(refused.message).toMatch(/^Ada Whitlock changed the problems in the group on .* after you had opened/);
  expect(Object.keys(refused.fields ?? {})).toEqual(["members"]);
  expect(refused.held?.["theirs"]).toEqual({ members: "“B”, “C” and “D”" });
  expect(await shown(id)).toBe("A (B C D)");
  expect((await editGroup(db, bea, { ...beas, pick: 2, members: [use("B"), use("C"), use("D")] })).ok).toBe(true);

  // The form of a problem that was taken out meanwhile tells, too.
  expect(refusal(await editUse(db, bea, { ...beasUse, required: "required" })).held?.["theirs"]).toEqual({
    required: "optional",
  });
});

test("two groups that are called the same are two: a problem goes from one to the other", async () => {
  const { id, use } = await asking(5);
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [use("A"), use("B"), use("C")] });
  await addGroup(db, ada, { project: id, title: "", pick: 1, members: [use("D"), use("E")] });
  const { group } = await open(id, 1);
  expect((await editUse(db, ada, { ...(await openUse(id, use("B"))), required: group })).ok).toBe(true);
  expect(await shown(id)).toBe("(A C) (B D E)");
});
