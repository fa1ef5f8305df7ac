// Everything that somebody who reads applications can be answered over HTTP about one project.
import { paths } from "#lib/paths.ts";
import { myStates } from "#lib/reviews/rules.ts";
import { reviewFilters, sorts } from "#lib/reviews/table.ts";
import { asCall, asForm, filled, formOf } from "./forms.ts";
import { type Answer, difference, FLIGHT, flightPath, settled } from "./http.ts";
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

/** The addresses of a project's readers, with every order, filter and search that there is. */
export function readersAddresses({
  project,
  others,
  application,
  reviewers,
  withdrawn,
  begun,
  identity,
}: World): string[] {
  const table = paths.reviewProject(project.slug);
  return [
    paths.review,
    paths.reviewers(project.slug),
    paths.reviewNext(project.slug),
    paths.reviewNext(project.slug, application.code),
    ...sorts.flatMap((sort) => ["asc", "desc"].map((dir) => `${table}?sort=${sort}&dir=${dir}`)),
    ...myStates.map((state) => `${table}?state=${state}`),
    ...reviewFilters.map((reviews) => `${table}?reviews=${reviews}`),
    ...["name", "email", "applicant", "affiliation", "applicant_id"].map((sort) => `${table}?sort=${sort}`),
    ...["q", "search", "name", "email", "filter", "after"].map(
      (field) => `${table}?${field}=${encodeURIComponent(identity.name)}`,
    ),
    ...[application, others, reviewers, withdrawn, begun].map(({ code }) =>
      paths.reviewApplication(project.slug, code),
    ),
    `${paths.reviewApplication(project.slug, application.code)}?change=1`,
    `${paths.reviewApplication(project.slug, application.code)}?done=review-saved`,
    paths.reviewApplication(project.slug, "QQQQ-77"),
    // Not for them, whatever it says.
    paths.application(application.id),
    paths.receipt(application.id),
    `/api/v1/reviews/${project.slug}/${application.code}`,
  ];
}

const json = { "content-type": "application/json", "sec-fetch-site": "same-origin" };

/** Every answer to what a reader writes: saved, in conflict, refused, forged, malformed. Leaves the review as it was. */
export async function write(world: World, kind: Kind): Promise<Heard> {
  const { db, project, application, ids } = world;
  const page = paths.reviewApplication(project.slug, application.code);
  const mine = { applicationId: application.id, reviewerId: ids[kind] };
  const summary = { reviewCount: 0, scoreMean: null, scoreSpread: null };
  const afresh = async () => {
    await db.review.deleteMany({ where: mine });
    await db.application.update({ where: { id: application.id }, data: summary });
  };
  const heard: Heard = new Map();
  const hear = (asked: string, answer: Answer) => void heard.set(asked, settled(answer));
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

  const shown = await world.ask(kind, page);
  const action = /"id":"([0-9a-f]{40,})"/g;
  const ids_ = new Set([...shown.body.replaceAll("&quot;", '"').matchAll(action)].map(([, id]) => id ?? ""));
  for (const id of ids_) {
    const fields = formOf(shown.body, id);
    const recusal = fields.some(([name]) => name === "reason");
    const scores = Object.fromEntries(project.criteria.map((one) => [`scores.${one.id}`, "3"]));
    const acts: Record<string, string>[] = recusal
      ? [{ reason: "" }, { reason: "I know the author." }]
      : [{ act: "submit" }, { act: "submit", ...scores }, { act: "submit-next", ...scores }, { act: "save" }];
    for (const values of acts) {
      await afresh();
      const sent = filled(fields, { ...values, version: recusal ? undefined : "0" });
      const headers = { origin: world.url };
      const asked = JSON.stringify(values);
      hear(`form ${asked}`, await world.ask(kind, page, { method: "POST", headers, body: asForm(sent) }));
      await afresh();
      const call = { ...headers, "next-action": id };
      hear(`call ${asked}`, await world.ask(kind, page, { method: "POST", headers: call, body: asCall(sent) }));
      hear(`then ${asked}`, await world.ask(kind, page));
    }
  }
  await afresh();
  return heard;
}
