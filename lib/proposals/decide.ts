import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { type Db, Prisma, type Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { editDetailsIn } from "#lib/projects/edit.ts";
import { done, type Refusal, type Result, refuse } from "#lib/result.ts";
import { listed } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { declinedLetter, PROPOSAL_DECIDED, publishedLetter } from "./letters.ts";
import { type ProposalAct, proposalLabels } from "./schema.ts";
import { lockProposed, notProposed, type Proposed, proposalReadBy, proposedBy, publishedBy } from "./scope.ts";
import { readValues } from "./shown.ts";

type Open = { id: string; values: unknown; seen: string; version: number; authorId: string | null; sent: boolean };

const settled = refuse(
  "There is no open proposal any more: it was published, declined or withdrawn meanwhile. Nothing was changed.",
);
const changed = refuse(
  "The proposal was changed after you had opened this page. Nothing was changed: reload the page to see it as it is now.",
);

/** The open proposal of a locked project, as the page showed it; or why there is none to act on. */
async function openProposal(
  tx: Tx,
  actor: Actor,
  project: Proposed,
  version: number,
): Promise<{ ok: true; value: Open } | Refusal> {
  const [open] = await tx.$queryRaw<Open[]>`
    SELECT r.id::text, r.values, r.seen, r.version, r.author_id::text AS "authorId", r.sent_at IS NOT NULL AS sent
    FROM project_proposal r JOIN project p ON p.id = r.project_id
    WHERE r.project_id = ${project.id}::uuid AND r.state = 'open' AND ${proposalReadBy(actor)}`;
  if (!open) return settled;
  return open.version === version ? { ok: true, value: open } : changed;
}

/**
 * Publishes a proposal: the project says it from now on, under the rules of any edit of its details.
 * Admins do, and mentors who are trusted with it. What others changed in the project meanwhile is
 * refused in words, and the proposal is kept.
 */
export async function publishProposal(
  db: Db,
  actor: Actor,
  act: ProposalAct,
  now: Date,
  mail: MailSettings,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockProposed(tx, act.project, publishedBy(actor));
    if (!project) return notProposed;
    const open = await openProposal(tx, actor, project, act.version);
    if (!open.ok) return open;
    const { id, values, seen, authorId } = open.value;
    const details = { id: project.id, slug: project.slug, seen, ...readValues(values) };
    // Who may was asked above, with the row locked.
    const edited = await editDetailsIn(tx, actor, details, async () => true);
    if (!edited.ok) return notPublished(edited);
    await settle(tx, actor, project, id, "published", "", now);
    const about = { by: actor.name ?? actor.email, title: details.title, slug: project.slug };
    await tellAuthor(tx, actor, authorId, publishedLetter(about, mail), mail);
    return done;
  });
}

/** A refused edit in words for the page of differences, which has no fields. */
function notPublished({ message, fields, held }: Refusal): Refusal {
  const theirs = held?.["theirs"];
  if (typeof theirs === "object") {
    const names = listed(
      Object.keys(theirs).map((name) => proposalLabels[name as keyof typeof proposalLabels] ?? name),
    );
    return refuse(
      `Somebody changed ${names} in the project after this proposal was begun. Nothing was published and the proposal is kept: whoever leads the project finds the published text beside the proposed one where it is written, and saves it as it is meant.`,
    );
  }
  return refuse(
    ["Nothing was published, and the proposal is kept.", ...(fields ? Object.values(fields) : [message])].join(" "),
  );
}

/** Declines a proposal with an answer to the mentor. Admins do. */
export async function declineProposal(
  db: Db,
  actor: Actor,
  { answer, ...act }: ProposalAct & { answer: string },
  now: Date,
  mail: MailSettings,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockProposed(tx, act.project, Prisma.sql`${actor.isAdmin}::boolean`);
    if (!project) return notProposed;
    const open = await openProposal(tx, actor, project, act.version);
    if (!open.ok) return open;
    if (!open.value.sent) return settled;
    await settle(tx, actor, project, open.value.id, "declined", answer, now);
    const about = { by: actor.name ?? actor.email, title: project.title, slug: project.slug };
    await tellAuthor(tx, actor, open.value.authorId, declinedLetter(about, answer, mail), mail);
    return done;
  });
}

/**
 * Takes a proposal back from the admins, or throws it away. Those who lead the project do.
 * @param act.act "withdraw": what was written is kept for its writers
 */
export async function withdrawProposal(
  db: Db,
  actor: Actor,
  act: ProposalAct & { act: "withdraw" | "discard" },
  now: Date,
): Promise<Result> {
  return transaction(db, async (tx) => {
    const project = await lockProposed(tx, act.project, proposedBy(actor));
    if (!project) return notProposed;
    const open = await openProposal(tx, actor, project, act.version);
    if (!open.ok) return open;
    const { id, sent } = open.value;
    if (act.act === "discard") {
      await settle(tx, actor, project, id, "withdrawn", "", now);
      return done;
    }
    if (!sent) return refuse("This proposal was not sent, or taken back already. Nothing was changed.");
    await tx.projectProposal.update({
      where: { id },
      data: { sentAt: null, updatedAt: now, version: { increment: 1 } },
    });
    await record(tx, { actorId: actor.id, act: "withdrawProposal", subject: "project", subjectId: project.id });
    return done;
  });
}

const acts = { published: "publishProposal", declined: "declineProposal", withdrawn: "withdrawProposal" } as const;

async function settle(
  tx: Tx,
  actor: Actor,
  project: Proposed,
  id: string,
  state: keyof typeof acts,
  answer: string,
  now: Date,
): Promise<void> {
  await tx.projectProposal.update({
    where: { id },
    data: { state, answer, decidedAt: now, decidedById: actor.id, updatedAt: now },
  });
  await record(tx, {
    actorId: actor.id,
    act: acts[state],
    subject: "project",
    subjectId: project.id,
    detail: { proposal: id },
  });
}

async function tellAuthor(
  tx: Tx,
  actor: Actor,
  authorId: string | null,
  words: { subject: string; text: string },
  mail: MailSettings,
): Promise<void> {
  if (authorId === null || authorId === actor.id) return;
  const author = await tx.user.findUnique({ where: { id: authorId }, select: { id: true, email: true } });
  if (author) await queueMail(tx, { kind: PROPOSAL_DECIDED, to: author.email, userId: author.id, ...words }, mail.from);
}
