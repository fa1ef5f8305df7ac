// What everybody who takes part shares: where the portal is, what was found, and when it ends.
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "#prisma/random.ts";
import { type Answer, type Ask, send } from "./ask.ts";
import type { Pulse } from "./pulse.ts";

/** A line for each thing that should not have been. */
export type Findings = Record<"lost" | "duplicated" | "halfWritten" | "strange", string[]>;

/** How often the server said yes. `unheard`: it had done its work, and the answer was lost on the way. */
export type Acknowledged = Record<"essays" | "reviews" | "submissions" | "unheard", number>;

export type Stage = {
  origin: string;
  pulse: Pulse;
  findings: Findings;
  acknowledged: Acknowledged;
  /** True once the time is over: what is under way is finished, nothing is begun. */
  ending(): boolean;
  /** Everybody gives up at once. */
  given: AbortSignal;
};

/** One of those who take part: the number that the pulse knows them by, and their own chance. */
export type Writer = { writer: number; random: Random };

/** In milliseconds: longer than a statement may take there (15 s), shorter than people's patience. */
const PATIENCE = 20_000;

/**
 * Sends until there is an answer that is none of the server's failures; null when the run is
 * given up. `make` is called before each attempt, counted from 1, and may change what is sent.
 */
export async function ask(
  stage: Stage,
  { writer, random }: Writer,
  make: (attempt: number) => Ask,
): Promise<Answer | null> {
  for (let attempt = 1; !stage.given.aborted; attempt += 1) {
    // Some hang up before they can know.
    const patience = random.chance(0.02) ? random.int(1, 40) : PATIENCE;
    const sent = performance.now();
    const answer = await send(stage.origin, make(attempt), patience);
    if (answer.status === 200) stage.pulse.served(writer, sent);
    if (answer.status !== 0 && answer.status < 500) return answer;
    await wait(random.int(20, 150));
  }
  return null;
}

/** Notes an answer that nobody should get here. The next attempt waits a little. */
export async function wonder(stage: Stage, who: string, { status, body }: Answer): Promise<void> {
  stage.findings.strange.push(`${who} was answered with ${status}: ${JSON.stringify(body).slice(0, 300)}`);
  await wait(200);
}
