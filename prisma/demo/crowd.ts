// The applicants without a story: who they are, where they apply and how far they have got.
import { countWords } from "#lib/words.ts";
import { uuid7 } from "../ids.ts";
import type { Random } from "../random.ts";
import { answersFor, commonRange, compose, writeAnswers } from "./answers.ts";
import { who } from "./names.ts";
import type { Listing } from "./programme.ts";
import { type Answer, addApplication, addEssay, type Person, type Rows, submit, withdraw } from "./rows.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How many of the readers' demo applications each project draws. */
const popularity: Record<string, number> = {
  "aligning-language-models": 0.85,
  "model-organisms-of-misalignment": 0.35,
  "dictionaries-you-can-trust": 0.3,
  "blind-audits": 0.28,
  "oversight-by-argument": 0.2,
  "evaluations-that-bind": 0.22,
  "reasoning-worth-reading": 0.22,
};

function choose(random: Random, listings: readonly Listing[]): Listing[] {
  const chosen = listings.filter(({ slug }) => random.chance(popularity[slug] ?? 0.2));
  return chosen.length > 0 ? chosen : [random.pick(listings)];
}

export function addPerson(rows: Rows, tag: string, createdAt: Date): Person {
  const { name, email, affiliation } = who(rows.random, tag);
  const id = uuid7(createdAt, rows.random);
  rows.users.push({ id, name, email, affiliation, emailVerified: createdAt, createdAt });
  return { id, name, email, affiliation };
}

/** The text as it stood before a paragraph in the middle was added; the same text when it is too short for that. */
function earlier(answer: Answer, min: number): Answer {
  const paragraphs = answer.text.split("\n\n");
  const without = paragraphs.filter((_, at) => at !== Math.floor(paragraphs.length / 2)).join("\n\n");
  return paragraphs.length > 4 && countWords(without) >= min ? { ...answer, text: without } : answer;
}

/** Somebody who submits to all of the projects between two dates; some submit to one of them twice. */
export function addSubmitter(
  rows: Rows,
  person: Person,
  listings: readonly Listing[],
  from: Date,
  until: Date,
  receipts: boolean,
) {
  const { random } = rows;
  const span = until.getTime() - from.getTime();
  const answers = writeAnswers(random, listings);
  const first = new Date(from.getTime() + span * (0.25 + 0.35 * random.next()));
  for (const { use, prompt, text } of answers) {
    addEssay(
      rows,
      person,
      use,
      prompt,
      text,
      new Date(from.getTime() + span * 0.2 * random.next()),
      new Date(first.getTime() - random.int(3, 400) * 60_000),
    );
  }
  return listings.map((listing, index) => {
    const application = addApplication(
      rows,
      person,
      listing,
      new Date(from.getTime() + span * (0.02 + 0.18 * random.next())),
    );
    const at = new Date(first.getTime() + index * random.int(4, 90) * 60_000);
    const own = answersFor(listing, answers);
    if (random.chance(0.15)) {
      submit(
        rows,
        person,
        listing,
        application,
        own.map((one) => earlier(one, one.use.range.min ?? 0)),
        at,
        receipts,
      );
      submit(
        rows,
        person,
        listing,
        application,
        own,
        new Date(at.getTime() + (until.getTime() - at.getTime()) * 0.6 * random.next()),
        receipts,
      );
    } else {
      submit(rows, person, listing, application, own, at, receipts);
    }
    return application;
  });
}

/** Somebody with drafts: applications begun, essays cut short, some not begun at all. */
export function addDrafter(rows: Rows, person: Person, listings: readonly Listing[], from: Date, until: Date): void {
  const { random } = rows;
  const between = (low: number, high: number) =>
    new Date(from.getTime() + (until.getTime() - from.getTime()) * (low + (high - low) * random.next()));
  const begun = new Set<string>();
  for (const listing of listings) {
    addApplication(rows, person, listing, between(0.05, 0.4));
    for (const use of listing.uses) {
      const prompt = random.int(0, use.prompts.length - 1);
      const share = use.required ? 0.75 : use.group ? 0.5 : 0.2;
      if (begun.has(use.problemId) || !random.chance(share)) continue;
      begun.add(use.problemId);
      const range = commonRange(listings, use.problemId);
      const target = Math.round((range.recommended ?? 300) * (0.2 + 0.7 * random.next()));
      const text = compose(random, use, prompt, { target, unfinished: true });
      if (text === null) continue;
      // With several prompts, some people write before they choose.
      const chosen = use.prompts.length > 1 && random.chance(0.15) ? null : prompt;
      addEssay(rows, person, use, chosen, text, between(0.4, 0.6), between(0.6, 0.99));
    }
  }
}

/** `count` people in the open cohort; some of them applied in the last one, too. */
export function addCrowd(
  rows: Rows,
  open: readonly Listing[],
  past: readonly Listing[],
  count: number,
  now: Date,
  onPerson: (done: number) => void,
): void {
  const { random } = rows;
  const returning = Math.min(14, Math.floor(count * 0.35));
  const opensAt = open[0]?.cohort.opensAt ?? now;
  const before = past[0]?.cohort;
  for (let i = 0; i < count; i += 1) {
    const back = before && i < returning ? before : undefined;
    const createdAt = back
      ? new Date(back.opensAt.getTime() + DAY * (1 + 10 * random.next()))
      : new Date(opensAt.getTime() + HOUR * random.int(2, 15 * 24));
    const person = addPerson(rows, String(i + 1), createdAt);
    if (back) addSubmitter(rows, person, past, createdAt, back.closesAt, false);
    const from = back ? new Date(opensAt.getTime() + HOUR * random.int(5, 200)) : createdAt;
    const mood = random.next();
    const projects = choose(random, open);
    if (mood < 0.05) {
      // Signed up and only looks around.
    } else if (mood < 0.25) {
      addDrafter(rows, person, projects, from, now);
    } else {
      const applications = addSubmitter(rows, person, projects, from, now, i % 6 === 0);
      const last = applications.at(-1);
      if (last && random.chance(0.12)) {
        const since = (last.submittedAt ?? now).getTime();
        withdraw(rows, person, last, new Date(since + (now.getTime() - since) * 0.8 * random.next()));
      }
    }
    onPerson(i + 1);
  }
}
