import { places } from "../places.ts";
import type { ActionRow, Noun, Subject } from "./action-row.ts";
import { actions } from "./actions.ts";
import { fingerprint } from "./database.ts";
import { asCall, asForm, type Field, filled, formOf } from "./forms.ts";
import { type Answer, lastingDifference, settled } from "./http.ts";
import { readManifests } from "./manifests.ts";
import { NOWHERE, nowhere } from "./nowhere.ts";
import { everyone, expect, type Kind, kinds, like, SECRETS, signedOut, test, type World } from "./world.ts";

const ids = readManifests(places().distDir).actions;
const idOf = (name: string) => ids.get(name)?.id ?? "";

type Sent = { who: Kind; fields: Field[]; origin?: string; cookie?: string | undefined };

/** As a browser without script sends a form to its own page. */
function post(world: World, page: string, { who, fields, origin = world.url, cookie }: Sent): Promise<Answer> {
  return world.ask(who, page, {
    method: "POST",
    headers: { origin },
    body: asForm(fields),
    ...(cookie ? { cookie } : {}),
  });
}

/** As the router calls an action, from any page. */
function call(world: World, page: string, name: string, { who, fields, origin = world.url, cookie }: Sent) {
  return world.ask(who, page, {
    method: "POST",
    headers: { origin, "next-action": idOf(name), accept: "text/x-component" },
    body: asCall(fields),
    ...(cookie ? { cookie } : {}),
  });
}

/** The form as its page shows it to somebody who may, filled in. */
async function form(world: World, row: ActionRow, kind: Kind, { page, holding, fill, cookie }: Subject) {
  const shown = await world.ask(kind, page, cookie ? { cookie } : {});
  expect(shown.status, page).toBe(200);
  return filled(formOf(shown.body, idOf(row.name), holding), fill ?? {});
}

/** Whatever the answer is, it reports no success, no fault of ours, and nothing that the sender did not know. */
function expectRefusal(answer: Answer, secrets: string[]) {
  const led = `${answer.headers.location ?? ""} ${answer.headers["x-action-redirect"] ?? ""}`;
  expect(led).not.toContain("done=");
  expect(answer.status, answer.body.slice(0, 2_000)).toBeLessThan(500);
  expect(answer.body).not.toContain("Something went wrong");
  for (const secret of secrets) expect(answer.body).not.toContain(secret);
}

/** The answer, which was looked at already, is the same where there is nothing of the kind that the form names. */
async function expectNoTrace(world: World, page: string, who: Kind, fields: Field[], first: Answer): Promise<void> {
  const had = [first];
  const { path, names } = nowhere(page);
  if (names.length === 0) return;
  const renamed = (text: string) => names.reduce((kept, [one, other]) => kept.replaceAll(one, other), text);
  const elsewhere = fields.map(([name, value]): Field => [name, renamed(value)]);
  const found = await lastingDifference(
    async () => settled(had.pop() ?? (await post(world, page, { who, fields })), names),
    async () => settled(await post(world, path, { who, fields: elsewhere })),
  );
  expect(found, `the form sent to ${page} and to ${path}`).toBeUndefined();
}

for (const row of actions) {
  test.describe(row.name, () => {
    const others = everyone.filter((kind) => !row.may.includes(kind));
    const [first] = row.may as [Kind];
    const outsider = others.find((kind) => !signedOut.includes(kind)) ?? others[0];

    test(`not for ${others.join(", ") || "nobody"}, then for ${row.may.join(", ")}`, async ({ world }) => {
      const subject = await row.make(world, first);
      const fields = await form(world, row, first, subject);
      const secrets = SECRETS.filter((secret) => !JSON.stringify(fields).includes(secret));
      // Signing out is for anybody; of somebody who is not signed in it ends a session that was over, at most.
      const harmless = row.name.endsWith(" signOut");
      if (harmless) await world.db.session.deleteMany({ where: { userId: world.ids.expired } });
      const before = await fingerprint(world.db);
      await Promise.all(
        others.map((who) =>
          test.step(`${who}: ${kinds[who]}`, async () => {
            const sent = await post(world, subject.page, { who, fields });
            const answers = [sent];
            if (!like.includes(who)) answers.push(await call(world, subject.page, row.name, { who, fields }));
            // Which page an action is called from decides nothing: for one of them that is enough.
            if (who === outsider) answers.push(await call(world, "/account", row.name, { who, fields }));
            for (const answer of harmless ? [] : answers) {
              expectRefusal(answer, secrets);
              if (subject.says !== undefined) expect(answer.body).not.toContain(subject.says);
            }
            if (!row.shown && !like.includes(who)) await expectNoTrace(world, subject.page, who, fields, sent);
          }),
        ),
      );
      expect(await fingerprint(world.db), "what the database holds").toEqual(before);

      for (const who of row.may) {
        await test.step(`${who}: ${kinds[who]}`, async () => {
          const { cookie, page, read, becomes, says, ...own } = await row.make(world, who);
          const sent = { who, fields: await form(world, row, who, { ...own, cookie, page, read, becomes }), cookie };
          if (says === undefined) expect(await read()).not.toEqual(becomes);
          const answer = await post(world, page, sent);
          expect(await read(), `${answer.status}: ${answer.body.slice(0, 2_000)}`).toEqual(becomes);
          if (says !== undefined) expect(answer.body).toContain(says);
        });
      }
      await test.step(`${first}, by the router’s own way`, async () => {
        const subject = await row.make(world, first);
        const fields = await form(world, row, first, subject);
        const answer = await call(world, subject.page, row.name, { who: first, fields, cookie: subject.cookie });
        expect(await subject.read()).toEqual(subject.becomes);
        if (subject.says !== undefined) expect(answer.body).toContain(subject.says);
      });
    });

    test("not from elsewhere", async ({ world }) => {
      const subject = await row.make(world, first);
      const fields = await form(world, row, first, subject);
      const before = await fingerprint(world.db);
      for (const origin of ["https://evil.example", "null", `${world.url}.evil.example`]) {
        const sent = { who: first, fields, origin, cookie: subject.cookie };
        const answers = await Promise.all([
          post(world, subject.page, sent),
          call(world, subject.page, row.name, sent),
          call(world, "/account", row.name, sent),
        ]);
        for (const answer of answers) expect(answer.status, origin).toBeGreaterThanOrEqual(400);
      }
      expect(await fingerprint(world.db), "what the database holds").toEqual(before);
    });

    test("not on what is another’s, or of another kind", async ({ world }) => {
      const subject = await row.make(world, first);
      const fields = await form(world, row, first, subject);
      const strangers = await foreign(world);
      for (const [name, own] of fields.filter(([field, value]) => namesSomething(field, value))) {
        if (row.idle?.includes(name)) continue;
        await test.step(name, async () => {
          const before = await fingerprint(world.db);
          const ours = row.theirs?.[name] ?? [];
          await Promise.all(
            strangers
              .filter(([noun, id]) => !(ours as string[]).includes(noun) && id !== own)
              .map(async ([noun, id]) => {
                const swapped = filled(fields, { [name]: id });
                const sent = { who: first, fields: swapped, cookie: subject.cookie };
                await test.step(`${noun} ${JSON.stringify(id)}`, async () => {
                  // By the router's own way, which does not draw the page anew.
                  const answer = await call(world, subject.page, row.name, sent);
                  expectRefusal(answer, ["SECRETESSAY of the other", "SECRETNOTES"]);
                });
              }),
          );
          expect(await fingerprint(world.db), `what the database holds, after ${name} named other things`).toEqual(
            before,
          );
        });
      }
      if (subject.cookie) return;
      // The same form, untouched, still works: it was the name in it that was refused.
      await post(world, subject.page, { who: first, fields });
      expect(await subject.read()).toEqual(subject.becomes);
    });
  });
}

test("a form says nothing of who one is", async ({ world }) => {
  const row = actions.find(({ name }) => name.endsWith("saveMyDetails")) as ActionRow;
  const { cookie, ...subject } = await row.make(world, "stranger");
  const { owner } = world.ids;
  const before = await world.db.user.findMany({ orderBy: { id: "asc" } });
  const fields = filled(await form(world, row, "stranger", { ...subject, cookie }), {
    id: owner,
    userId: owner,
    email: "taken@example.org",
    isAdmin: "true",
    is_admin: "true",
    "data.isAdmin": "true",
    "__proto__.isAdmin": "true",
    "actor.isAdmin": "true",
    "actor.id": owner,
    who: "admin",
  });
  await post(world, subject.page, { who: "stranger", fields, cookie });
  expect(await subject.read()).toEqual(subject.becomes);
  const after = await world.db.user.findMany({ orderBy: { id: "asc" } });
  const changed = after.filter((user, at) => JSON.stringify(user) !== JSON.stringify(before[at]));
  expect(changed).toEqual([expect.objectContaining({ name: subject.becomes, isAdmin: false })]);
  expect(changed[0]?.email).not.toContain("taken");
});

test("a text that spells an escape is a text, a NUL is refused", async ({ world }) => {
  const row = actions.find(({ name }) => name === "lib/essays/actions.ts save") as ActionRow;
  const subject = await row.make(world, "owner");
  const fields = await form(world, row, "owner", subject);
  const before = await subject.read();
  await post(world, subject.page, { who: "owner", fields: filled(fields, { text: "In C, a\0string ends." }) });
  expect(await subject.read()).toEqual(before);
  const text = "In JavaScript, \\u0000 and \\0 spell a NUL, and %00 in an address.";
  await post(world, subject.page, { who: "owner", fields: filled(fields, { text }) });
  expect(await subject.read()).toEqual(text);
});

/** Whether a field says which thing is meant. */
function namesSomething(field: string, value: string): boolean {
  if (field.startsWith("$ACTION")) return false;
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) || ["project", "code", "problem"].includes(field);
}

/** One of everything that is not the owner's, nor of the projects that the tests act on; and what is nothing. */
async function foreign(world: World): Promise<[Noun | "nothing", string][]> {
  const [use] = world.elsewhere.problems;
  const [criterion] = world.elsewhere.criteria;
  const [prompt] = world.foreignProblem.prompts;
  return [
    ["application", world.others.id],
    ["essay", world.othersEssay.id],
    ["project", world.elsewhere.id],
    ["review", world.review.id],
    ["cohort", world.pastCohort.id],
    ["problem", world.foreignProblem.id],
    ["prompt", prompt?.id ?? ""],
    ["mentor", world.otherMentorProfile.id],
    ["person", world.ids.otherReviewer],
    ["mail", world.sentMail.id],
    ["topic", world.topic.id],
    ["criterion", criterion?.id ?? ""],
    ["use", use?.id ?? ""],
    ["group", world.group.id],
    ["code", world.application.code],
    ["slug", world.elsewhere.slug],
    ["nothing", world.draft.slug],
    ["nothing", world.hidden.slug],
    ["nothing", NOWHERE],
    ["none", ""],
    ["nothing", "x"],
    ["nothing", "../../admin"],
    ["nothing", "' OR 1=1 --"],
    ["nothing", "\0"],
    ["nothing", "9".repeat(5_000)],
  ];
}
