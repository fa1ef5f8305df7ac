// What mentors and admins do to a profile's writings and to the feeds that they are read from.
import { paths } from "#lib/paths.ts";
import { type ActionRow, once } from "./action-row.ts";
import { profileEditors } from "./pages-publications.ts";
import { expect, type World } from "./world.ts";

const list = ({ mentor }: World) => paths.profilePart(mentor.slug, "writings");

async function makePost({ db, mentor }: World) {
  const title = `Post ${once()}`;
  const url = `https://posts.example/${once()}`;
  const { id } = await db.writing.create({
    data: { mentorId: mentor.id, title, url, publishedOn: new Date("2024-01-02") },
  });
  return { id, page: paths.profileWriting(mentor.slug, id) };
}

/** A preview with one new post. */
async function makePreview({ db, mentor }: World) {
  const title = `Post ${once()}`;
  const entry = {
    guid: null,
    title,
    url: `https://posts.example/${once()}`,
    publishedOn: "2024-01-02",
    coauthors: [],
    source: "",
    excerpt: "",
    linkpost: false,
  };
  const content = { format: "Atom", title: "A feed", more: false, entries: [{ at: 1, entry }] };
  const { id } = await db.import.create({
    data: { mentorId: mentor.id, kind: "writings", state: "ready", format: "Atom", entries: content },
  });
  return { id, title, page: paths.profileImport(mentor.slug, "writings", id) };
}

/** A feed that was never asked for, of an address that the worker refuses at once. The others go: a profile has five at most. */
async function makeFeed({ db, mentor }: World) {
  // The worker may be about one of them, and of two that wait for each other the database gives one up.
  await expect(async () => db.feed.deleteMany({ where: { mentorId: mentor.id } })).toPass();
  return db.feed.create({ data: { mentorId: mentor.id, address: `http://127.0.0.1/${once()}` } });
}

export const writings: ActionRow[] = [
  {
    name: "lib/writings/actions.ts addWriting",
    may: profileEditors,
    async make(w) {
      const title = `Post ${once()}`;
      return {
        page: list(w),
        fill: { title, url: `https://posts.example/${once()}`, publishedOn: "2024-01-02" },
        read: () => w.db.writing.count({ where: { title, mentorId: w.mentor.id } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/writings/actions.ts saveWriting",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makePost(w);
      return {
        page,
        fill: { source: "A forum" },
        read: async () => (await w.db.writing.findUniqueOrThrow({ where: { id } })).source,
        becomes: "A forum",
      };
    },
  },
  {
    name: "lib/writings/actions.ts removeWriting",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makePost(w);
      return { page, read: () => w.db.writing.count({ where: { id } }), becomes: 0 };
    },
  },
  {
    name: "lib/writings/actions.ts importWritings",
    may: profileEditors,
    async make(w) {
      const { title, page } = await makePreview(w);
      return { page, read: () => w.db.writing.count({ where: { title } }), becomes: 1 };
    },
  },
  {
    name: "lib/writings/actions.ts discardImport",
    may: profileEditors,
    async make(w) {
      const { id, page } = await makePreview(w);
      return {
        page,
        read: async () => (await w.db.import.findUniqueOrThrow({ where: { id } })).state,
        becomes: "dropped",
      };
    },
  },
  {
    name: "lib/feeds/actions.ts addFeedAddress",
    may: profileEditors,
    async make(w) {
      await w.db.feed.deleteMany({ where: { mentorId: w.mentor.id } });
      const address = `http://127.0.0.1/${once()}`;
      return { page: list(w), fill: { address }, read: () => w.db.feed.count({ where: { address } }), becomes: 1 };
    },
  },
  {
    name: "lib/feeds/actions.ts checkFeedAgain",
    may: profileEditors,
    async make(w) {
      const { id } = await makeFeed(w);
      return {
        page: list(w),
        holding: { feed: id },
        read: () => w.db.import.count({ where: { feedId: id } }),
        becomes: 1,
      };
    },
  },
  {
    name: "lib/feeds/actions.ts removeFeedAddress",
    may: profileEditors,
    async make(w) {
      const { id } = await makeFeed(w);
      return { page: list(w), holding: { feed: id }, read: () => w.db.feed.count({ where: { id } }), becomes: 0 };
    },
  },
  {
    name: "lib/feeds/actions.ts uploadFeedFile",
    may: profileEditors,
    async make(w) {
      const mine = { mentorId: w.mentor.id, kind: "writings" as const, feedId: null };
      const before = await w.db.import.count({ where: mine });
      return {
        page: list(w),
        fill: { text: "No feed." },
        read: async () => (await w.db.import.count({ where: mine })) - before,
        becomes: 1,
      };
    },
  },
];
