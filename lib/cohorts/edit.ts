import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { done, ok, type Refusal, type Result, refuse } from "#lib/result.ts";
import { overtaken, type Shown } from "#lib/stale.ts";
import { freeSlug } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { lastMoment } from "./deadline.ts";
import { lockCohort } from "./lock.ts";
import { type CohortAct, cohortActRefusal, cohortActs, keepsMinute } from "./rules.ts";
import { type CohortInput, cohortLabels } from "./schema.ts";

const taken: Refusal = refuse("That address is taken. Nothing was lost: choose another.", {
  slug: "Another cohort has this address. Choose another.",
});
const nameless: Refusal = refuse("The cohort needs an address.", {
  slug: "No address can be made from this name: enter one.",
});

type Texts = { name: string; slug: string; summary: string; opensAt: Date; closesAt: Date; graceSeconds: number };

/** A cohort's form as it is compared; moments as ISO texts. */
export function cohortShown(cohort: Texts): Shown {
  return {
    name: cohort.name,
    slug: cohort.slug,
    summary: cohort.summary,
    opens: cohort.opensAt.toISOString(),
    closes: cohort.closesAt.toISOString(),
    graceSeconds: String(cohort.graceSeconds),
  };
}

async function takenSlugs(tx: Tx): Promise<Set<string>> {
  return new Set((await tx.cohort.findMany({ select: { slug: true } })).map((row) => row.slug));
}

/** A new cohort, as a draft. Returns its id. */
export async function createCohort(db: Db, actor: Actor, input: CohortInput): Promise<Result<string>> {
  return transaction(
    db,
    async (tx) => {
      const slug = input.slug || freeSlug(input.name, await takenSlugs(tx));
      if (slug === "") return nameless;
      const { id } = await tx.cohort.create({
        data: {
          name: input.name,
          slug,
          summary: input.summary,
          opensAt: input.opensAt,
          closesAt: input.closesAt,
          graceSeconds: input.graceSeconds,
        },
        select: { id: true },
      });
      await record(tx, { actorId: actor.id, act: "createCohort", subject: "cohort", subjectId: id });
      return ok(id);
    },
    taken,
  );
}

const gone = refuse("This cohort is not here any more.");

/** Changes what a cohort is called and when it opens and closes. */
export async function editCohort(db: Db, actor: Actor, id: string, input: CohortInput): Promise<Result> {
  return transaction(
    db,
    async (tx) => {
      const stored = await lockCohort(tx, id);
      if (!stored) return gone;
      const slug =
        input.slug || freeSlug(input.name, new Set([...(await takenSlugs(tx))].filter((one) => one !== stored.slug)));
      if (slug === "") return nameless;
      const next: Texts = {
        name: input.name,
        slug,
        summary: input.summary,
        opensAt: keepsMinute(input.opensAt, stored.opensAt),
        closesAt: keepsMinute(input.closesAt, stored.closesAt),
        graceSeconds: input.graceSeconds,
      };
      const [current, mine] = [cohortShown(stored), cohortShown(next)];
      const conflict = await overtaken(tx, {
        subject: "cohort",
        subjectId: id,
        acts: ["editCohort"],
        actorId: actor.id,
        seen: input.seen,
        current,
        mine,
        labels: cohortLabels,
      });
      if (conflict) return conflict;
      const fields = Object.keys(current).filter((name) => current[name] !== mine[name]);
      if (fields.length === 0) return done;
      // A deadline behind the close opens it again; the portal closes it anew when that has passed.
      const reopens = stored.closedAt !== null && lastMoment({ ...next, closedAt: null }) > stored.closedAt;
      await tx.cohort.update({
        where: { id },
        data: { ...next, ...(reopens ? { closedAt: null } : {}), version: { increment: 1 } },
      });
      await record(tx, {
        actorId: actor.id,
        act: "editCohort",
        subject: "cohort",
        subjectId: id,
        detail: {
          fields: fields.join(", "),
          ...(fields.includes("closes") ? { closedAt: current["closes"] ?? "", closesAt: mine["closes"] ?? "" } : {}),
          ...(fields.includes("graceSeconds") ? { graceSeconds: next.graceSeconds } : {}),
        },
      });
      if (reopens) await record(tx, { actorId: actor.id, act: "reopenCohort", subject: "cohort", subjectId: id });
      return done;
    },
    taken,
  );
}

/** Publishes, unpublishes, archives or restores a cohort. An application that begins meanwhile waits for the lock. */
export async function actOnCohort(db: Db, actor: Actor, id: string, act: CohortAct): Promise<Result> {
  return transaction(db, async (tx) => {
    const cohort = await lockCohort(tx, id);
    if (!cohort) return gone;
    const applications = await tx.application.count({ where: { cohortId: id } });
    const why = cohortActRefusal(act, { state: cohort.state, applications });
    if (why) return refuse(why);
    await tx.cohort.update({ where: { id }, data: { state: cohortActs[act].to, version: { increment: 1 } } });
    await record(tx, { actorId: actor.id, act: `${act}Cohort`, subject: "cohort", subjectId: id });
    return done;
  });
}
