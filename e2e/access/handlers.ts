// Every route handler: who gets what by which method. The tests try each other method, each other
// origin, and everybody who is not named.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { paths } from "#lib/paths.ts";
import { unsubscribeToken } from "#lib/questions/unsubscribe-token.ts";
import { makeEssay, makePost, makeProblem, makeUser } from "#prisma/factories.ts";
import { places } from "../places.ts";
import { applying } from "./actions-people.ts";
import type { HandlerRow } from "./handler-row.ts";
import { machineHandlers } from "./handlers-machines.ts";
import { papersHandlers } from "./handlers-papers.ts";
import { portraitHandlers } from "./handlers-portraits.ts";
import type { Answer } from "./http.ts";
import { everyone, type Kind, readers, signedIn, signedOut, type World } from "./world.ts";

const status = (answer: Answer) => answer.status;
const to = ({ status, headers }: Answer) => `${status} ${headers.location}`;
const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
const NOWHERE = "019aa000-0000-7000-8000-000000000000";
const api = (kind: Kind) => (signedOut.includes(kind) ? 401 : 404);
const oneClick = {
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "List-Unsubscribe=One-Click",
};
const fine = async () => ({ answer: status, is: 200 });

/** A link as the worker would have mailed it. */
async function mailedLink({ db }: World) {
  const { email } = await makeUser(db);
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(`${token}${places().authSecret}`).digest("hex");
  await db.verificationToken.create({
    data: { identifier: email, token: hash, expires: new Date(Date.now() + 60_000) },
  });
  return { email, token };
}

export const handlers: HandlerRow[] = [
  { path: "/healthz", method: "GET", may: everyone, make: async () => ({ path: "/healthz", ...(await fine()) }) },
  { path: "/readyz", method: "GET", may: everyone, make: async () => ({ path: "/readyz", ...(await fine()) }) },
  { path: "/icon.svg", method: "GET", may: everyone, make: async () => ({ path: "/icon.svg", ...(await fine()) }) },
  ...machineHandlers,
  ...papersHandlers,
  ...portraitHandlers,

  {
    path: "/api/v1/time",
    method: "GET",
    may: everyone,
    make: async () => ({
      path: paths.api.time,
      answer: ({ status, body }) => [status, Math.abs(JSON.parse(body).now - Date.now()) < 5_000],
      is: [200, true],
    }),
  },

  // ── Signing in ──
  {
    path: "/api/auth/confirm",
    method: "POST",
    when: "with a link that was mailed",
    may: everyone,
    elsewhere: { to: `${paths.signIn()}?error=Origin` },
    async make(world, kind) {
      const { email, token } = await mailedLink(world);
      return {
        path: "/api/auth/confirm",
        ask: {
          // Who signs in as somebody else is signed out as themselves.
          ...(kind === "nobody" ? {} : { cookie: await world.newSession(kind) }),
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ email, token, next: "/review" }).toString(),
        },
        answer: to,
        is: "303 /review",
        effect: { read: () => world.db.session.count({ where: { user: { email } } }), becomes: 1 },
      };
    },
  },
  {
    path: "/api/auth/confirm",
    method: "POST",
    when: "with somebody else’s link",
    may: [],
    refusal: () => ({ to: `${paths.signIn()}?error=Verification` }),
    elsewhere: { to: `${paths.signIn()}?error=Origin` },
    async make(world) {
      const { token } = await mailedLink(world);
      return {
        path: "/api/auth/confirm",
        ask: {
          headers: { "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ email: world.identity.email, token }).toString(),
        },
        answer: to,
        is: undefined,
      };
    },
  },
  {
    path: "/api/auth/oidc",
    method: "POST",
    may: everyone,
    elsewhere: { to: `${paths.signIn()}?error=Origin` },
    make: async () => ({
      path: "/api/auth/oidc",
      ask: { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "next=%2Freview" },
      answer: ({ status, headers }) => `${status} ${new URL(String(headers.location)).origin}`,
      is: `303 ${places().oidcIssuer}`,
    }),
  },
  {
    path: "/api/auth/callback/oidc",
    method: "GET",
    when: "with an answer that nobody asked for",
    may: [],
    refusal: () => ({ to: `${paths.signIn()}?error=OAuthCallback` }),
    shownBy: { file: "e2e/sign-in/oidc.e2e.ts", test: "somebody new signs in with the OpenID provider" },
    make: async () => ({
      path: "/api/auth/callback/oidc?code=forged&state=forged",
      answer: to,
      is: undefined,
    }),
  },

  // ── A post's permalink ──
  {
    path: "/projects/[slug]/questions/post/[id]",
    method: "GET",
    may: everyone,
    nowhere: ({ project }) => paths.post(project.slug, NOWHERE),
    make: async ({ project, question, answer }) => ({
      path: paths.post(project.slug, answer.id),
      answer: to,
      is: `307 ${paths.question(project.slug, question.number ?? 0)}#post-${answer.id}`,
    }),
  },
  // ── One-click unsubscribing: by a mail program's server, from anywhere, without a cookie ──
  {
    path: "/api/v1/unsubscribe/[token]",
    method: "POST",
    may: everyone,
    anywhere: true,
    async make({ db, project }) {
      const [author, follower] = [await makeUser(db), await makeUser(db)];
      const { id: threadId } = await makePost(db, { projectId: project.id, authorId: author.id });
      await db.follow.create({ data: { threadId, userId: follower.id } });
      const stopped = { stop: { thread: threadId }, userId: follower.id };
      return {
        path: paths.api.unsubscribe(unsubscribeToken(places().authSecret, stopped)),
        ask: oneClick,
        answer: status,
        is: 200,
        effect: { read: () => db.follow.count({ where: { threadId } }), becomes: 0 },
      };
    },
  },
  {
    path: "/api/v1/unsubscribe/[token]",
    method: "POST",
    when: "with a token that is made up",
    may: [],
    refusal: () => 404,
    make: async () => ({
      path: paths.api.unsubscribe("A".repeat(87)),
      ask: oneClick,
      answer: status,
      is: undefined,
    }),
  },

  // ── What applicants save ──
  {
    path: "/api/v1/essays/[id]",
    method: "PUT",
    may: ["owner"],
    refusal: api,
    elsewhere: 403,
    nowhere: () => paths.api.essay(NOWHERE),
    async make({ db, ids }) {
      const { id: problemId } = await makeProblem(db);
      const { id } = await makeEssay(db, { applicantId: ids.owner, problemId });
      return {
        path: paths.api.essay(id),
        ask: { headers: json, body: JSON.stringify({ text: "Written over HTTP.", promptId: null, version: 1 }) },
        answer: status,
        is: 200,
        effect: {
          read: async () => (await db.essay.findUniqueOrThrow({ where: { id } })).text,
          becomes: "Written over HTTP.",
        },
      };
    },
  },
  {
    path: "/api/v1/essays/[id]",
    method: "PUT",
    when: "somebody else’s",
    may: ["other"],
    refusal: api,
    elsewhere: 403,
    nowhere: () => paths.api.essay(NOWHERE),
    async make({ db, othersEssay }) {
      const { version } = await db.essay.findUniqueOrThrow({ where: { id: othersEssay.id } });
      return {
        path: paths.api.essay(othersEssay.id),
        ask: {
          headers: json,
          body: JSON.stringify({ text: "SECRETESSAY of the other, anew.", promptId: null, version }),
        },
        answer: status,
        is: 200,
      };
    },
  },

  {
    path: "/api/v1/essays/[id]",
    method: "PUT",
    when: "from a page that was made for somebody else",
    may: [],
    refusal: (kind) => (signedOut.includes(kind) ? 401 : 409),
    elsewhere: 403,
    async make({ db, ids }) {
      const { id: problemId } = await makeProblem(db);
      const { id } = await makeEssay(db, { applicantId: ids.owner, problemId });
      return {
        path: paths.api.essay(id),
        ask: {
          headers: { ...json, "x-person": NOWHERE },
          body: JSON.stringify({ text: "Another’s.", promptId: null, version: 1 }),
        },
        answer: status,
        is: 200,
      };
    },
  },

  submission("begun", "begun", 200),
  submission("submitted already", "submitted", 200),
  submission("withdrawn", "withdrawn", 422),
  submission("somebody else’s", "begun", 200, "other"),

  // ── What applicants take away ──
  receiptFile("the one that stands", (w) => w.application.id, 1, "owner", 200),
  receiptFile("somebody else’s", (w) => w.others.id, 1, "other", 200),
  receiptFile("a number that there is none of", (w) => w.application.id, 7, "owner", 404),

  // ── What is only shown ──
  {
    path: "/api/v1/preview",
    method: "POST",
    may: signedIn,
    refusal: api,
    elsewhere: 403,
    make: async () => ({
      path: paths.api.preview,
      ask: { headers: json, body: JSON.stringify({ kind: "essay", text: "*Leaning* <script>alert(1)</script>" }) },
      answer: ({ status, body }) => [status, body.includes("<em>Leaning</em>"), body.includes("<script")],
      is: [200, true, false],
    }),
  },

  // ── What reviewers save ──
  review("submitted", readers, async (w) => {
    const { project, code } = await applying(w, (await makeUser(w.db)).id, "submitted");
    return [project.slug, code];
  }),
  review("in an archived project", readers, (w) => [w.archived.slug, w.archivedApplication.code]),
  review("the reviewer’s own", ["mentor", "adminReviewer"], (w) => [w.project.slug, w.reviewers.code]),
  review("withdrawn", [], (w) => [w.project.slug, w.withdrawn.code]),
  review("begun", [], (w) => [w.project.slug, w.begun.code]),
  review("of another project, under this one", [], (w) => [w.project.slug, w.archivedApplication.code]),
  previous("published", readers, (w) => w.project.slug),
  previous("a draft", [], (w) => w.draft.slug),
  // ── What the table gives besides its page ──
  fromTable(
    "export",
    "a file",
    readers,
    (w) => paths.api.reviewExport(w.project.slug, "csv"),
    (w) => [w.application.code, "Code,My review"],
  ),
  fromTable(
    "export",
    "as JSON, of an archived project",
    readers,
    (w) => paths.api.reviewExport(w.archived.slug, "json"),
    () => ['"state":'],
  ),
  fromTable(
    "export",
    "of a draft",
    [],
    (w) => paths.api.reviewExport(w.draft.slug, "csv"),
    () => [],
  ),
  fromTable(
    "pulse",
    "published",
    readers,
    (w) => paths.api.reviewPulse(w.project.slug),
    () => ['"ok":true'],
  ),
  fromTable(
    "pulse",
    "of another project",
    ["otherReviewer", "otherMentor"],
    (w) => paths.api.reviewPulse(w.elsewhere.slug),
    () => ['"ok":true'],
  ),
  next("published", readers, (w) => w.project.slug),
  next("archived", readers, (w) => w.archived.slug),
  next("a draft", [], (w) => w.draft.slug),
  next("another project", ["otherReviewer", "otherMentor"], (w) => w.elsewhere.slug),
];

type Place = [slug: string, code: string];

/** A receipt as a file, for who wrote the application. */
function receiptFile(
  when: string,
  of: (world: World) => string,
  number: number,
  whose: Kind,
  is: 200 | 404,
): HandlerRow {
  return {
    path: "/applications/[id]/receipt/markdown",
    method: "GET",
    when,
    may: is === 200 ? [whose] : [],
    refusal: (kind, path) => (signedOut.includes(kind) ? { to: paths.signIn(path.replace("/markdown", "")) } : 404),
    nowhere: () => paths.receiptMarkdown(NOWHERE, number),
    make: async (world) => ({
      path: paths.receiptMarkdown(of(world), number),
      answer: ({ status: code, headers, body }) => [
        code,
        headers["content-type"],
        headers["content-disposition"],
        headers["cache-control"],
        body.includes("SECRETESSAY"),
      ],
      is: [
        200,
        "text/markdown; charset=utf-8",
        `attachment; filename="receipt-${await receiptOf(world, of(world), number)}.md"`,
        "private, no-store",
        true,
      ],
    }),
  };
}

async function receiptOf({ db }: World, applicationId: string, number: number): Promise<string> {
  const found = await db.submission.findFirst({ where: { applicationId, number }, select: { receipt: true } });
  return found?.receipt ?? "";
}

/** Somebody's application in such a state, and how submitting it is answered. */
function submission(
  when: string,
  state: Parameters<typeof applying>[2],
  is: number,
  whose: "owner" | "other" = "owner",
): HandlerRow {
  return {
    path: "/api/v1/applications/[id]/submission",
    method: "POST",
    when,
    may: [whose],
    refusal: api,
    elsewhere: 403,
    nowhere: () => paths.api.submission(NOWHERE),
    async make(world) {
      const { id, read } = await applying(world, world.ids[whose], state);
      return {
        path: paths.api.submission(id),
        ask: { headers: json, body: JSON.stringify({ key: randomUUID() }) },
        answer: status,
        is,
        ...(state === "begun" ? { effect: { read, becomes: "submitted" } } : {}),
      };
    },
  };
}

function review(when: string, may: readonly Kind[], of: (world: World) => Place | Promise<Place>): HandlerRow {
  return {
    path: "/api/v1/reviews/[project]/[code]",
    method: "PUT",
    when,
    may,
    refusal: api,
    elsewhere: 403,
    nowhere: (world) => paths.api.review(world.project.slug, "QQQQ-77"),
    async make(world, kind) {
      const [slug, code] = await of(world);
      const { db, ids } = world;
      const mine = { reviewerId: ids[kind] ?? NOWHERE, application: { code, project: { slug } } };
      const before = await db.review.findFirst({ where: mine });
      const notes = `Noted at ${process.hrtime.bigint()}.`;
      return {
        path: paths.api.review(slug, code),
        ask: {
          headers: json,
          body: JSON.stringify({ version: before?.version ?? 0, submission: 1, notes, scores: {} }),
        },
        answer: status,
        is: 200,
        effect: { read: async () => (await db.review.findFirst({ where: mine }))?.notes, becomes: notes },
      };
    },
  };
}

function fromTable(
  what: "export" | "pulse",
  when: string,
  may: readonly Kind[],
  of: (world: World) => string,
  holds: (world: World) => string[],
): HandlerRow {
  return {
    path: `/api/v1/review/[project]/${what}`,
    method: "GET",
    when,
    may,
    refusal: api,
    nowhere: () =>
      what === "export"
        ? paths.api.reviewExport("nothing-of-that-name", "csv")
        : paths.api.reviewPulse("nothing-of-that-name"),
    make: async (world) => ({
      path: of(world),
      answer: ({ status: code, headers, body }) => [
        code,
        headers["cache-control"],
        holds(world).every((text) => body.includes(text)),
        body.includes("SECRET"),
      ],
      is: [200, "no-store", true, false],
    }),
  };
}

function next(when: string, may: readonly Kind[], of: (world: World) => string): HandlerRow {
  return {
    path: "/review/[project]/next",
    method: "GET",
    when,
    may,
    refusal: (kind, path) => (signedOut.includes(kind) ? { to: paths.signIn(path) } : 404),
    nowhere: () => paths.reviewNext("nothing-of-that-name"),
    async make(world) {
      const slug = of(world);
      const readable = await world.db.application.findMany({
        where: { state: "submitted", project: { slug } },
        select: { code: true, applicantId: true },
      });
      return {
        path: paths.reviewNext(slug),
        // To an application that this person may read, or, once they have begun them all, back to the table.
        answer: ({ status, headers }) =>
          status === 307 &&
          [
            `${paths.reviewProject(slug)}?done=queue-empty`,
            ...readable.map(({ code }) => paths.reviewApplication(slug, code)),
          ].includes(String(headers.location)),
        is: true,
      };
    },
  };
}

function previous(when: string, may: readonly Kind[], of: (world: World) => string): HandlerRow {
  return {
    path: "/review/[project]/previous",
    method: "GET",
    when,
    may,
    refusal: (kind, path) => (signedOut.includes(kind) ? { to: paths.signIn(path) } : 404),
    nowhere: () => paths.reviewPrevious("nothing-of-that-name"),
    async make(world, kind) {
      const slug = of(world);
      const handled = await world.db.review.findMany({
        where: { project: { slug }, reviewerId: world.ids[kind] ?? NOWHERE, application: { state: "submitted" } },
        select: { application: { select: { code: true } } },
      });
      return {
        path: paths.reviewPrevious(slug),
        // To one that this person handled, or, when there is none, back to the table.
        answer: ({ status, headers }) =>
          status === 307 &&
          [
            `${paths.reviewProject(slug)}?done=no-previous`,
            ...handled.map(({ application }) => paths.reviewApplication(slug, application.code)),
          ].includes(String(headers.location)),
        is: true,
      };
    },
  };
}
