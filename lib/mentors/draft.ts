import { record } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Db, Tx } from "#lib/db.ts";
import { newFindings } from "#lib/projects/publish-rules.ts";
import { knownAddresses } from "#lib/projects/snapshot.ts";
import { done, type Result, refuse } from "#lib/result.ts";
import { changedSince, firstVersion, overtaken, type Shown } from "#lib/stale.ts";
import { listed } from "#lib/text.ts";
import { transaction } from "#lib/transaction.ts";
import { draftValues, type ProfileTexts, profileFields, valuesOf } from "./draft-values.ts";
import { changeProfile } from "./edit.ts";
import { profileFindings } from "./publish-rules.ts";
import { type ProfileInput, profileLabels } from "./schema.ts";
import { lockProfile, notEdited } from "./scope.ts";

type Profile = ProfileTexts & {
  id: string;
  slug: string;
  draft: { values: unknown; seen: string; version: number } | null;
};

/** The profile with its draft, locked until the transaction ends. */
async function lock(tx: Tx, actor: Actor, slug: string): Promise<Profile | undefined> {
  const edited = await lockProfile(tx, actor, slug);
  return edited && tx.mentor.findUniqueOrThrow({ where: { id: edited.id }, include: { draft: true } });
}

/** The texts of a form alone. */
function typed({ role, affiliation, biography, website, orcid, agenda }: ProfileInput): ProfileTexts {
  return { role, affiliation, biography, website, orcid, agenda };
}

const differing = (one: Shown, other: Shown) => profileFields.filter((field) => one[field] !== other[field]);

/**
 * The refusal of texts that were begun before another draft of the profile was saved, or undefined.
 * The form gets what is in the draft now beside what was typed, and may then be sent again.
 */
async function overtakenDraft(tx: Tx, actor: Actor, profile: Profile, input: ProfileInput) {
  const { draft } = profile;
  if (!draft || draft.version === input.version) return undefined;
  const current = valuesOf(draftValues(draft.values));
  const conflict = await overtaken(tx, {
    subject: "mentor",
    subjectId: profile.id,
    acts: ["draftMentor"],
    actorId: actor.id,
    seen: "",
    current,
    mine: valuesOf(typed(input)),
    labels: profileLabels,
  });
  return (
    conflict && {
      ...conflict,
      held: { ...conflict.held, seen: input.seen, version: String(draft.version) },
    }
  );
}

/**
 * Keeps texts as the profile's draft; the public pages stay as they are. Texts that are what is
 * published leave no draft.
 */
export async function saveDraft(db: Db, actor: Actor, input: ProfileInput, now: Date): Promise<Result> {
  return transaction(db, async (tx) => {
    const profile = await lock(tx, actor, input.mentor);
    if (!profile) return notEdited;
    const conflict = await overtakenDraft(tx, actor, profile, input);
    if (conflict) return conflict;
    const [mine, stored] = [valuesOf(typed(input)), valuesOf(profile)];
    const before = profile.draft ? valuesOf(draftValues(profile.draft.values)) : stored;
    const fields = differing(before, mine);
    if (differing(stored, mine).length === 0) {
      await tx.mentorDraft.deleteMany({ where: { mentorId: profile.id } });
    } else {
      const draft = { values: mine, seen: input.seen, updatedAt: now };
      await tx.mentorDraft.upsert({
        where: { mentorId: profile.id },
        create: { mentorId: profile.id, ...draft, version: firstVersion(now) },
        update: { ...draft, version: { increment: 1 } },
      });
    }
    if (fields.length > 0) {
      await record(tx, {
        actorId: actor.id,
        act: "draftMentor",
        subject: "mentor",
        subjectId: profile.id,
        detail: { fields: fields.join(", ") },
      });
    }
    return done;
  });
}

/** Publishes what the form holds, and ends the draft. What somebody else published meanwhile is refused by the field. */
export async function publishTyped(db: Db, actor: Actor, input: ProfileInput): Promise<Result> {
  return transaction(db, async (tx) => {
    const profile = await lock(tx, actor, input.mentor);
    if (!profile) return notEdited;
    const conflict =
      (await overtakenDraft(tx, actor, profile, input)) ??
      (await overtaken(tx, {
        subject: "mentor",
        subjectId: profile.id,
        acts: ["editMentor"],
        actorId: actor.id,
        seen: input.seen,
        current: valuesOf(profile),
        mine: valuesOf(typed(input)),
        labels: profileLabels,
      }));
    return conflict ?? publish(tx, actor, profile, typed(input));
  });
}

type DraftAct = { mentor: string; version: number; seen: string };

const draftGone = refuse(
  "That draft is not here any more: it was published or discarded meanwhile. Nothing was changed. Reload the page.",
);
const draftChanged = refuse(
  "The draft was changed after you had opened this page. Nothing was published and nothing is lost: reload the page to see it as it is now.",
);

/**
 * Publishes the draft that a page of differences showed.
 * @param act.seen what was published when the page was opened
 */
export async function publishDraft(db: Db, actor: Actor, act: DraftAct): Promise<Result> {
  return transaction(db, async (tx) => {
    const profile = await lock(tx, actor, act.mentor);
    if (!profile) return notEdited;
    if (!profile.draft) return draftGone;
    if (profile.draft.version !== act.version) return draftChanged;
    const changed = changedSince(act.seen, valuesOf(profile));
    if (changed.length > 0)
      return refuse(
        `${capital(listed(changed.map((field) => profileLabels[field as keyof typeof profileLabels])))} changed on the public page after you had opened this one. Nothing was published and the draft is kept: reload the page to see the differences as they are now.`,
      );
    return publish(tx, actor, profile, draftValues(profile.draft.values));
  });
}

async function publish(tx: Tx, actor: Actor, profile: Profile, texts: ProfileTexts): Promise<Result> {
  const fields = differing(valuesOf(profile), valuesOf(texts));
  await tx.mentorDraft.deleteMany({ where: { mentorId: profile.id } });
  if (fields.length === 0) return done;
  const known = await knownAddresses(tx);
  const { id, slug } = profile;
  const broken = newFindings(profileFindings(profile, known), profileFindings({ id, slug, ...texts }, known));
  if (broken.length > 0) {
    const messages: Record<string, string> = {};
    for (const { field, message } of broken) if (field) messages[field] ??= message;
    return refuse(
      "Something must be mended before this can be public. Nothing was published, and nothing you wrote is lost.",
      messages,
    );
  }
  return changeProfile(tx, actor, id, fields, texts);
}

/** Throws the draft of this version away. */
export async function discardDraft(db: Db, actor: Actor, act: Omit<DraftAct, "seen">): Promise<Result> {
  return transaction(db, async (tx) => {
    const profile = await lock(tx, actor, act.mentor);
    if (!profile) return notEdited;
    if (!profile.draft) return draftGone;
    if (profile.draft.version !== act.version) return draftChanged;
    await tx.mentorDraft.delete({ where: { mentorId: profile.id } });
    await record(tx, { actorId: actor.id, act: "discardMentorDraft", subject: "mentor", subjectId: profile.id });
    return done;
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
