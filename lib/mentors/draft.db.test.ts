// What a mentor writes about themselves before it is public.
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { seenOf } from "#lib/stale.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { discardDraft, publishDraft, publishTyped, saveDraft } from "./draft.ts";
import { editMentor, mentorShown } from "./edit.ts";
import { profileForm, profileOverview, profilesToEdit } from "./profile-queries.ts";
import { previewMentor, publicMentor } from "./public-queries.ts";
import type { ProfileInput } from "./schema.ts";
import { setTrusted } from "./trust.ts";

const { db } = await testDatabase();
const now = new Date("2026-11-02T10:00:00Z");
const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });

/** Mei leads a public project, Noor another; Ada is an admin. */
async function world() {
  const [mei, noor, ada, kofi] = [
    await makeUser(db, { name: "Mei" }),
    await makeUser(db, { name: "Noor" }),
    await makeUser(db, { name: "Ada Whitlock", isAdmin: true }),
    await makeUser(db, { name: "Kofi" }),
  ].map(actorOf) as [Actor, Actor, Actor, Actor];
  const project = await makeProject(db, { mentorUserIds: [mei.id] });
  await makeProject(db, { mentorUserIds: [noor.id] });
  const { id, slug } = await db.mentor.findUniqueOrThrow({ where: { userId: mei.id } });
  return { mei, noor, ada, kofi, project, id, slug };
}

/** The form as the page fills it. */
async function open(actor: Actor, slug: string, change: Partial<ProfileInput> = {}): Promise<ProfileInput> {
  const form = await profileForm(actor, slug);
  if (!form) throw new Error("There is no form.");
  const { website, orcid, ...texts } = form.draft?.values ?? form.published;
  const values = { ...texts, website: website || null, orcid: orcid || null };
  return { mentor: slug, act: "save", seen: form.seen, version: form.draft?.version ?? 0, ...values, ...change };
}

describe("a draft", () => {
  test("shows nowhere until it is published, and then everywhere; the preview is the page that comes", async () => {
    const { mei, slug } = await world();
    const agenda = "### 2024\n\nSee [the work](https://example.org/a).[^1]\n\n[^1]: A note.";
    const orcid = "0000-0002-1825-0097";
    const input = await open(mei, slug, { agenda, orcid, role: "Researcher", website: "https://example.org/" });
    expect(await saveDraft(db, mei, input, now)).toMatchObject({ ok: true });
    expect(await publicMentor(slug)).toMatchObject({ agendaHtml: "", orcid: null, website: null });
    expect((await profileOverview(mei, slug))?.draftedAt).toEqual(now);
    const previewed = await previewMentor(mei, slug);
    expect(previewed?.agendaHtml).toContain("<h3");
    const form = await profileForm(mei, slug);
    const act = { mentor: slug, version: form?.draft?.version ?? 0, seen: form?.publishedSeen ?? "" };
    expect(await publishDraft(db, mei, act)).toMatchObject({ ok: true });
    expect(await publicMentor(slug)).toEqual(previewed);
    expect((await profileForm(mei, slug))?.draft).toBeNull();
    expect(await publishDraft(db, mei, act)).toMatchObject({ ok: false, message: expect.stringContaining("not here") });
  });

  test("is the mentor’s and the admins’ to write, and nobody else finds it", async () => {
    const { mei, noor, ada, kofi, slug } = await world();
    const input = await open(mei, slug, { role: "SECRETDRAFT" });
    for (const stranger of [noor, kofi]) {
      expect(await profileForm(stranger, slug)).toBeNull();
      expect(await previewMentor(stranger, slug)).toBeNull();
      expect(await profileOverview(stranger, slug)).toBeNull();
      expect(await saveDraft(db, stranger, input, now)).toMatchObject({ ok: false });
      expect(await publishTyped(db, stranger, input)).toMatchObject({ ok: false });
    }
    expect(await db.mentorDraft.count({ where: { mentor: { slug } } })).toBe(0);
    expect(await saveDraft(db, mei, input, now)).toMatchObject({ ok: true });
    expect((await profileForm(ada, slug))?.draft?.values.role).toBe("SECRETDRAFT");
    const version = (await profileForm(ada, slug))?.draft?.version ?? 0;
    expect(await discardDraft(db, noor, { mentor: slug, version })).toMatchObject({ ok: false });
    expect(await discardDraft(db, ada, { mentor: slug, version })).toMatchObject({ ok: true });
    expect((await profilesToEdit(noor)).map((profile) => profile.own)).toEqual([true]);
    expect(await profilesToEdit(kofi)).toEqual([]);
    expect((await profilesToEdit(ada)).length).toBeGreaterThan(1);
  });

  test("of two tabs never goes over the other’s silently, also after it was thrown away between", async () => {
    const { mei, ada, slug } = await world();
    const [one, two] = [await open(mei, slug, { role: "One" }), await open(ada, slug, { role: "Two" })];
    expect((await saveDraft(db, mei, one, now)).ok).toBe(true);
    const refused = await saveDraft(db, ada, two, now);
    expect(refused).toMatchObject({
      ok: false,
      fields: { role: expect.stringContaining("Mei") },
      held: { theirs: { role: "One" } },
    });
    const held = refused.ok ? {} : refused.held;
    const version = Number(held?.["version"]);
    expect((await saveDraft(db, ada, { ...two, version }, now)).ok).toBe(true);
    expect((await profileForm(mei, slug))?.draft?.values.role).toBe("Two");
    // The first tab still shows the draft before that.
    expect(await saveDraft(db, mei, { ...one, role: "Again", version }, now)).toMatchObject({ ok: false });
    const open2 = await profileForm(mei, slug);
    await discardDraft(db, mei, { mentor: slug, version: open2?.draft?.version ?? 0 });
    const later = new Date(now.getTime() + 60_000);
    expect((await saveDraft(db, ada, await open(ada, slug, { role: "New" }), later)).ok).toBe(true);
    expect(await saveDraft(db, mei, { ...one, version }, later)).toMatchObject({ ok: false });
  });

  test("does not go over what an admin published meanwhile without saying so", async () => {
    const { mei, ada, slug, id } = await world();
    const typed = await open(mei, slug, { affiliation: "Hers" });
    await saveDraft(db, mei, typed, now);
    const stored = await db.mentor.findUniqueOrThrow({ where: { id }, include: { user: true } });
    const account = stored.user?.email ?? "";
    const seen = seenOf(mentorShown(stored, account));
    expect((await editMentor(db, ada, { ...stored, account, affiliation: "The admin’s", seen })).ok).toBe(true);
    expect((await profileForm(mei, slug))?.overtaken).toEqual(["affiliation"]);
    const version = (await profileForm(mei, slug))?.draft?.version ?? 0;
    const refused = await publishTyped(db, mei, { ...typed, version });
    expect(refused).toMatchObject({
      ok: false,
      fields: { affiliation: expect.stringContaining("Ada Whitlock") },
      held: { theirs: { affiliation: "The admin’s" } },
    });
    expect((await publicMentor(slug))?.affiliation).toBe("The admin’s");
    // A page of differences that was opened before says so, too; one that shows them is meant.
    expect(await publishDraft(db, mei, { mentor: slug, version, seen: typed.seen })).toMatchObject({
      ok: false,
      message: expect.stringMatching(/affiliation changed/),
    });
    const form = await profileForm(mei, slug);
    expect((await publishDraft(db, mei, { mentor: slug, version, seen: form?.publishedSeen ?? "" })).ok).toBe(true);
    expect((await publicMentor(slug))?.affiliation).toBe("Hers");
  });

  test("with a placeholder or a link that leads nowhere is kept, but not published", async () => {
    const { mei, slug } = await world();
    for (const [change, field] of [
      [{ agenda: "TODO: write this" }, "agenda"],
      [{ agenda: "See [this](javascript:alert(1))." }, "agenda"],
      [{ biography: "See [this](/projects/there-is-none)." }, "biography"],
    ] as const) {
      const input = await open(mei, slug, change);
      expect((await saveDraft(db, mei, input, now)).ok).toBe(true);
      const refused = await publishTyped(db, mei, await open(mei, slug));
      expect(refused.ok ? [] : Object.keys(refused.fields ?? {})).toEqual([field]);
      expect((await profileForm(mei, slug))?.draft).not.toBeNull();
      expect((await publicMentor(slug))?.agendaHtml).toBe("");
      const version = (await profileForm(mei, slug))?.draft?.version ?? 0;
      await discardDraft(db, mei, { mentor: slug, version });
    }
    const fine = await open(mei, slug, {
      agenda: `See [this](https://example.org) and [me](/mentors/${slug}) and [terms](/glossary).`,
    });
    expect(await publishTyped(db, mei, fine)).toMatchObject({ ok: true });
  });

  test("that says what is published already is none", async () => {
    const { mei, slug } = await world();
    await saveDraft(db, mei, await open(mei, slug, { role: "Other" }), now);
    const { role } = await db.mentor.findUniqueOrThrow({ where: { slug } });
    expect((await saveDraft(db, mei, await open(mei, slug, { role }), now)).ok).toBe(true);
    expect((await profileForm(mei, slug))?.draft).toBeNull();
  });
});

test("whether a mentor is trusted is an admin’s to say, and is recorded once", async () => {
  const { mei, ada, id } = await world();
  expect(await setTrusted(db, mei, { id, trusted: true })).toMatchObject({ ok: false });
  await setTrusted(db, ada, { id, trusted: true });
  await setTrusted(db, ada, { id, trusted: true });
  expect(await db.mentor.findUniqueOrThrow({ where: { id } })).toMatchObject({ trusted: true });
  expect(await db.auditEvent.count({ where: { subjectId: id, act: "trustMentor" } })).toBe(1);
});
