// What mentors show of themselves, and what they propose for their projects.
import { randomBytes } from "node:crypto";
import { valuesOf } from "#lib/mentors/draft-values.ts";
import { paths } from "#lib/paths.ts";
import { detailsShown } from "#lib/projects/shown.ts";
import { seenOf } from "#lib/stale.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { type ActionRow, adminAct, once } from "./action-row.ts";
import { profileEditors } from "./pages-profiles.ts";
import { admins, type World } from "./world.ts";

/** A draft of the mentor’s profile with a role of its own. */
async function drafted({ db, mentor }: World) {
  const role = `Role ${once()}`;
  const stored = await db.mentor.findUniqueOrThrow({ where: { id: mentor.id } });
  const draft = { values: { ...valuesOf(stored), role }, seen: seenOf(valuesOf(stored)), updatedAt: new Date() };
  await db.mentorDraft.upsert({
    where: { mentorId: mentor.id },
    create: { mentorId: mentor.id, ...draft },
    update: draft,
  });
  return { role, page: paths.profilePart(mentor.slug, "changes") };
}

/** A project with a proposal for another title; led by the other mentor, or by nobody who is asked here. */
async function proposed({ db, ids, cohort }: World, leader: "otherMentor" | "somebody", sent = true) {
  const title = `Proposed ${once()}`;
  const led = leader === "somebody" ? (await makeUser(db)).id : ids[leader];
  const project = await makeProject(db, { cohortId: cohort.id, mentorUserIds: [led] });
  const { summary, question, directions, places } = project;
  const { id } = await db.projectProposal.create({
    data: {
      projectId: project.id,
      authorId: led,
      sentAt: sent ? new Date() : null,
      values: { title, summary, question, directions, places, topics: [] },
      seen: seenOf(detailsShown(project, [])),
      version: 7,
    },
  });
  const state = async () => (await db.projectProposal.findUniqueOrThrow({ where: { id } })).state;
  return { project, id, title, state };
}

export const profiles: ActionRow[] = [
  {
    name: "lib/mentors/actions.ts saveProfile",
    may: profileEditors,
    async make({ db, mentor }) {
      const role = `Role ${once()}`;
      return {
        page: paths.profilePart(mentor.slug, "details"),
        fill: { role },
        read: () => db.mentorDraft.count({ where: { mentorId: mentor.id, values: { path: ["role"], equals: role } } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/mentors/actions.ts publishProfile",
    may: profileEditors,
    async make(w) {
      const { role, page } = await drafted(w);
      return {
        page,
        read: async () => (await w.db.mentor.findUniqueOrThrow({ where: { id: w.mentor.id } })).role,
        becomes: role,
      };
    },
  },
  {
    name: "lib/mentors/actions.ts discardProfile",
    may: profileEditors,
    async make(w) {
      const { page } = await drafted(w);
      return { page, read: () => w.db.mentorDraft.count({ where: { mentorId: w.mentor.id } }), becomes: 0 };
    },
  },
  {
    name: "lib/portraits/actions.ts dropPortrait",
    may: profileEditors,
    async make({ db, mentor }) {
      const picture = {
        hash: randomBytes(16).toString("hex"),
        bytes: new Uint8Array([1]),
        size: 480,
        updatedAt: new Date(),
      };
      await db.portrait.upsert({
        where: { mentorId: mentor.id },
        create: { mentorId: mentor.id, ...picture },
        update: picture,
      });
      return {
        page: paths.profilePart(mentor.slug, "portrait"),
        read: () => db.portrait.count({ where: { mentorId: mentor.id } }),
        becomes: 0,
      };
    },
  },
  adminAct(
    "mentors/actions.ts trustMentor",
    async ({ db }) => {
      const name = `Trusted ${once()}`;
      const { id } = await db.mentor.create({ data: { name, slug: name.toLowerCase().replace(" ", "-") } });
      return {
        page: paths.admin.mentor(id),
        fill: { trusted: "on" },
        read: async () => (await db.mentor.findUniqueOrThrow({ where: { id } })).trusted,
        becomes: true,
      };
    },
    { id: ["mentor"] },
  ),
  {
    name: "lib/proposals/actions.ts propose",
    may: ["otherMentor"],
    theirs: { project: ["slug"] },
    async make(w) {
      const { project, id } = await proposed(w, "otherMentor", false);
      const summary = `Summary ${once()}`;
      return {
        page: paths.proposal(project.slug),
        fill: { summary },
        read: () => w.db.projectProposal.count({ where: { id, values: { path: ["summary"], equals: summary } } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/proposals/actions.ts takeBackProposal",
    may: ["otherMentor"],
    async make(w) {
      const { project, state } = await proposed(w, "otherMentor");
      return { page: paths.proposal(project.slug), fill: { act: "discard" }, read: state, becomes: "withdrawn" };
    },
  },
  {
    name: "lib/proposals/actions.ts publishProposed",
    may: admins,
    async make(w) {
      const { project, title } = await proposed(w, "somebody");
      return {
        page: paths.proposal(project.slug, "changes"),
        read: async () => (await w.db.project.findUniqueOrThrow({ where: { id: project.id } })).title,
        becomes: title,
      };
    },
  },
  {
    name: "lib/proposals/actions.ts declineProposed",
    may: admins,
    async make(w) {
      const { project, state } = await proposed(w, "somebody");
      return {
        page: paths.proposal(project.slug, "changes"),
        fill: { answer: "Not yet." },
        read: state,
        becomes: "declined",
      };
    },
  },
];
