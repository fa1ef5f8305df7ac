import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/policy.ts";
import type { Outside } from "#lib/feeds/fetch.ts";
import { giveUp, readImport } from "#lib/feeds/read-import.ts";
import { addFeed, checkFeed, removeFeed, uploadFeed } from "#lib/feeds/store.ts";
import type { Result } from "#lib/result.ts";
import { seenOf } from "#lib/stale.ts";
import { makeProject, makeUser } from "#prisma/factories.ts";
import { testDatabase } from "#prisma/test-database.ts";
import { applyImport, dropImport } from "./import.ts";
import { publicWritings, writingsOf } from "./public-queries.ts";
import { writingsImport, writingsToEdit, writingToEdit } from "./queries.ts";
import { createWriting, deleteWriting, editWriting, writingShown } from "./write.ts";

const { db } = await testDatabase();
const NOW = new Date("2026-11-22T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function newMentor() {
  const user = await makeUser(db);
  const project = await makeProject(db, { mentorUserIds: [user.id] });
  const { id, slug } = await db.mentor.findUniqueOrThrow({ where: { userId: user.id } });
  const actor: Actor = { id: user.id, email: user.email, name: user.name, isAdmin: false, isReviewer: true };
  return { id, slug, actor, project };
}
const ada = await makeUser(db, { isAdmin: true });
const admin: Actor = { id: ada.id, email: ada.email, name: ada.name, isAdmin: true, isReviewer: false };
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.message);
  return result.value;
};
const post = (over: object = {}) => ({
  title: "On features",
  url: "https://a.example/1",
  publishedOn: "2023-09-21",
  coauthors: [],
  source: "",
  excerpt: "",
  linkpost: false,
  ...over,
});

// A site with one feed, whose posts and marks the tests change.
let server: Server;
let address = "";
let world: Outside;
const site = { titles: ["One", "Two"], asked: 0 };
beforeAll(async () => {
  server = createServer((request, response) => {
    site.asked += 1;
    const etag = `"${site.titles.join()}"`;
    if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
    const items = site.titles.map(
      (title, at) =>
        `<item><title>${title}</title><link>/${at}</link><guid isPermaLink="false">g${at}</guid><pubDate>2024-01-0${at + 1}</pubDate></item>`,
    );
    response.writeHead(200, { etag });
    return response.end(`<rss version="2.0"><channel><title>A site</title>${items.join("")}</channel></rss>`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  address = `http://blog.example:${port}/feed`;
  world = {
    isPublic: (one) => one === "127.0.0.1",
    resolve: async (host) => (host === "blog.example" ? ["127.0.0.1"] : ["10.0.0.1"]),
    ports: [port],
    milliseconds: 5_000,
    bytes: 2_000_000,
  };
});
afterAll(() => server.close());
const work = (id: string, at = NOW) => readImport(db, id, { userAgent: "test", world, now: () => at });

test("a mentor writes, changes and deletes posts of their own profile, an admin too, and nobody else", async () => {
  const [mei, other] = [await newMentor(), await newMentor()];
  expect((await createWriting(db, other.actor, mei.slug, post(), NOW)).ok).toBe(false);
  const id = value(await createWriting(db, mei.actor, mei.slug, post(), NOW));
  expect(await writingToEdit(other.actor, mei.slug, id)).toBeNull();
  expect(await writingToEdit(other.actor, other.slug, id)).toBeNull();
  const open = async () => seenOf(writingShown(await db.writing.findUniqueOrThrow({ where: { id } })));
  const edit = async (actor: Actor, slug: string, title: string) =>
    editWriting(db, actor, slug, { ...post({ title }), id, seen: await open() }, NOW);
  expect((await edit(other.actor, mei.slug, "Theirs")).ok).toBe(false);
  expect((await edit(other.actor, other.slug, "Theirs")).ok).toBe(false);
  expect((await edit(admin, mei.slug, "By an admin")).ok).toBe(true);
  expect((await writingToEdit(mei.actor, mei.slug, id))?.values).toMatchObject({ title: "By an admin" });
  expect((await deleteWriting(db, other.actor, other.slug, id)).ok).toBe(false);
  expect(await db.writing.count({ where: { id } })).toBe(1);
  expect((await deleteWriting(db, mei.actor, mei.slug, id)).ok).toBe(true);
  expect(await db.writing.count({ where: { id } })).toBe(0);
  const acts = await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
    ["addWriting", mei.actor.id],
    ["editWriting", admin.id],
    ["deleteWriting", mei.actor.id],
  ]);
});

test("the same address twice is refused by the field, and a stale form with what is stored", async () => {
  const { actor, slug } = await newMentor();
  const id = value(await createWriting(db, actor, slug, post(), NOW));
  expect(await createWriting(db, actor, slug, post({ title: "Again" }), NOW)).toMatchObject({
    fields: { url: expect.stringMatching(/address/) },
  });
  const seen = seenOf(writingShown(await db.writing.findUniqueOrThrow({ where: { id } })));
  await editWriting(db, admin, slug, { ...post({ source: "LessWrong" }), id, seen }, NOW);
  expect(await editWriting(db, actor, slug, { ...post({ source: "EA Forum" }), id, seen }, NOW)).toMatchObject({
    ok: false,
    held: { theirs: { source: "LessWrong" } },
  });
  expect((await db.writing.findUniqueOrThrow({ where: { id } })).source).toBe("LessWrong");
});

test("the public page has the newest first, in pages, while a project of the mentor’s is public", async () => {
  const { actor, slug, id, project } = await newMentor();
  const day = (at: number) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
  for (let at = 0; at < 52; at += 1)
    value(
      await createWriting(
        db,
        actor,
        slug,
        post({ title: `t${at}`, url: `https://a.example/${at}`, publishedOn: day(at) }),
        NOW,
      ),
    );
  const profile = await writingsOf(id);
  expect([profile.total, profile.writings.length, profile.writings[0]]).toEqual([
    52,
    10,
    expect.objectContaining({ title: "t51", publishedOn: day(51), url: "https://a.example/51" }),
  ]);
  expect((await publicWritings(slug, 2))?.writings.map(({ title }) => title)).toEqual(["t1", "t0"]);
  expect(await publicWritings(slug, 3)).toBeNull();
  await db.project.update({ where: { id: project.id }, data: { state: "draft" } });
  expect(await publicWritings(slug, 2)).toBeNull();
});

test("a feed is left to the worker, previewed, and taken over as it is ticked", async () => {
  const { actor, slug, id } = await newMentor();
  site.titles = ["One", "Two"];
  const importId = value(await addFeed(db, actor, slug, address, NOW));
  expect((await writingsImport(actor, slug, importId))?.state).toBe("waiting");
  const [job] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`import:${importId}`} AND task_identifier = 'read_feed'`;
  expect(job?.n).toBe(1);
  expect(await work(importId)).toBe("ready");
  expect(await work(importId)).toBe("settled");
  expect(await db.writing.count({ where: { mentorId: id } })).toBe(0);
  const { read } = (await writingsImport(actor, slug, importId)) ?? {};
  expect(read).toMatchObject({ title: "A site", judged: [{ verdict: "new" }, { verdict: "new" }] });
  const seen = read?.seen ?? "";
  const nobody = await newMentor();
  expect(await writingsImport(nobody.actor, slug, importId)).toBeNull();
  expect(await applyImport(db, nobody.actor, slug, { id: importId, take: [1, 2], seen }, NOW)).toMatchObject({
    ok: false,
  });
  expect(await applyImport(db, nobody.actor, nobody.slug, { id: importId, take: [1, 2], seen }, NOW)).toMatchObject({
    ok: false,
  });
  expect(await applyImport(db, actor, slug, { id: importId, take: [], seen }, NOW)).toMatchObject({
    ok: false,
    message: expect.stringMatching(/tick/),
  });
  // A hundred presses make one import.
  const presses = await Promise.all(
    Array.from({ length: 8 }, () => applyImport(db, actor, slug, { id: importId, take: [2], seen }, NOW)),
  );
  expect(presses.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await writingsOf(id)).writings).toMatchObject([{ title: "Two", url: address.replace("feed", "1") }]);
  expect(await db.import.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({
    state: "applied",
    entries: [],
  });
});

test("a feed is asked again at most once a minute, says when it is as it was, and shows what changed", async () => {
  const { actor, slug, id } = await newMentor();
  site.titles = ["One", "Two"];
  const take = async (importId: string, which: number[], at: Date) => {
    const { read } = (await writingsImport(actor, slug, importId)) ?? {};
    return applyImport(db, actor, slug, { id: importId, take: which, seen: read?.seen ?? "" }, at);
  };
  const first = value(await addFeed(db, actor, slug, address, NOW));
  await work(first);
  expect((await take(first, [1, 2], NOW)).ok).toBe(true);
  const { id: feed } = await db.feed.findFirstOrThrow({ where: { mentorId: id } });
  const check = (at: Date, full = false) => checkFeed(db, actor, slug, { feed, full }, at);
  expect(await check(later(0.5))).toMatchObject({ ok: false, message: expect.stringMatching(/minute/) });
  const unchanged = value(await check(later(2)));
  await work(unchanged);
  expect((await writingsImport(actor, slug, unchanged))?.read).toMatchObject({ unchanged: true, judged: [] });
  const full = value(await check(later(2), true));
  expect((await writingsImport(actor, slug, unchanged))?.state).toBe("dropped");
  await work(full);
  expect((await writingsImport(actor, slug, full))?.read?.judged.map(({ verdict }) => verdict)).toEqual([
    "same",
    "same",
  ]);
  site.titles = ["One", "Two, revised", "Three"];
  const changed = value(await check(later(4)));
  await work(changed);
  const { read } = (await writingsImport(actor, slug, changed)) ?? {};
  expect(read?.judged).toMatchObject([
    { verdict: "same" },
    { verdict: "changed", changes: [{ field: "title", was: "Two", becomes: "Two, revised" }] },
    { verdict: "new" },
  ]);
  // Meanwhile the post is edited by hand: what was previewed is not what would be replaced.
  const { id: two } = await db.writing.findFirstOrThrow({ where: { mentorId: id, title: "Two" } });
  const values = (await writingToEdit(actor, slug, two))?.values;
  const mine = {
    ...post({ title: "Mine", url: values?.["url"], publishedOn: "2024-01-02" }),
    id: two,
    seen: values?.["seen"] ?? "",
  };
  value(await editWriting(db, actor, slug, mine, later(5)));
  const stale = await applyImport(db, actor, slug, { id: changed, take: [2, 3], seen: read?.seen ?? "" }, later(5));
  expect(stale).toMatchObject({ ok: false, message: expect.stringMatching(/changed after/) });
  expect((await writingsOf(id)).writings.map(({ title }) => title)).toEqual(["Mine", "One"]);
  expect((await take(changed, [2, 3], later(6))).ok).toBe(true);
  expect((await writingsOf(id)).writings.map(({ title }) => title)).toEqual(["Three", "Two, revised", "One"]);
});

test("an address within, a sixth feed, a file that is none and a fault of ours are said", async () => {
  const { actor, slug, id } = await newMentor();
  const inner = value(await addFeed(db, actor, slug, "http://inner.example/feed", NOW));
  const before = site.asked;
  expect(await work(inner)).toBe("failed");
  expect(site.asked).toBe(before);
  expect((await writingsImport(actor, slug, inner))?.failure).toMatch(/can’t be fetched from here/);
  const found = await writingsToEdit(actor, slug, 1);
  expect(found?.feeds).toMatchObject([{ failure: expect.stringMatching(/can’t be fetched from here/), open: null }]);
  // What could never be read gives up its place.
  for (let at = 0; at < 5; at += 1) value(await addFeed(db, actor, slug, `http://${at}.example/`, NOW));
  expect(await addFeed(db, actor, slug, "http://six.example/", NOW)).toMatchObject({
    fields: { address: expect.stringMatching(/at most 5/) },
  });
  const feeds = (await writingsToEdit(actor, slug, 1))?.feeds ?? [];
  expect(feeds.map(({ address }) => address)).not.toContain("http://inner.example/feed");
  value(await removeFeed(db, actor, slug, feeds[0]?.id ?? ""));
  expect(await db.feed.count({ where: { mentorId: id } })).toBe(4);
  const file = value(await uploadFeed(db, actor, slug, Buffer.from("\0\0 no feed"), NOW));
  expect(await work(file)).toBe("failed");
  expect((await writingsImport(actor, slug, file))?.failure).toMatch(/not an RSS/);
  expect(await uploadFeed(db, actor, slug, Buffer.alloc(2 * 1024 * 1024 + 1), NOW)).toMatchObject({
    fields: { file: expect.stringMatching(/2 MB/) },
  });
  const lost = value(await uploadFeed(db, actor, slug, Buffer.from("x"), NOW));
  await giveUp(db, lost, NOW);
  expect((await writingsImport(actor, slug, lost))?.failure).toMatch(/our side/);
  const dropped = value(await uploadFeed(db, actor, slug, Buffer.from("x"), NOW));
  value(await dropImport(db, actor, slug, dropped, NOW));
  expect(await work(dropped)).toBe("settled");
});
