// Somebody who applies: rewrites their essays, presses Submit, sometimes twice, and notes each
// receipt with what had been saved when they pressed.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#lib/paths.ts";
import { ask, type Stage, type Writer, wonder } from "./stage.ts";
import { type Lane, save } from "./write.ts";

/** One press that was acknowledged. `hashes`: of the texts as they were saved then, in the order of the problems. */
export type Press = { application: string; key: string; receipt: string; number: number; hashes: string[] };

export type Applicant = Writer & {
  name: string;
  cookie: string;
  essays: Lane[];
  /** `asks`: how many of the essays it sends, the first ones. */
  applications: { id: string; asks: number }[];
  presses: Press[];
};

type Receipt = { receipt: string; number: number };

/** One attempt, sent until it is answered; null when the run is given up. */
async function press(stage: Stage, applicant: Applicant, application: string, key: string): Promise<Receipt | null> {
  for (;;) {
    const path = paths.api.submission(application);
    const { cookie } = applicant;
    const answer = await ask(stage, applicant, () => ({ method: "POST", path, cookie, body: { key } }));
    if (!answer) return null;
    const { receipt, number, late } = answer.body;
    if (answer.status === 200 && typeof receipt === "string" && typeof number === "number" && late === false)
      return { receipt, number };
    await wonder(stage, `POST by ${applicant.name}`, answer);
    if (stage.ending()) return null;
  }
}

export async function apply(stage: Stage, applicant: Applicant): Promise<void> {
  const { random, essays, applications, presses, name } = applicant;
  const saved: string[] = [];
  while (!stage.ending()) {
    for (const [at, lane] of essays.entries()) {
      if (saved[at] !== undefined && random.chance(0.5)) continue;
      const hash = await save(stage, lane);
      if (hash === null) return;
      saved[at] = hash;
    }
    const { id, asks } = random.pick(applications);
    const key = randomUUID();
    const attempts = Array.from({ length: random.chance(0.3) ? random.int(2, 4) : 1 }, () =>
      press(stage, applicant, id, key),
    );
    // Nothing has changed since, so a new attempt is the same submission.
    const again = random.chance(0.2);
    const receipts = await Promise.all(attempts);
    if (again) receipts.push(await press(stage, applicant, id, randomUUID()));
    const [first, ...others] = receipts;
    for (const receipt of receipts) if (receipt) stage.acknowledged.submissions += 1;
    if (!first) continue;
    for (const other of others) {
      if (other && other.receipt !== first.receipt)
        stage.findings.duplicated.push(`${name} pressed again and got ${other.receipt} beside ${first.receipt}`);
    }
    presses.push({ application: id, key, ...first, hashes: saved.slice(0, asks) });
    await wait(random.int(0, 60));
  }
}
