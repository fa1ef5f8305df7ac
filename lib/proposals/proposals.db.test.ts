// What mentors want their projects' pages to say, and who lets it.
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { editDetails } from "#lib/projects/edit.ts";
import { proposedProject, publicProject } from "#lib/projects/public-queries.ts";
import { projectDetails } from "#lib/projects/queries.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { declineProposal, publishProposal, withdrawProposal } from "./decide.ts";
import { myProposals, proposalChanges, proposalForm, proposedTexts, waitingProposals } from "./queries.ts";
import type { ProposalInput } from "./schema.ts";
import { saveProposal } from "./write.ts";

const { db } = await testDatabase();
const now = new Date();
const mail: MailSettings = {
  from: "Prentice <x@example.org>",
  appUrl: "https://portal.example",
  programme: "Prentice",
};
const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });

let mei: Actor, felix: Actor, noor: Actor, ada: Actor, reviewer: Actor;
let project: Awaited<ReturnType<typeof makeProject>>;

/** Mei and Felix lead the project, Noor another; Ada is the admin; the reviewer only reads. */
beforeEach(async () => {
  await db.user.updateMany({ data: { isAdmin: false } });
  [mei, felix, noor, ada, reviewer] = [
    await makeUser(db, { name: "Mei" }),
    await makeUser(db, { name: "Felix" }),
    await makeUser(db, { name: "Noor" }),
    await makeUser(db, { name: "Ada Whitlock", isAdmin: true }),
    await makeUser(db, { name: "Reviewer" }),
  ].map(actorOf) as [Actor, Actor, Actor, Actor, Actor];
  project = await makeProject(db, { mentorUserIds: [mei.id, felix.id], reviewerUserIds: [reviewer.id] });
  await makeProject(db, { mentorUserIds: [noor.id] });
});

/** The form as the page fills it. */
async function open(actor: Actor, change: Partial<ProposalInput> = {}): Promise<ProposalInput> {
  const form = await proposalForm(actor, project.slug);
  if (!form) throw new Error("There is no form.");
  return { project: project.slug, act: "save", version: form.version, seen: form.seen, ...form.values, ...change };
}
const save = (actor: Actor, input: ProposalInput) => saveProposal(db, actor, input, now, mail);
const version = async (actor: Actor) => (await proposalChanges(actor, project.slug))?.proposal?.version ?? 0;
const publish = async (actor: Actor, v?: number) =>
  publishProposal(db, actor, { project: project.slug, version: v ?? (await version(mei)) }, now, mail);
const mailsTo = ({ id }: Actor) => db.mail.findMany({ where: { userId: id }, orderBy: { queuedAt: "asc" } });
const title = async () => (await db.project.findUniqueOrThrow({ where: { id: project.id } })).title;

describe("a proposal", () => {
  test("is written by those who lead, sent, seen by admins, and published by one; nothing shows before", async () => {
    const before = await title();
    expect(await save(mei, await open(mei, { title: "Sharper", note: "Please." }))).toMatchObject({
      ok: true,
      value: "saved",
    });
    expect(await waitingProposals(ada)).toEqual([]);
    expect((await proposalChanges(ada, project.slug))?.proposal).toBeNull();
    expect(await mailsTo(ada)).toEqual([]);
    // A colleague goes on where she stopped.
    expect(await save(felix, await open(felix, { places: 7, act: "send" }))).toMatchObject({ ok: true, value: "sent" });
    expect(await waitingProposals(ada)).toMatchObject([{ slug: project.slug, author: "Felix", note: "Please." }]);
    expect(await mailsTo(ada)).toMatchObject([{ kind: "proposal-sent", text: expect.stringContaining("> Please.") }]);
    const shown = await proposalChanges(ada, project.slug);
    expect(shown).toMatchObject({ publishes: true, declines: true, leads: false });
    expect(shown?.proposal).toMatchObject({ before: { title: before }, after: { title: "Sharper", places: "7" } });
    expect(await title()).toBe(before);

    const proposed = await proposedTexts(ada, project.slug);
    const preview = proposed && (await proposedProject(proposed, now));
    expect(await publish(ada)).toMatchObject({ ok: true });
    expect(await publicProject(project.slug, now)).toEqual(preview);
    expect(preview).toMatchObject({ title: "Sharper", places: 7 });
    expect(await mailsTo(felix)).toMatchObject([
      { kind: "proposal-decided", subject: expect.stringContaining("Published") },
    ]);
    expect((await proposalChanges(ada, project.slug))?.proposal).toBeNull();
    expect(await publish(ada, 1)).toMatchObject({ ok: false, message: expect.stringContaining("no open proposal") });
    const acts = await db.auditEvent.findMany({ where: { subjectId: project.id }, orderBy: { id: "asc" } });
    expect(acts.map(({ act }) => act)).toEqual(["saveProposal", "sendProposal", "editProject", "publishProposal"]);
  });

  test("is nobody else’s: not to read, to write, to withdraw, to publish or to decline", async () => {
    await save(mei, await open(mei, { title: "SECRETTITLE", act: "send" }));
    const input = await open(mei, { title: "Another" });
    const act = { project: project.slug, version: await version(mei) };
    for (const stranger of [noor, reviewer]) {
      expect(await proposalForm(stranger, project.slug)).toBeNull();
      expect(await proposalChanges(stranger, project.slug)).toBeNull();
      expect(await proposedTexts(stranger, project.slug)).toBeNull();
      expect((await myProposals(stranger)).map(({ slug }) => slug)).not.toContain(project.slug);
      expect(await waitingProposals(stranger)).toEqual([]);
      expect(await save(stranger, input)).toMatchObject({ ok: false });
      expect(await withdrawProposal(db, stranger, { ...act, act: "discard" }, now)).toMatchObject({ ok: false });
      expect(await publish(stranger)).toMatchObject({ ok: false });
      expect(await declineProposal(db, stranger, { ...act, answer: "No." }, now, mail)).toMatchObject({ ok: false });
    }
    // Its writers don't publish or decline it; admins who don't lead the project don't write it.
    expect(await publish(mei)).toMatchObject({ ok: false });
    expect(await declineProposal(db, mei, { ...act, answer: "No." }, now, mail)).toMatchObject({ ok: false });
    expect(await proposalForm(ada, project.slug)).toBeNull();
    expect(await save(ada, input)).toMatchObject({ ok: false });
    expect(await version(mei)).toBe(act.version);
    expect((await publish(ada)).ok).toBe(true);
  });

  test("is published by a mentor who is trusted and leads the project, sent or not, and by no other one", async () => {
    await save(mei, await open(mei, { title: "By herself" }));
    await db.mentor.updateMany({ where: { userId: noor.id }, data: { trusted: true } });
    expect(await publish(noor)).toMatchObject({ ok: false });
    expect(await publish(mei)).toMatchObject({ ok: false });
    await db.mentor.update({ where: { userId: mei.id }, data: { trusted: true } });
    expect(await publish(felix)).toMatchObject({ ok: false });
    expect((await proposalForm(mei, project.slug))?.publishes).toBe(true);
    expect(await publish(mei)).toMatchObject({ ok: true });
    expect(await title()).toBe("By herself");
    expect(await mailsTo(mei)).toEqual([]);
  });

  test("that is declined comes back with the answer, and can be changed and sent again", async () => {
    await save(mei, await open(mei, { title: "Too bold", act: "send" }));
    const act = { project: project.slug, version: await version(mei) };
    expect(await declineProposal(db, ada, { ...act, answer: "Milder, please." }, now, mail)).toMatchObject({
      ok: true,
    });
    expect(await mailsTo(mei)).toMatchObject([{ text: expect.stringContaining("> Milder, please.") }]);
    const form = await proposalForm(mei, project.slug);
    expect(form).toMatchObject({ values: { title: "Too bold" }, version: 0, declined: { answer: "Milder, please." } });
    expect((await proposalForm(mei, project.slug, true))?.values.title).toBe(await title());
    expect(await save(mei, await open(mei, { title: "Milder", act: "send" }))).toMatchObject({ ok: true });
    expect((await publish(ada)).ok).toBe(true);
    expect(await title()).toBe("Milder");
  });

  test("can be taken back with its words kept, or thrown away", async () => {
    await save(mei, await open(mei, { title: "Wait", act: "send" }));
    const act = async () => ({ project: project.slug, version: await version(mei) });
    expect(await withdrawProposal(db, felix, { ...(await act()), act: "withdraw" }, now)).toMatchObject({ ok: true });
    expect(await waitingProposals(ada)).toEqual([]);
    expect((await proposalForm(mei, project.slug))?.values.title).toBe("Wait");
    expect(await withdrawProposal(db, mei, { ...(await act()), act: "discard" }, now)).toMatchObject({ ok: true });
    expect((await proposalForm(mei, project.slug))?.values.title).toBe(await title());
  });

  test("of two who lead never goes over the other’s silently; an admin publishes only what they saw", async () => {
    const [one, two] = [await open(mei, { title: "Mei’s" }), await open(felix, { title: "Felix’s" })];
    await save(mei, one);
    const refused = await save(felix, two);
    expect(refused).toMatchObject({
      ok: false,
      fields: { title: expect.stringContaining("Mei") },
      held: { theirs: { title: "Mei’s" } },
    });
    await save(mei, await open(mei, { act: "send" }));
    const seen = await version(ada);
    expect(await save(mei, await open(mei, { title: "Slipped in" }))).toMatchObject({ ok: true, value: "changed" });
    expect(await publish(ada, seen)).toMatchObject({ ok: false, message: expect.stringContaining("was changed") });
    expect((await publish(ada)).ok).toBe(true);
    expect(await mailsTo(ada)).toHaveLength(1);
  });

  test("is not published over what changed in the project meanwhile; it is kept, and goes on from there", async () => {
    await save(mei, await open(mei, { title: "Proposed", act: "send" }));
    const details = await projectDetails(ada, project.id);
    if (!details) throw new Error("No project.");
    const { allTopics: _, state: __, ...form } = details;
    expect((await editDetails(db, ada, { ...form, title: "The admin’s" })).ok).toBe(true);
    expect((await proposalChanges(ada, project.slug))?.proposal?.overtaken).toEqual(["title"]);
    expect(await publish(ada)).toMatchObject({ ok: false, message: expect.stringContaining("the title") });
    expect(await title()).toBe("The admin’s");
    expect(await proposalForm(mei, project.slug)).toMatchObject({
      values: { title: "Proposed" },
      theirs: { title: "The admin’s" },
    });
    await save(mei, await open(mei));
    expect((await publish(ada)).ok).toBe(true);
    expect(await title()).toBe("Proposed");
  });

  test("that would break the public page does not go to the admins, and is not published by who is trusted", async () => {
    const broken = "See [this](javascript:alert(1)) and [that](/projects/there-is-none).";
    const refused = await save(mei, await open(mei, { directions: broken, act: "send" }));
    expect(refused).toMatchObject({ ok: false, fields: { directions: expect.stringContaining("links to") } });
    expect(await save(mei, await open(mei, { directions: broken }))).toMatchObject({ ok: true });
    await db.mentor.update({ where: { userId: mei.id }, data: { trusted: true } });
    expect(await publish(mei)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/proposal is kept.*links to/),
    });
    expect(await version(mei)).toBeGreaterThan(0);
    expect(await save(mei, await open(mei, { directions: "- One" }))).toMatchObject({ ok: true });
    expect((await publish(mei)).ok).toBe(true);
  });

  test("with a topic that was removed is refused in words", async () => {
    const topic = await db.topic.create({
      data: { slug: `t-${project.slug}`.slice(0, 60), name: `Topic ${project.slug}` },
    });
    await save(mei, await open(mei, { topics: [topic.id], act: "send" }));
    await db.topic.delete({ where: { id: topic.id } });
    expect(await publish(ada)).toMatchObject({ ok: false, message: expect.stringContaining("topics is not here") });
    expect(await save(mei, await open(mei))).toMatchObject({ ok: false, fields: { topics: expect.any(String) } });
    expect(await save(mei, await open(mei, { topics: [], places: 9 }))).toMatchObject({ ok: true });
    expect((await publish(ada)).ok).toBe(true);
  });

  test("is one for a project however many press at once, may be of a draft, and never of an archived project", async () => {
    await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
    const input = await open(mei, { title: "At once" });
    await Promise.all([save(mei, input), save(mei, input), save(felix, input)]);
    expect(await db.projectProposal.count({ where: { projectId: project.id } })).toBe(1);
    await save(mei, await open(mei, { act: "send" }));
    await db.project.update({ where: { id: project.id }, data: { state: "archived" } });
    expect(await proposalForm(mei, project.slug)).toBeNull();
    expect(await waitingProposals(ada)).toEqual([]);
    expect(await publish(ada, 1)).toMatchObject({ ok: false });
    await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
    expect((await publish(ada)).ok).toBe(true);
    expect(await title()).toBe("At once");
  });
});
