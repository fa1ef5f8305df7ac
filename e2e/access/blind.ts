// Everything that somebody who reads applications can be answered over HTTP about one project.
import { paths } from "#lib/paths.ts";
import { myStates } from "#lib/reviews/rules.ts";
import { reviewFilters, sorts } from "#lib/reviews/table.ts";
import { makeReview } from "#prisma/factories.ts";
import { asCall, asForm, type Field, filled, formsOf } from "./forms.ts";
import { handlers } from "./handlers.ts";
import { type Answer, difference, FLIGHT, flightPath, settled } from "./http.ts";
import { pages } from "./pages.ts";
import type { Kind, World } from "./world.ts";

/** What was answered, by what was asked. */
export type Heard = Map<string, string>;

/** A line for each answer that is not the same in both, or that only one of them has. */
export function differences(one: Heard, other: Heard): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((asked) => {
    const [before, after] = [one.get(asked), other.get(asked)];
    if (before === undefined || after === undefined) return [`${asked}: was answered only once`];
    const parts = difference(before, after);
    return parts ? [`${asked}: ${parts}`] : [];
  });
}

/**
 * The same over several times that both were asked: an answer that was once the same bytes on both sides is
 * the same. What is streamed in how many pieces depends on how busy the machine is, what is said does not.
 */
export class Compared {
  readonly #seen = new Map<string, [Set<string>, Set<string>]>();

  /** @returns a line for each address whose answers have never been the same yet */
  add(one: Heard, other: Heard): string[] {
    for (const [side, heard] of [one, other].entries()) {
      for (const [asked, answer] of heard) {
        const seen = this.#seen.get(asked) ?? [new Set(), new Set()];
        seen[side]?.add(answer);
        this.#seen.set(asked, seen);
      }
    }
    const same = [...this.#seen].filter(([, [here, there]]) => !here.isDisjointFrom(there)).map(([asked]) => asked);
    return differences(one, other).filter((line) => !same.some((asked) => line.startsWith(`${asked}: they part`)));
  }
}

/** A line for each answer that holds one of the words, in any case; what was asked with a word may repeat it. */
export function leaks(heard: Heard, words: string[]): string[] {
  return [...heard].flatMap(([asked, answer]) => {
    const holds = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());
    return words
      .filter((word) => holds(answer, word) && !holds(asked, word))
      .map((word) => `${asked}: holds “${word}”`);
  });
}

/** Asks for a page as a browser does, as the router does, and as the router does ahead of time. */
export async function look(world: World, kind: Kind, addresses: string[]): Promise<Heard> {
  const heard: Heard = new Map();
  await Promise.all(
    addresses.map(async (path) => {
      heard.set(`GET ${path}`, settled(await world.ask(kind, path)));
      heard.set(`RSC ${path}`, settled(await world.ask(kind, flightPath(path), { headers: FLIGHT })));
    }),
  );
  return heard;
}

/**
 * The addresses of a project's readers, with every order, filter and search that there is, and
 * whatever else the tables of pages and handlers have for those who review.
 */
export function readersAddresses(world: World): string[] {
  const { project, others, application, reviewers, withdrawn, begun, identity } = world;
  const table = paths.reviewProject(project.slug);
  const tabled = pages.flatMap(({ path, cases }) =>
    path.startsWith("/review") ? cases.map(({ at }) => at(world)) : [],
  );
  const addresses = [
    ...tabled,
    paths.review,
    paths.reviewers(project.slug),
    paths.assignment(project.slug),
    paths.leaveReviewing(project.slug),
    paths.reviewInvitation(project.slug),
    paths.reviewNext(project.slug),
    paths.reviewNext(project.slug, application.code),
    paths.reviewPrevious(project.slug, application.code),
    paths.reviewCompare(project.slug),
    paths.reviewCompare(project.slug, [application.code, others.code, withdrawn.code]),
    paths.reviewSimilar(project.slug),
    paths.reviewSimilarPair(project.slug, application.code, others.code),
    paths.reviewScores(project.slug),
    paths.reviewDecisions(project.slug),
    ...sorts.flatMap((sort) => ["asc", "desc"].map((dir) => `${table}?sort=${sort}&dir=${dir}`)),
    ...myStates.map((state) => `${table}?state=${state}`),
    ...reviewFilters.map((reviews) => `${table}?reviews=${reviews}`),
    ...["name", "email", "applicant", "affiliation", "applicant_id"].map((sort) => `${table}?sort=${sort}`),
    ...["q", "search", "name", "email", "filter", "after"].map(
      (field) => `${table}?${field}=${encodeURIComponent(identity.name)}`,
    ),
    ...["score:>1", "-state:done", "decision:none", "name:x", `"${identity.name}"`, `-${identity.affiliation}`].flatMap(
      (q) =>
        [
          `${table}?`,
          `${paths.api.reviewExport(project.slug, "csv")}&`,
          `${paths.api.reviewExport(project.slug, "json")}&`,
        ].map((address) => `${address}q=${encodeURIComponent(q)}`),
    ),
    `${paths.reviewSelected(project.slug, "assign")}?all=1&q=${encodeURIComponent(identity.name)}`,
    `${paths.reviewSelected(project.slug, "decide")}?a=${application.code}&a=${withdrawn.code}&kind=offer`,
    paths.api.reviewPulse(project.slug),
    ...[application, others, reviewers, withdrawn, begun].map(({ code }) =>
      paths.reviewApplication(project.slug, code),
    ),
    `${paths.reviewApplication(project.slug, application.code)}?change=1`,
    `${paths.reviewApplication(project.slug, application.code)}?done=review-saved`,
    paths.reviewApplication(project.slug, "QQQQ-77"),
    // Not for them, whatever it says.
    paths.application(application.id),
    paths.receipt(application.id),
    paths.admin.projectApplications(project.id),
    paths.admin.projectApplication(project.id, application.code),
    `/api/v1/reviews/${project.slug}/${application.code}`,
  ];
  // What stands on an admin's own pages is no secret to an admin who also reviews.
  return [...new Set(addresses)];
}

/** What the tables of handlers ask by GET for those who review; made once, and asked in both worlds. */
export async function readersRequests(world: World, kind: Kind): Promise<string[]> {
  const rows = handlers.filter(
    ({ path, method }) => method === "GET" && (path.startsWith("/review") || path.startsWith("/api/v1/review")),
  );
  const made: string[] = [];
  for (const row of rows) made.push((await row.make(world, kind)).path);
  return [...new Set(made)];
}

/** An admin is shown everything on pages of admins; what is compared for them are the reviewers' pages. */
export function hiddenFrom(kind: Kind, addresses: string[]): string[] {
  return kind === "adminReviewer" ? addresses.filter((address) => !address.startsWith("/admin")) : addresses;
}

const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An answer without what is made by the act that it answers: new ids, by their order, and the time. */
function timeless(text: string): string {
  const ids = new Map<string, string>();
  return text
    .replace(UUID, (id) => {
      const known = ids.get(id) ?? `ID-${ids.size + 1}`;
      ids.set(id, known);
      return known;
    })
    .replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, "NOW")
    .replace(/\d{1,2} [A-Z][a-z]+ 20\d\d, \d\d:\d\d(?::\d\d)? UTC/g, "NOW");
}

/** What is filled into a form of an application's page, by the fields that it has. */
function fillings(fields: readonly Field[], scores: Record<string, string>): Record<string, string | undefined>[] {
  const has = (name: string) => fields.some(([known]) => known === name);
  // The review: each way of sending it, as one that is stored nowhere yet.
  if (has("submission") && has("notes"))
    return [{ act: "submit" }, { act: "submit", ...scores }, { act: "submit-next", ...scores }, { act: "save" }].map(
      (act) => ({ ...act, version: "0" }),
    );
  // Too short to be shown a name, and enough to step back.
  if (has("reason")) return [{ reason: "" }, { reason: "I know." }];
  if (has("text")) return [{ text: "" }, { text: "What do you think, @The mentor and @The reviewer?" }];
  if (has("note")) return [{ note: "A note." }, { note: "A note.", kind: "decline", act: "save" }];
  return [{}];
}

/**
 * Every answer to what a reader writes, and the mails that come of it: saved, in conflict, refused,
 * forged, malformed; before their review is in and after. Leaves everything as it was.
 */
export async function write(world: World, kind: Kind): Promise<Heard> {
  const { db, project, application, ids } = world;
  const page = paths.reviewApplication(project.slug, application.code);
  const mine = { applicationId: application.id, reviewerId: ids[kind] };
  const of = { applicationId: application.id };
  const summary = { reviewCount: 0, scoreMean: null, scoreSpread: null };
  const afresh = async (submitted = false) => {
    await db.review.deleteMany({ where: mine });
    await db.reviewerMark.deleteMany({ where: of });
    await db.reviewComment.deleteMany({ where: of });
    await db.decision.deleteMany({ where: of });
    await db.application.update({ where: { id: application.id }, data: summary });
    if (submitted) await makeReview(db, { ...mine, at: new Date("2026-01-01T12:00:00Z") });
  };
  const heard: Heard = new Map();
  const hear = (asked: string, answer: Answer) => void heard.set(asked, timeless(settled(answer)));
  const mailed = new Set((await db.mail.findMany({ select: { id: true } })).map(({ id }) => id));
  const put = (asked: string, body: unknown, code = application.code) =>
    world
      .ask(kind, paths.api.review(project.slug, code), {
        method: "PUT",
        headers: json,
        body: typeof body === "string" ? body : JSON.stringify(body),
      })
      .then((answer) => hear(`PUT ${asked}`, answer));
  await afresh();
  const [criterion] = project.criteria;
  await put("a draft", { version: 0, submission: 1, notes: "Noted.", scores: {} });
  await put("a draft in conflict", { version: 7, submission: 1, notes: "Other.", scores: {} });
  await put("a score off its scale", { version: 1, submission: 1, notes: "", scores: { [criterion?.id ?? ""]: 99 } });
  await put("another text than there is", { version: 1, submission: 9, notes: "", scores: {} });
  await put("something else", { notes: 1 });
  await put("no JSON", "{");
  await put("nowhere", { version: 0, submission: 1, notes: "", scores: {} }, "QQQQ-77");
  await put(
    "a draft of what was withdrawn",
    { version: 0, submission: 1, notes: "", scores: {} },
    world.withdrawn.code,
  );

  const action = /"id":"([0-9a-f]{40,})"/g;
  const scores = Object.fromEntries(project.criteria.map((one) => [`scores.${one.id}`, "3"]));
  for (const submitted of [false, true]) {
    await afresh(submitted);
    const shown = await world.ask(kind, page);
    const known = new Set([...shown.body.replaceAll("&quot;", '"').matchAll(action)].map(([, id]) => id ?? ""));
    const forms = [...known].flatMap((id) => formsOf(shown.body, id).map((fields) => ({ id, fields })));
    for (const [at, { id, fields }] of forms.entries()) {
      for (const values of fillings(fields, scores)) {
        const sent = filled(fields, values);
        const headers = { origin: world.url };
        const asked = `${submitted ? "reviewed" : "new"}, form ${at + 1} ${JSON.stringify(values)}`;
        await afresh(submitted);
        hear(`form ${asked}`, await world.ask(kind, page, { method: "POST", headers, body: asForm(sent) }));
        await afresh(submitted);
        const call = { ...headers, "next-action": id };
        hear(`call ${asked}`, await world.ask(kind, page, { method: "POST", headers: call, body: asCall(sent) }));
        hear(`then ${asked}`, await world.ask(kind, page));
      }
    }
  }
  await afresh();
  const mails = await db.mail.findMany({ where: { id: { notIn: [...mailed] } }, orderBy: { id: "asc" } });
  // Those of one moment have no order.
  const letters = mails.map(({ to, kind: sort, subject, text }) => timeless([to, sort, subject, text].join("\n")));
  for (const [at, letter] of letters.sort().entries()) heard.set(`mail ${at + 1}`, letter);
  await db.mail.deleteMany({ where: { id: { in: mails.map(({ id }) => id) } } });
  return heard;
}
