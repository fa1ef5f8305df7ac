// The personas who apply: each stands at another point of the way.
import { REWORDED, rewordedLetter } from "#lib/problems/reworded-mail.ts";
import { uuid7 } from "../ids.ts";
import { type PersonaKey, persona } from "../personas.ts";
import { answersFor, compose, writeAnswers } from "./answers.ts";
import { type ProblemKey, type ProblemText, problems } from "./problems.ts";
import type { Listing, Programme, Use } from "./programme.ts";
import { type Answer, addApplication, addEssay, type Person, type Rows, submit, withdraw } from "./rows.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function addStories(rows: Rows, { users, listings }: Programme, now: Date): void {
  const { random } = rows;
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  const person = (key: PersonaKey): Person => {
    const { name, email, affiliation } = persona(key);
    return { id: users[key], name, email, affiliation };
  };
  const project = (slug: string): Listing => {
    const found = listings.find((one) => one.slug === slug);
    if (!found) throw new Error(`No project “${slug}” in the demo.`);
    return found;
  };
  const use = (listing: Listing, key: ProblemKey): Use => {
    const title = problems.find((one) => one.key === key)?.title;
    const found = listing.uses.find((one) => one.title === title);
    if (!found) throw new Error(`“${listing.title}” does not ask “${key}”.`);
    return found;
  };
  const essay = (
    who: Person,
    of: Use,
    promptIndex: number,
    length: { target: number; min?: number; max?: number; unfinished?: boolean },
    from: Date,
    until: Date,
  ): Answer => {
    const text = compose(random, of, promptIndex, length);
    if (text === null) throw new Error("A prompt without a subject can’t be answered.");
    addEssay(rows, who, of, promptIndex, text, from, until);
    return { use: of, prompt: promptIndex, text };
  };

  const aligning = project("aligning-language-models");
  const organisms = project("model-organisms-of-misalignment");
  const dictionaries = project("dictionaries-you-can-trust");
  const audits = project("blind-audits");
  const oversight = project("oversight-by-argument");
  const reasoning = project("reasoning-worth-reading");
  const evaluations = project("evaluations-that-bind");

  // Kofi: long enough for Ethan (300), too short for Evan (700), and the other essays barely begun.
  // What he has begun for Ethan counts among the three that “Evaluations that bind” lets him choose from.
  const kofi = person("kofi");
  addApplication(rows, kofi, evaluations, ago(2));
  addApplication(rows, kofi, aligning, ago(9));
  addApplication(rows, kofi, organisms, ago(8.5));
  essay(kofi, use(aligning, "inner-alignment"), 1, { target: 430, min: 380, max: 520 }, ago(8), ago(0.3));
  essay(kofi, use(aligning, "failure"), 0, { target: 140, unfinished: true }, ago(4), ago(1.2));

  // Mei: four projects, one essay for two of them, and a second thought about the first.
  const mei = person("mei");
  const shared = essay(
    mei,
    use(organisms, "inner-alignment"),
    2,
    { target: 980, min: 700, max: 1200 },
    ago(13),
    ago(5.1),
  );
  const others = [
    essay(mei, use(aligning, "failure"), 0, { target: 640, min: 250, max: 900 }, ago(12), ago(3.05)),
    essay(mei, use(organisms, "organism"), 0, { target: 520, min: 300, max: 800 }, ago(11), ago(5.2)),
    essay(mei, use(dictionaries, "feature"), 0, { target: 590, min: 300, max: 900 }, ago(10), ago(6.1)),
    essay(mei, use(dictionaries, "notebook"), 0, { target: 210, min: 80, max: 400 }, ago(10), ago(6.2)),
    essay(mei, use(dictionaries, "work"), 0, { target: 0 }, ago(9.8), ago(6.15)),
    // Worded anew after she had sent it: hers stays tied to the wording that she answered.
    essay(mei, use(audits, "audit"), 0, { target: 700, min: 300, max: 1000 }, ago(14), ago(12.6)),
  ];
  const all = [shared, ...others];
  for (const [listing, begun, at] of [
    [audits, 14.2, 12.5],
    [dictionaries, 13.2, 6],
    [organisms, 13.1, 5],
  ] as const) {
    submit(rows, mei, listing, addApplication(rows, mei, listing, ago(begun)), answersFor(listing, all), ago(at), true);
  }
  addTold(rows, mei, "audit", ago(11));
  const first = addApplication(rows, mei, aligning, ago(13));
  const before = answersFor(aligning, all).map((one) =>
    one.use.position === 2 ? { ...one, text: one.text.split("\n\n").slice(0, -1).join("\n\n") } : one,
  );
  submit(rows, mei, aligning, first, before, ago(4.9), true);
  submit(rows, mei, aligning, first, answersFor(aligning, all), ago(3), true);

  // Sam: two sent, one taken back.
  const sam = person("sam");
  const samAnswers = writeAnswers(random, [oversight, reasoning], 1);
  for (const { use: of, prompt, text } of samAnswers) addEssay(rows, sam, of, prompt, text, ago(10), ago(7.2));
  submit(
    rows,
    sam,
    oversight,
    addApplication(rows, sam, oversight, ago(11)),
    answersFor(oversight, samAnswers),
    ago(7),
    true,
  );
  const regretted = addApplication(rows, sam, reasoning, ago(10.5));
  submit(rows, sam, reasoning, regretted, answersFor(reasoning, samAnswers), ago(6.9), true);
  withdraw(rows, sam, regretted, ago(2.4));

  // Lucía: ready, but for a hundred words too many.
  const lucia = person("lucia");
  addApplication(rows, lucia, organisms, ago(7));
  essay(lucia, use(organisms, "organism"), 0, { target: 560, min: 300, max: 800 }, ago(7), ago(2));
  essay(lucia, use(organisms, "inner-alignment"), 0, { target: 1290, min: 1240, max: 1400 }, ago(6), ago(0.1));

  // Yusuf: sent one in the last cohort, has begun again in this.
  const yusuf = person("yusuf");
  const worse = project("worse-with-size");
  const closed = (days: number) => new Date(worse.cohort.closesAt.getTime() - days * DAY);
  const old = essay(yusuf, use(worse, "scaling"), 0, { target: 560, min: 250, max: 800 }, closed(20), closed(2.1));
  submit(rows, yusuf, worse, addApplication(rows, yusuf, worse, closed(21)), [old], closed(2), true);
  addApplication(rows, yusuf, aligning, ago(1));
  essay(yusuf, use(aligning, "failure"), 1, { target: 220, unfinished: true }, ago(0.9), ago(0.4));
}

/** The mail that tells somebody of a problem that was worded anew after they had submitted an answer to it. */
function addTold(rows: Rows, person: Person, key: ProblemKey, at: Date): void {
  const text = (problems as readonly ProblemText[]).find((one) => one.key === key);
  const title = text?.title ?? "";
  const essay = rows.submissionEssays.find(
    (one) =>
      one.title === title && rows.essays.some(({ id, applicantId }) => id === one.essayId && applicantId === person.id),
  );
  if (!text?.before || !essay?.essayId) throw new Error(`Nothing is to be told of “${key}”.`);
  const { kind = "essay", guidance, minWords, recommendedWords, maxWords, before } = text;
  const after = {
    kind,
    title,
    guidance,
    minWords,
    recommendedWords,
    maxWords,
    prompts: text.prompts.map((one) => one.text),
  };
  const link = `/essays/${essay.essayId}`;
  const letter = rewordedLetter(
    { before: { ...after, guidance: before.guidance, prompts: [...before.prompts] }, after, at, submitted: true, link },
    "The programme",
  );
  const id = uuid7(at, rows.random);
  const to = { userId: person.id, to: person.email };
  const sentAt = new Date(at.getTime() + 10 * 60_000);
  const data = { essayId: String(essay.essayId) };
  const sent = { messageId: `<${id}@example.org>`, state: "sent" as const, attempts: 1, queuedAt: at, sentAt };
  rows.mails.push({ id, ...to, kind: REWORDED, ...letter, data, ...sent });
}
