import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#lib/db.ts";

const MINUTE = 60;

/**
 * Sign-in links asked for: by one client, and for one address, counted the same for known and unknown
 * addresses. Previews by one person: each costs more the longer the text is. Feeds to be read, comments,
 * questions, public posts, flags on posts, and changes of what one follows, by one person. Invitations to
 * review by one person, and to one address. Askings of OpenAlex for one profile.
 */
const rules = {
  signInClient: { points: 40, duration: 15 * MINUTE },
  signInAddress: { points: 5, duration: 15 * MINUTE },
  confirmClient: { points: 60, duration: 15 * MINUTE },
  preview: { points: 2_000, duration: 15 * MINUTE },
  comment: { points: 120, duration: 15 * MINUTE },
  feed: { points: 100, duration: 60 * MINUTE },
  import: { points: 40, duration: 15 * MINUTE },
  portrait: { points: 30, duration: 15 * MINUTE },
  ask: { points: 10, duration: 60 * MINUTE },
  post: { points: 30, duration: 15 * MINUTE },
  openAlex: { points: 4, duration: 60 * MINUTE },
  flag: { points: 60, duration: 60 * MINUTE },
  follow: { points: 60, duration: 15 * MINUTE },
  invitationSender: { points: 40, duration: 24 * 60 * MINUTE },
  invitationAddress: { points: 5, duration: 24 * 60 * MINUTE },
} as const;

const limiters = new Map<string, RateLimiterPostgres>();

function limiter(rule: keyof typeof rules) {
  let found = limiters.get(rule);
  if (!found) {
    found = new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: rule,
      ...rules[rule],
    });
    limiters.set(rule, found);
  }
  return found;
}

/**
 * Takes one, or as many as something costs, from a limit.
 * @returns null, or the number of minutes (at least 1) after which to try again
 */
export async function overLimit(rule: keyof typeof rules, key: string, cost = 1): Promise<number | null> {
  try {
    await limiter(rule).consume(key, cost);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
    throw refusal;
  }
}
