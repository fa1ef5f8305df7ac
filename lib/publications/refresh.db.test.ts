import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import { makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { askNow } from "./ask-now.ts";
import { titleKey } from "./identity.ts";
import { pauseTurns, takeTurn } from "./openalex-turn.ts";
import { queueStale, type RefreshJob } from "./queue-refresh.ts";
import { refreshPublications } from "./refresh.ts";
import { runRefresh } from "./refresh-job.ts";
import { json, ORCID, openAlexServer, page, type Reply, work } from "./test-openalex.ts";

const { db } = await testDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-23T12:00:00Z");

async function makeMentor(orcid: string | null = ORCID) {
  const { id: userId, email, name } = await makeUser(db);
  const { id, slug } = await db.mentor.create({
    data: { slug: `m-${userId}`, name: "Etta van den Berg", orcid, userId },
  });
  const actor: Actor = { id: userId, email, name, isAdmin: false, isReviewer: false };
  return { id, slug, actor };
}

function makePaper(mentorId: string, given: { title: string; year?: number; doi?: string; arxivId?: string }) {
  const { title, year = 2022, ...ids } = given;
  return db.publication.create({
    data: { mentorId, title, titleKey: titleKey(title), year, authors: [], csl: {}, ...ids },
  });
}

/** What the worker does for a mentor, at once, with an OpenAlex that replies so. */
async function refresh(mentorId: string, replies: Reply[], at = now, asked = false) {
  await db.$executeRaw`DELETE FROM rate_limit`;
  await using server = await openAlexServer(...replies);
  return await refreshPublications(db, { url: server.url }, { mentorId, asked }, at);
}

const counts = (mentorId: string) =>
  db.publication.findMany({
    where: { mentorId },
    orderBy: { title: "asc" },
    select: { title: true, citations: true, citedAt: true, citedBy: true, citedIn: true, openalexId: true },
  });
const state = (mentorId: string) => db.publicationRefresh.findUnique({ where: { mentorId } });
const offers = (mentorId: string) =>
  db.import.findMany({ where: { mentorId, kind: "publications" }, orderBy: { createdAt: "asc" } });
const jobs = (mentorId: string) => db.$queryRaw<{ in: number; queue: string; asked: boolean }[]>`
  SELECT extract(epoch FROM v.run_at - now())::float8 AS in, v.queue_name AS queue, (j.payload->>'asked')::boolean AS asked
  FROM graphile_worker._private_jobs j JOIN graphile_worker.jobs v USING (id) WHERE v.key = ${`openalex:${mentorId}`}`;

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM rate_limit`;
});

test("papers are found by DOI, arXiv’s id or title and year, and get their counts; the others are offered", async () => {
  const { id } = await makeMentor();
  await makePaper(id, { title: "By its DOI", doi: "10.5555/paper.1" });
  await makePaper(id, { title: "By its number", arxivId: "2212.00002" });
  await makePaper(id, { title: "A Made-Up Work – Number 3" });
  await makePaper(id, { title: "Unknown to OpenAlex" });
  const works = [
    work(1),
    work(2, { doi: "https://doi.org/10.48550/arXiv.2212.00002" }),
    work(3, { title: "A made-up work: number 3" }),
    work(4, { title: "Another", counts_by_year: null }),
  ];
  expect(await refresh(id, [json(page(works))])).toEqual({ ok: true, counted: 3, offered: 1 });
  const by = { citedAt: now, citedBy: "OpenAlex" };
  expect(await counts(id)).toEqual([
    { title: "A Made-Up Work – Number 3", citations: 30, citedIn: { 2023: 18, 2024: 12 }, openalexId: "W1003", ...by },
    { title: "By its DOI", citations: 10, citedIn: { 2023: 6, 2024: 4 }, openalexId: "W1001", ...by },
    { title: "By its number", citations: 20, citedIn: { 2023: 12, 2024: 8 }, openalexId: "W1002", ...by },
    { title: "Unknown to OpenAlex", citations: null, citedIn: {}, openalexId: null, citedAt: null, citedBy: null },
  ]);
  expect(await offers(id)).toMatchObject([
    { state: "ready", format: "OpenAlex", entries: [{ key: "W1004", line: 1, publication: { title: "Another" } }] },
  ]);
  expect(await state(id)).toMatchObject({ askedAt: now, succeededAt: now, failure: null, counted: 3 });
});

test("of two works that are one paper the most cited counts, in any order", async () => {
  const { id } = await makeMentor();
  await makePaper(id, { title: "One", doi: "10.5555/paper.1", arxivId: "2212.00009" });
  const preprint = work(9, { doi: "https://doi.org/10.48550/arXiv.2212.00009" });
  await refresh(id, [json(page([preprint, work(1)]))]);
  expect(await counts(id)).toMatchObject([{ citations: 90 }]);
});

const broken: [string, Reply[], RegExp][] = [
  ["a fault of OpenAlex’s", [json("", 500)], /fault of its own/],
  ["a fault at the second page", [json(page([work(1)], "next")), json("", 502)], /fault of its own/],
  ["nonsense", [json('{"results":{}}')], /could not be read/],
  ["somebody else’s works", [json(page([work(1, { authorships: [] })]))], /somebody else/],
  ["nothing", [json(page([]))], /nothing under this ORCID/],
];

test.for(broken)("after %s the last good counts stand, and the mentor is told", async ([, replies, words]) => {
  const { id } = await makeMentor();
  await makePaper(id, { title: "One", doi: "10.5555/paper.1" });
  await refresh(id, [json(page([work(1), work(2)]))]);
  const before = [await counts(id), await offers(id)];
  expect(await refresh(id, replies, later)).toMatchObject({ ok: false, failure: expect.stringMatching(words) });
  expect([await counts(id), await offers(id)]).toEqual(before);
  expect(await state(id)).toMatchObject({
    askedAt: later,
    succeededAt: now,
    counted: 1,
    failure: expect.stringMatching(words),
  });
  // And it is over with the next success.
  expect(await refresh(id, [json(page([work(1)]))], later)).toMatchObject({ ok: true });
  expect(await state(id)).toMatchObject({ succeededAt: later, failure: null });
});

test("an import that somebody looks at is left alone; one of OpenAlex’s is replaced by its next", async () => {
  const { id } = await makeMentor();
  const createdAt = new Date(now.getTime() - 60_000);
  const pasted = { mentorId: id, kind: "publications", state: "ready", format: "BibTeX", createdAt } as const;
  const { id: begun } = await db.import.create({ data: pasted });
  expect(await refresh(id, [json(page([work(1)]))])).toMatchObject({ offered: 0 });
  expect(await offers(id)).toMatchObject([{ id: begun, state: "ready" }]);
  await db.import.update({ where: { id: begun }, data: { state: "applied", settledAt: now } });
  expect(await refresh(id, [json(page([work(1)]))])).toMatchObject({ offered: 1 });
  expect(await refresh(id, [json(page([work(1), work(2)]))], later)).toMatchObject({ offered: 2 });
  expect((await offers(id)).map(({ state, format }) => [state, format])).toEqual([
    ["applied", "BibTeX"],
    ["dropped", "OpenAlex"],
    ["ready", "OpenAlex"],
  ]);
});

test("what was offered and dropped is offered again to whoever asks; by itself, only what is newer", async () => {
  const { id } = await makeMentor();
  await refresh(id, [json(page([work(1)]))]);
  await db.import.updateMany({ where: { mentorId: id }, data: { state: "dropped", settledAt: now, entries: [] } });
  const newer = work(2, { created_date: "2026-11-23" });
  expect(await refresh(id, [json(page([work(1)]))], later)).toMatchObject({ offered: 0 });
  expect(await refresh(id, [json(page([work(1), newer]))], later)).toMatchObject({ offered: 1 });
  await db.import.updateMany({ where: { mentorId: id }, data: { state: "dropped", settledAt: now, entries: [] } });
  expect(await refresh(id, [json(page([work(1), newer]))], later, true)).toMatchObject({ offered: 2 });
});

test("whose ORCID iD was taken out meanwhile is left alone", async () => {
  const { id } = await makeMentor();
  await makePaper(id, { title: "One", doi: "10.5555/paper.1" });
  await using server = await openAlexServer((_, response) => {
    db.mentor.update({ where: { id }, data: { orcid: null } }).then(() => response.end(page([work(1)])));
  });
  expect(await refreshPublications(db, { url: server.url }, { mentorId: id, asked: false }, now)).toBeNull();
  expect(await counts(id)).toMatchObject([{ citations: null }]);
  expect(await refresh(id, [json(page([work(1)]))])).toBeNull();
});

test("one question a second, for everybody; after a pause that was asked for, the job waits for its end", async () => {
  const turns = await Promise.all(Array.from({ length: 8 }, () => takeTurn(db)));
  expect(turns.filter((wait) => wait === 0)).toHaveLength(1);
  expect(Math.max(...turns)).toBeLessThanOrEqual(1_000);
  const { id } = await makeMentor();
  await db.$executeRaw`DELETE FROM rate_limit`;
  await using busy = await openAlexServer(json("{}", 429, { "retry-after": "600" }));
  await runRefresh(db, { url: busy.url }, { mentorId: id, asked: true }, now);
  expect(await jobs(id)).toEqual([{ in: expect.closeTo(600, -1), queue: "openalex", asked: true }]);
  expect(await takeTurn(db)).toBeGreaterThan(590_000);
  // A shorter pause does not end it, and nobody asks before.
  await pauseTurns(db, 5);
  expect(await refreshPublications(db, { url: busy.url }, { mentorId: id, asked: false }, now)).toMatchObject({
    ok: false,
    again: true,
    seconds: expect.closeTo(600, -1),
  });
  expect(busy.asked).toHaveLength(1);
});

test("an OpenAlex that always wants a pause is not asked for ever", async () => {
  const { id } = await makeMentor();
  const payload = async () => {
    const [job] = await db.$queryRaw<{ payload: RefreshJob }[]>`
      SELECT p.payload FROM graphile_worker._private_jobs p WHERE p.key = ${`openalex:${id}`}`;
    return job?.payload;
  };
  let job: RefreshJob | undefined = { mentorId: id, asked: true };
  let asked = 0;
  while (job && asked < 100) {
    await db.$executeRaw`DELETE FROM rate_limit`;
    await using busy = await openAlexServer(json("{}", 429, { "retry-after": "1" }));
    await runRefresh(db, { url: busy.url }, job, now);
    asked += 1;
    job = await payload();
    await db.$executeRaw`SELECT graphile_worker.remove_job(${`openalex:${id}`})`;
  }
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThan(20);
});

test("what may pass is thrown for the queue to try again; what can’t is not; without an address nothing is asked", async () => {
  const { id } = await makeMentor();
  const job = { mentorId: id, asked: false };
  await using faulty = await openAlexServer(json("", 500), json("nonsense"));
  await expect(runRefresh(db, { url: faulty.url }, job, now)).rejects.toThrow(/fault of its own/);
  await runRefresh(db, { url: faulty.url }, job, now);
  await runRefresh(db, null, job, now);
  expect(faulty.asked).toHaveLength(2);
});

test("a mentor asks for their own profile, an admin for any, nobody else; and not without an ORCID iD", async () => {
  const [own, other, without] = [await makeMentor(), await makeMentor(), await makeMentor(null)];
  expect(await askNow(db, other.actor, own.id)).toMatchObject({ ok: false });
  expect(await jobs(own.id)).toEqual([]);
  expect(await askNow(db, own.actor, own.id)).toMatchObject({ ok: true });
  expect(await askNow(db, { ...other.actor, isAdmin: true }, own.id)).toMatchObject({ ok: true });
  expect(await jobs(own.id)).toHaveLength(1);
  expect(await askNow(db, without.actor, without.id)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/ORCID/),
  });
});

test("each day the stale ones are queued, spread over hours", async () => {
  await db.mentor.deleteMany({});
  const day = 86_400_000;
  const [never, fresh, stale, failed, without] = [
    await makeMentor(),
    await makeMentor(),
    await makeMentor(),
    await makeMentor(),
    await makeMentor(null),
  ];
  const asked = (mentorId: string, days: number, failure: string | null = null) =>
    db.publicationRefresh.create({ data: { mentorId, askedAt: new Date(now.getTime() - days * day), failure } });
  await asked(fresh.id, 1);
  await asked(stale.id, 8);
  await asked(failed.id, 1, "It failed.");
  expect(await queueStale(db, now)).toBe(3);
  const queued = await Promise.all([never, stale, failed].map(({ id }) => jobs(id)));
  expect(queued.map(([job]) => Math.floor((job?.in ?? -1) / 3_600 + 0.5) + 0)).toEqual([0, 2, 4]);
  expect([...(await jobs(fresh.id)), ...(await jobs(without.id))]).toEqual([]);
});
