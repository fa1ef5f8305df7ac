import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { queueMail } from "#lib/mail/outbox.ts";
import type { MailSettings } from "#lib/mail/settings.ts";
import { newFindings, pageFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses, snapshot } from "#lib/projects/snapshot.ts";
import { ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { firstVersion, overtaken } from "#lib/stale.ts";
import { transaction } from "#lib/transaction.ts";
import { PROPOSAL_SENT, sentLetter } from "./letters.ts";
import { formLabels, type ProposalInput, type ProposalValues } from "./schema.ts";
import { lockProposed, notProposed, type Proposed, proposedBy } from "./scope.ts";
import { differing, publishedValues, readValues, shownValues } from "./shown.ts";

/** What became of it: kept for its writers, kept where admins have it already, or sent to them. */
export type Saved = "saved" | "changed" | "sent";

/**
 * Keeps what somebody who leads a project proposes, and sends it to the admins where that is asked.
 * Those who lead a project together write the same proposal. The project stays as it is.
 */
export async function saveProposal(
  db: Db,
  actor: Actor,
  input: ProposalInput,
  now: Date,
  mail: MailSettings,
): Promise<Result<Saved>> {
  return transaction(db, async (tx) => {
    const project = await lockProposed(tx, input.project, proposedBy(actor));
    if (!project) return notProposed;
    const { title, summary, question, directions, places, topics: chosen, note, seen } = input;
    const values = { title, summary, question, directions, places, topics: [...new Set(chosen)] };
    const found = await tx.topic.count({ where: { id: { in: values.topics } } });
    if (found !== values.topics.length)
      return refuse("A topic that you chose was removed meanwhile. Nothing else was lost: choose others.", {
        topics: "One of these topics is not here any more.",
      });
    const open = await tx.projectProposal.findFirst({ where: { projectId: project.id, state: "open" } });
    const conflict = open && (await overtakenProposal(tx, actor, project, open, input, values));
    if (conflict) return conflict;
    const send = input.act === "send" && !open?.sentAt;
    if (send || open?.sentAt) {
      const refusal = await unfit(tx, project, values);
      if (refusal) return refusal;
    }
    const kept = { values, note, seen, authorId: actor.id, updatedAt: now, ...(send ? { sentAt: now } : {}) };
    if (open) await tx.projectProposal.update({ where: { id: open.id }, data: { ...kept, version: { increment: 1 } } });
    else
      await tx.projectProposal.create({
        data: { projectId: project.id, ...kept, createdAt: now, version: firstVersion(now) },
      });
    await record(tx, {
      actorId: actor.id,
      act: send ? "sendProposal" : "saveProposal",
      subject: "project",
      subjectId: project.id,
    });
    if (send) await tellAdmins(tx, actor, { ...project, note }, mail);
    return ok(send ? "sent" : open?.sentAt ? "changed" : "saved");
  });
}

type Open = { version: number; values: unknown; note: string };

/** The refusal of what was typed into a form that was opened before another was saved, or undefined. */
async function overtakenProposal(
  tx: Tx,
  actor: Actor,
  project: Proposed,
  open: Open,
  input: ProposalInput,
  values: ProposalValues,
): Promise<Refusal | undefined> {
  if (open.version === input.version) return undefined;
  const { slug: _, ...current } = await shownValues(tx, readValues(open.values), project.slug);
  const { slug: __, ...mine } = await shownValues(tx, values, project.slug);
  const conflict = await overtaken(tx, {
    subject: "project",
    subjectId: project.id,
    acts: ["saveProposal", "sendProposal"],
    actorId: actor.id,
    seen: "",
    current: { ...current, note: open.note },
    mine: { ...mine, note: input.note },
    labels: formLabels,
  });
  return conflict && { ...conflict, held: { ...conflict.held, seen: input.seen, version: String(open.version) } };
}

/** Why a proposal can't go to the admins: it changes nothing, or would break the project's page. By the field. */
async function unfit(tx: Tx, project: Proposed, values: ProposalValues): Promise<Refusal | undefined> {
  const published = await publishedValues(tx, project.id);
  const [before, after] = [await shownValues(tx, published, project.slug), await shownValues(tx, values, project.slug)];
  if (differing(before, after).length === 0)
    return refuse("This is what the project says already, so there is nothing to propose. Nothing was sent.");
  const shown = await snapshot(tx, project.id);
  if (!shown) return undefined;
  const known = await knownAddresses(tx);
  const { topics: _, ...texts } = values;
  const fields: Record<string, string> = {};
  for (const finding of newFindings(pageFindings(shown, known), pageFindings({ ...shown, ...texts }, known)))
    fields[finding.field ?? ""] ??= finding.message;
  return Object.keys(fields).length === 0
    ? undefined
    : refuse("Something must be mended before the admins get it. Nothing was sent, and nothing is lost.", fields);
}

async function tellAdmins(tx: Tx, actor: Actor, about: Proposed & { note: string }, mail: MailSettings) {
  const admins = await tx.user.findMany({
    where: { isAdmin: true, id: { not: actor.id } },
    select: { id: true, email: true },
  });
  const words = sentLetter({ ...about, by: actor.name ?? actor.email }, about.note, mail);
  for (const { id, email } of admins)
    await queueMail(tx, { kind: PROPOSAL_SENT, to: email, userId: id, ...words }, mail.from);
}
