// One world for all tests of a worker: a portal and database of its own, everybody who may want
// something of it, and one thing in every state that matters. Tests that change things make theirs.
import { createHash, randomBytes } from "node:crypto";
import type { Db } from "#prisma/client.ts";
import {
  makeApplication,
  makeCohort,
  makeEssay,
  makePost,
  makeProblem,
  makeProject,
  makeReview,
  makeUser,
  submitApplicationRow,
  words,
} from "#prisma/factories.ts";
import { test as base } from "../fixtures.ts";
import { type OwnPortal, startOwnPortal } from "../own-portal.ts";
import { places } from "../places.ts";
import { crowd } from "./crowd.ts";
import { type Answer, type Ask, send } from "./http.ts";
import { makePapers } from "./papers.ts";
import { makeWritings } from "./writings.ts";

/** Everybody, by what they are to one project and to one application to it. */
export const kinds = {
  nobody: "signed out",
  ended: "signed in once; the session was ended",
  expired: "signed in once; the session ran out",
  stranger: "signed in, and nothing else",
  owner: "wrote the application",
  other: "wrote another application to the same project",
  reviewer: "reads the project, and has applied to it",
  revoked: "read the project until that was ended",
  otherReviewer: "reads another project",
  mentor: "leads the project",
  otherMentor: "leads another project",
  admin: "an admin who reads no project",
  adminReviewer: "an admin who also reads the project",
  formerAdmin: "an admin until that was ended",
} as const;
export type Kind = keyof typeof kinds;

export const everyone = Object.keys(kinds) as Kind[];
/** Of whom it is enough to know that they are signed out. */
export const over: Kind[] = ["ended", "expired"];
export const signedOut: Kind[] = ["nobody", ...over];
/** Who finds as little as another of the kinds, by the same where-clauses: that one is asked in every way. */
export const like: Kind[] = [...over, "revoked", "other"];
export const signedIn = everyone.filter((kind) => !signedOut.includes(kind));
export const admins: Kind[] = ["admin", "adminReviewer"];
export const readers: Kind[] = ["reviewer", "mentor", "adminReviewer"];

/** Stands in texts that only their writer, or those who may read them, are to see. */
export const SECRETS = ["SECRETESSAY", "SECRETNOTES", "SECRETDRAFT"];

type Identity = { name: string; email: string; affiliation: string };
export const OWNER: Identity = {
  name: "Zephyrine Quillfeather",
  email: "zephyrine@quillfeather.example",
  affiliation: "Quillfeather Institute",
};

/** An application of which something came after the deadline, and nothing before. */
export async function sendLate(db: Db, projectId: string, applicantId: string) {
  const { id: applicationId } = await makeApplication(db, { projectId, applicantId });
  await submitApplicationRow(db, { applicationId });
  return db.$transaction(async (tx) => {
    const { submissionId } = await tx.application.findUniqueOrThrow({ where: { id: applicationId } });
    await tx.application.update({
      where: { id: applicationId },
      data: { state: "draft", submissionId: null, submittedAt: null },
    });
    // A submission is never changed: the same again, as a late one.
    const { essays, ...on } = await tx.submission.findUniqueOrThrow({
      where: { id: submissionId ?? "" },
      include: { essays: true },
    });
    await tx.submission.delete({ where: { id: on.id } });
    const frozen = essays.map(({ id: _, submissionId: __, ...essay }) => essay);
    return tx.submission.create({ data: { ...on, late: true, essays: { create: frozen } } });
  });
}

/** The first essays of two submissions, as a pair that was found to be alike; `ownersId` is the first one's. */
async function findSimilar(db: Db, one: string | null, other: string | null) {
  const [ownersId, othersId] = await Promise.all(
    [one, other].map(async (submissionId) => {
      const where = { submissionId: submissionId ?? "", position: 1 };
      const { id, text, html, wordCount, blindText } = await db.submissionEssay.findFirstOrThrow({ where });
      if (blindText === null)
        await db.submissionEssay.update({
          where: { id },
          data: { blindText: text, blindHtml: html, blindWords: wordCount },
        });
      return id;
    }),
  );
  const [oneId = "", otherId = ""] = [ownersId ?? "", othersId ?? ""].sort();
  // More than the worker finds in what other tests write, so that it stays on the first page.
  const alike = { similarity: 1.01, containment: 1, shared: 44, foundAt: new Date() };
  await db.similarPair.create({ data: { oneId, otherId, ...alike } });
  return { oneId, otherId, ownersId: ownersId ?? "" };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(own: OwnPortal) {
  const { db, url } = own;
  const ids = {} as Record<Kind, string>;
  const cookies = {} as Record<Kind, string | undefined>;
  for (const kind of everyone) {
    if (kind === "nobody") continue;
    const user = await makeUser(db, {
      name: `The ${kind}`,
      isAdmin: kind === "admin" || kind === "adminReviewer",
      ...(kind === "owner" ? OWNER : {}),
    });
    ids[kind] = user.id;
    cookies[kind] = await newSession(kind);
  }

  /** Another session of such a person, or of the one with this id. @returns its Cookie header */
  async function newSession(kind: Kind, userId = ids[kind]): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest("hex");
    const expires = new Date(Date.now() + (kind === "expired" ? -1_000 : 86_400_000));
    if (kind !== "ended") await db.session.create({ data: { userId, expires, sessionToken: hash } });
    return `prentice-session=${token}`;
  }

  const cohort = await makeCohort(db, { now: new Date(Date.now() - 43_200_000) });
  const draftCohort = await makeCohort(db, { state: "draft" });
  const archivedCohort = await makeCohort(db, { state: "archived" });
  const pastCohort = await makeCohort(db, {
    now: new Date(Date.now() - 40 * 86_400_000),
    // Else the worker closes it, whenever it comes to that.
    closedAt: new Date(Date.now() - 86_400_000),
  });

  const [one, two, three] = [
    await makeProblem(db, { prompts: ["Why?", "How?"] }),
    await makeProblem(db),
    await makeProblem(db),
  ];
  const uses = [{ problemId: one.id }, { problemId: two.id }];
  const led = { mentorUserIds: [ids.mentor], reviewerUserIds: [ids.reviewer, ids.adminReviewer] };
  const project = await makeProject(db, {
    ...led,
    title: "Calibration under scrutiny",
    cohortId: cohort.id,
    problems: uses,
  });
  const elsewhere = await makeProject(db, {
    title: "Elsewhere entirely",
    cohortId: cohort.id,
    problems: [{ problemId: three.id }],
    mentorUserIds: [ids.otherMentor],
    reviewerUserIds: [ids.otherReviewer],
  });
  const draft = await makeProject(db, {
    ...led,
    title: "Drafted in pencil",
    cohortId: cohort.id,
    problems: uses,
    state: "draft",
  });
  const closed = await makeProject(db, {
    ...led,
    title: "Closed by its mentor",
    cohortId: cohort.id,
    problems: uses,
    state: "closed",
  });
  const archived = await makeProject(db, {
    ...led,
    title: "Archived long ago",
    cohortId: cohort.id,
    problems: uses,
    state: "archived",
  });
  const past = await makeProject(db, { ...led, title: "Past its deadline", cohortId: pastCohort.id, problems: uses });
  const hidden = await makeProject(db, { title: "Hidden with its cohort", cohortId: draftCohort.id, problems: uses });
  const shyMentor = await db.mentor.create({
    data: { slug: `shy-${randomBytes(4).toString("hex")}`, name: "Not yet" },
  });
  await db.projectMentor.create({ data: { projectId: draft.id, mentorId: shyMentor.id } });
  const group = await db.problemGroup.create({ data: { projectId: elsewhere.id, pick: 1 } });
  const mentor = await db.mentor.findUniqueOrThrow({ where: { userId: ids.mentor } });
  const otherMentorProfile = await db.mentor.findUniqueOrThrow({ where: { userId: ids.otherMentor } });
  await makePapers(db, mentor.id, 1);
  await makePapers(db, otherMentorProfile.id, 101);
  await makePapers(db, shyMentor.id, 1, "SECRETPAPER");
  await makeWritings(db, mentor.id, 1, "The mentor’s own post");
  await makeWritings(db, otherMentorProfile.id, 51);
  await makeWritings(db, shyMentor.id, 1, "SECRETPOST");
  const post = await db.writing.findFirstOrThrow({ where: { mentorId: mentor.id } });
  const topic = await db.topic.create({ data: { slug: "interpretability", name: "Interpretability" } });
  await db.projectTopic.create({ data: { projectId: project.id, topicId: topic.id } });
  const term = { slug: "goal-drift", name: "goal drift", definition: "What was wanted changes on the way." };
  const before = "drifting-goals";
  await db.term.create({ data: { ...term, addresses: { create: { slug: before } } } });

  /** Both essays of somebody. */
  async function write(kind: Kind) {
    for (const problemId of [one.id, two.id])
      await makeEssay(db, { applicantId: ids[kind], problemId, text: `SECRETESSAY of the ${kind}. ${words(48)}` });
  }
  async function apply(projectId: string, applicantId: string, submit = true) {
    const { id } = await makeApplication(db, { projectId, applicantId });
    if (submit) await submitApplicationRow(db, { applicationId: id });
    return db.application.findUniqueOrThrow({ where: { id } });
  }
  for (const kind of ["owner", "other", "reviewer", "revoked", "otherReviewer"] as const) await write(kind);
  const application = await apply(project.id, ids.owner);
  const others = await apply(project.id, ids.other);
  const reviewers = await apply(project.id, ids.reviewer);
  const withdrawn = await apply(project.id, ids.revoked);
  await db.application.update({ where: { id: withdrawn.id }, data: { state: "withdrawn" } });
  const begun = await apply(project.id, ids.otherReviewer, false);
  const ownDraft = await apply(elsewhere.id, ids.owner, false);
  const ownWithdrawn = await apply(closed.id, ids.owner);
  await db.application.update({ where: { id: ownWithdrawn.id }, data: { state: "withdrawn" } });
  const ownPast = await apply(past.id, ids.owner);
  const archivedApplication = await apply(archived.id, ids.owner);
  const late = await sendLate(db, past.id, ids.other);
  const draftEssay = await makeEssay(db, {
    applicantId: ids.owner,
    problemId: three.id,
    text: `SECRETDRAFT ${words(20)}`,
  });
  const essayOf = (applicantId: string, problemId: string) =>
    db.essay.findFirstOrThrow({ where: { applicantId, problemId } });
  const essay = await essayOf(ids.owner, one.id);
  const othersEssay = await essayOf(ids.other, one.id);
  const variant = await makeEssay(db, {
    applicantId: ids.owner,
    problemId: three.id,
    variant: "Short",
    text: `SECRETDRAFT in short. ${words(12)}`,
  });
  const similar = await findSimilar(db, application.submissionId, others.submissionId);
  const review = await makeReview(db, {
    applicationId: others.id,
    reviewerId: ids.mentor,
    state: "draft",
    scores: [4],
    notes: "SECRETNOTES of the mentor",
  });
  await db.reviewRevision.create({
    data: { reviewId: review.id, version: 0, notes: "SECRETNOTES of the mentor, before", savedAt: new Date() },
  });
  const revision = await db.essayRevision.create({
    data: {
      essayId: essay.id,
      version: 1,
      reason: "time",
      text: "SECRETDRAFT of the owner, before",
      wordCount: 5,
      savedAt: new Date(Date.now() - 3_600_000),
    },
  });
  await db.essay.update({ where: { id: essay.id }, data: { version: 2 } });
  await makeReview(db, { applicationId: others.id, reviewerId: ids.revoked, notes: "SECRETNOTES of one who left" });

  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  // Asked by the owner, whom nobody sees there, and answered; the owner follows it.
  const question = await makePost(db, {
    projectId: project.id,
    authorId: ids.owner,
    anonymous: true,
    createdAt: ago(60),
  });
  const answer = await makePost(db, {
    projectId: project.id,
    authorId: ids.mentor,
    parent: question,
    answer: true,
    text: "About eight hours.",
    createdAt: ago(30),
  });
  await db.follow.create({ data: { threadId: question.id, userId: ids.owner } });
  await crowd(db, past.id, ids.stranger);

  // Hidden, so that the public pages are as they were; and a preview of an import.
  const paper = await db.publication.create({
    data: {
      mentorId: mentor.id,
      title: "A paper of the mentor’s",
      titleKey: "a paper of the mentors",
      year: 2024,
      authors: [],
      csl: {},
      hiddenAt: new Date(),
    },
  });
  const paperImport = await db.import.create({
    data: { mentorId: mentor.id, kind: "publications", state: "ready", format: "BibTeX" },
  });
  const postImport = await db.import.create({
    data: { mentorId: mentor.id, kind: "writings", state: "failed", failure: "It is no feed.", settledAt: new Date() },
  });

  // Two proposals of the mentor’s; only the first was sent.
  for (const { id: projectId, title, question, directions, places, sent } of [
    { ...project, sent: true },
    { ...draft, sent: false },
  ]) {
    const summary = sent ? "A summary that was sent" : "A summary of a proposal";
    const sentAt = sent ? new Date() : null;
    await db.projectProposal.create({
      data: {
        projectId,
        authorId: ids.mentor,
        sentAt,
        values: { title, summary, question, directions, places, topics: [] },
        seen: "",
      },
    });
  }

  const letter = {
    kind: "receipt",
    subject: "A letter",
    text: "What the letter says.",
    messageId: () => `<${randomBytes(8).toString("hex")}@x>`,
  };
  const mail = (state: "failed" | "sent") =>
    db.mail.create({ data: { ...letter, to: OWNER.email, messageId: letter.messageId(), state } });
  // The stranger is asked to review a project, and never answers.
  const stranger = await db.user.findUniqueOrThrow({ where: { id: ids.stranger } });
  await db.mail.create({
    data: {
      ...letter,
      kind: "review-invitation",
      to: stranger.email,
      data: { project: closed.id, inviter: ids.mentor },
      messageId: letter.messageId(),
      state: "sent",
    },
  });

  return {
    own,
    db,
    url,
    ids,
    cookies,
    newSession,
    apply,
    mail,
    cohort,
    draftCohort,
    archivedCohort,
    pastCohort,
    problem: one,
    secondProblem: two,
    foreignProblem: three,
    project,
    elsewhere,
    group,
    draft,
    closed,
    archived,
    past,
    hidden,
    mentor,
    otherMentorProfile,
    shyMentor,
    topic,
    term: { ...term, before },
    application,
    others,
    reviewers,
    withdrawn,
    begun,
    ownDraft,
    ownWithdrawn,
    ownPast,
    archivedApplication,
    late,
    essay,
    draftEssay,
    othersEssay,
    variant,
    similar,
    review,
    revision,
    question,
    answer,
    paper,
    paperImport,
    post,
    postImport,
    /** With questions and replies for more than a page. */
    crowded: past,
    sentMail: await mail("sent"),
    identity: OWNER,
    receipt: (await db.submission.findFirstOrThrow({ where: { applicationId: application.id } })).receipt,
    /** One request by somebody. */
    ask: (kind: Kind, path: string, ask: Ask = {}): Promise<Answer> =>
      send(url, path, { cookie: cookies[kind], ...ask }),
  };
}

export const test = base.extend<{ portalLog: undefined }, { world: World }>({
  // What the portal said meanwhile belongs to a failure.
  portalLog: [
    async ({ world }, use, info) => {
      const from = world.own.portal().log().length;
      await use(undefined);
      const body = world.own.portal().log().slice(from);
      if (info.status !== info.expectedStatus && body) await info.attach("the portal’s log", { body });
    },
    { auto: true },
  ],

  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const own = await startOwnPortal({
        OIDC_ISSUER: places().oidcIssuer,
        OIDC_CLIENT_ID: "prentice",
        OIDC_CLIENT_SECRET: "no secret: nobody comes back here",
        TRUST_PROXY: "0",
        // Other portals share the same PostgreSQL.
        DATABASE_POOL: "5",
        // Nobody is there: what is asked for fails at once.
        OPENALEX_URL: "http://127.0.0.1:1",
      });
      try {
        await use(await makeWorld(own));
      } finally {
        await own.remove();
      }
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

export { expect } from "../fixtures.ts";
