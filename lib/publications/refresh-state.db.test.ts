import { expect, test, vi } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { askNow } from "./ask-now.ts";
import { refreshState } from "./refresh-queries.ts";

vi.stubEnv("OPENALEX_URL", "https://openalex.example/");
const { db } = await testDatabase();

test("how it stands is told to those who edit the profile, and to nobody else", async () => {
  const user = await makeUser(db);
  const { id, slug } = await db.mentor.create({
    data: { slug: "etta", name: "Etta", userId: user.id, orcid: "0000-0002-1825-0097" },
  });
  const own: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: false };
  const { id: otherId } = await makeUser(db);
  const never = { orcid: "0000-0002-1825-0097", askedAt: null, succeededAt: null, failure: null, counted: 0 };
  expect(await refreshState(own, slug)).toEqual({ ...never, waiting: false });
  expect(await refreshState({ ...own, id: otherId }, slug)).toBeNull();
  expect(await refreshState({ ...own, id: otherId, isAdmin: true }, slug)).toEqual({ ...never, waiting: false });

  await askNow(db, own, id);
  expect(await refreshState(own, slug)).toMatchObject({ waiting: true });
  await db.$executeRaw`SELECT graphile_worker.remove_job(${`openalex:${id}`})`;
  const askedAt = new Date("2026-11-22T12:00:00Z");
  await db.publicationRefresh.create({ data: { mentorId: id, askedAt, failure: "It failed." } });
  expect(await refreshState(own, slug)).toEqual({ ...never, askedAt, failure: "It failed.", waiting: false });
});
