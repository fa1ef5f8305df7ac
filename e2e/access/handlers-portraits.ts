// Mentors’ pictures: who gets them, and who puts them there.
import { createHash, randomBytes } from "node:crypto";
import sharp from "sharp";
import { paths } from "#lib/paths.ts";
import type { HandlerRow } from "./handler-row.ts";
import { profileEditors } from "./pages-profiles.ts";
import { admins, everyone, signedOut, type World } from "./world.ts";

/** A picture on a profile; its content is its hash’s only. */
async function portrait({ db }: World, mentorId: string) {
  const bytes = new Uint8Array(randomBytes(32));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  const picture = { bytes, hash, size: 480, updatedAt: new Date() };
  await db.portrait.upsert({ where: { mentorId }, create: { mentorId, ...picture }, update: picture });
  return hash;
}

const GET = { path: "/mentors/[slug]/portrait/[hash]", method: "GET", refusal: () => 404 } as const;
const answer: Awaited<ReturnType<HandlerRow["make"]>>["answer"] = ({ status, headers }) => [
  status,
  headers["content-type"],
  headers["x-content-type-options"],
  headers["content-security-policy"],
  headers["cache-control"],
];
const is = (kept: string) => [200, "image/webp", "nosniff", "default-src 'none'; sandbox", kept];

export const portraitHandlers: HandlerRow[] = [
  {
    ...GET,
    when: "of a public mentor",
    may: everyone,
    make: async (w) => ({
      path: paths.portrait(w.mentor.slug, await portrait(w, w.mentor.id)),
      answer,
      is: is("public, max-age=31536000, immutable"),
    }),
  },
  {
    ...GET,
    when: "of a mentor with drafts alone",
    may: admins,
    nowhere: () => paths.portrait("nobody-of-that-name", "0".repeat(32)),
    make: async (w) => ({
      path: paths.portrait(w.shyMentor.slug, await portrait(w, w.shyMentor.id)),
      answer,
      is: is("private, no-store"),
    }),
  },
  {
    ...GET,
    when: "that was replaced",
    may: [],
    nowhere: () => paths.portrait("nobody-of-that-name", "0".repeat(32)),
    shownBy: { file: "e2e/mentor/profile.e2e.ts", test: "a mentor shows what they have done, after looking at it" },
    async make(w) {
      const before = await portrait(w, w.mentor.id);
      await portrait(w, w.mentor.id);
      return { path: paths.portrait(w.mentor.slug, before), answer, is: is("") };
    },
  },
  {
    path: "/api/v1/portraits/[mentor]",
    method: "POST",
    may: profileEditors,
    refusal: (kind, path) =>
      signedOut.includes(kind)
        ? { to: paths.signIn(paths.profilePart(path.split("/").at(-1) ?? "", "portrait")) }
        : 404,
    elsewhere: 403,
    nowhere: () => paths.api.portrait("nobody-of-that-name"),
    async make({ db, mentor, url }) {
      const [r = 0, g = 0, b = 0] = randomBytes(3);
      const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer();
      const body = new FormData();
      body.set("picture", new File([new Uint8Array(picture)], "picture.svg", { type: "image/svg+xml" }));
      await db.portrait.deleteMany({ where: { mentorId: mentor.id } });
      return {
        path: paths.api.portrait(mentor.slug),
        ask: { headers: { origin: url }, body },
        answer: ({ status, headers }) => `${status} ${headers.location}`,
        is: `303 ${paths.profilePart(mentor.slug, "portrait")}?done=portrait-published`,
        effect: { read: () => db.portrait.count({ where: { mentorId: mentor.id } }), becomes: 1 },
      };
    },
  },
];
