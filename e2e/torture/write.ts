// Somebody who writes: saves a text again and again, as a page does, and takes no failure for an
// answer.
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "#prisma/random.ts";
import { type Ledger, type Stored, sha256 } from "./ledger.ts";
import { ask, type Stage, type Writer, wonder } from "./stage.ts";

/** One text that one person saves at one address. */
export type Lane = Writer & {
  kind: "essays" | "reviews";
  name: string;
  cookie: string;
  path: string;
  body(text: string, version: number): unknown;
  /** What is stored, from the answer that tells of a conflict. */
  storedOf(body: Record<string, unknown>): Stored | undefined;
  ledger: Ledger;
};

const WORDS =
  "what I measure I measure twice and then I ask whether naïve élan 数字 или σήμα would have said the same 🙂".split(
    " ",
  );

/** A text that nobody has written before, of 3 to 900 words. */
function compose(name: string, number: number, random: Random): string {
  const count = random.chance(0.1) ? random.int(300, 900) : random.int(3, 200);
  return `${name}, text ${number}: ${Array.from({ length: count }, () => random.pick(WORDS)).join(" ")}`;
}

let texts = 0;

/**
 * Saves a new text. After a failure the same is sent again with the same version, or a longer
 * one, since typing goes on.
 * @returns the SHA-256 of what is stored, acknowledged; null when the run is given up
 */
export async function save(stage: Stage, lane: Lane): Promise<string | null> {
  const { ledger, random, name } = lane;
  texts += 1;
  let text = compose(name, texts, random);
  const note = (lost: number, how: string) => {
    for (let count = 0; count < lost; count += 1) stage.findings.lost.push(`${name}: ${how}`);
  };
  for (;;) {
    const answer = await ask(stage, lane, (attempt) => {
      if (attempt > 1 && random.chance(0.3)) text = `${text} and so on`;
      ledger.sending(sha256(text));
      const body = lane.body(text, ledger.last().version);
      return { method: "PUT", path: lane.path, cookie: lane.cookie, body };
    });
    if (!answer) return null;
    const hash = sha256(text);
    const { version } = answer.body;
    if (answer.status === 200 && typeof version === "number") {
      note(ledger.saved({ version, hash }), `version ${version} was acknowledged for two texts`);
      stage.acknowledged[lane.kind] += 1;
      return hash;
    }
    const stored = answer.status === 409 ? lane.storedOf(answer.body) : undefined;
    if (!stored) {
      await wonder(stage, `PUT by ${name}`, answer);
      continue;
    }
    const before = ledger.last().version;
    note(ledger.found(stored), `version ${before} was acknowledged, and another text is there as ${stored.version}`);
    if (stored.hash !== hash) continue;
    stage.acknowledged.unheard += 1;
    return hash;
  }
}

export async function write(stage: Stage, lane: Lane): Promise<void> {
  while (!stage.ending()) {
    await save(stage, lane);
    await wait(lane.random.int(0, 20));
  }
}
