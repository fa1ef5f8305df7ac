// Who puts a picture on a profile, and who gets it.
import { expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import type { User } from "#prisma/generated/client.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { publishPortrait, removePortrait } from "./edit.ts";
import { portraitBytes } from "./queries.ts";

const { db } = await testDatabase();
const now = new Date();
const actorOf = ({ id, email, name, isAdmin }: User): Actor => ({ id, email, name, isAdmin, isReviewer: true });
const picture = (byte: number) => ({ bytes: new Uint8Array([82, byte]), hash: `${byte}`.repeat(32), size: 480 });

test("a portrait is its mentor’s to change; the public gets the one that is there, by its content’s name", async () => {
  const [mei, noor, ada] = [await makeUser(db), await makeUser(db), await makeUser(db, { isAdmin: true })].map(
    actorOf,
  ) as [Actor, Actor, Actor];
  const project = await makeProject(db, { mentorUserIds: [mei.id] });
  await makeProject(db, { mentorUserIds: [noor.id] });
  const { id, slug } = await db.mentor.findUniqueOrThrow({ where: { userId: mei.id } });
  const [one, two] = [picture(1), picture(2)];
  const get = (hash: string, who: Actor | null = null) => portraitBytes(slug, hash, async () => who);

  expect(await publishPortrait(db, noor, slug, one, now)).toMatchObject({ ok: false });
  expect(await get(one.hash)).toBeNull();
  expect(await publishPortrait(db, mei, slug, one, now)).toMatchObject({ ok: true });
  expect(await get(one.hash)).toMatchObject({ isPublic: true });
  expect(Buffer.from((await get(one.hash))?.bytes ?? []).equals(Buffer.from(one.bytes))).toBe(true);
  expect(await publishPortrait(db, ada, slug, two, now)).toMatchObject({ ok: true });
  expect(await get(one.hash)).toBeNull();
  expect(await get("../../etc/passwd")).toBeNull();

  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  expect(await get(two.hash)).toBeNull();
  expect(await get(two.hash, noor)).toBeNull();
  expect(await get(two.hash, mei)).toMatchObject({ isPublic: false });
  expect(await get(two.hash, ada)).toMatchObject({ isPublic: false });

  expect(await removePortrait(db, noor, slug)).toMatchObject({ ok: false });
  expect(await removePortrait(db, mei, slug)).toMatchObject({ ok: true });
  expect(await get(two.hash, mei)).toBeNull();
  const acts = await db.auditEvent.findMany({
    where: { subjectId: id },
    orderBy: { id: "asc" },
    select: { act: true },
  });
  expect(acts.map(({ act }) => act)).toEqual(["uploadPortrait", "uploadPortrait", "removePortrait"]);
});
