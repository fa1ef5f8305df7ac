import { Worker } from "node:worker_threads";
import { feedLimits } from "./limits.ts";
import type { ReadFeed } from "./read.ts";

/** See readFeed; `charset` is what came with the bytes. */
export type Apart = {
  bytes: Uint8Array;
  charset?: string | undefined;
  address?: string | undefined;
  self: string;
  now: Date;
};

type Answer = { ok: true; feed: ReadFeed } | { ok: false; why: string };

const TOO_MUCH = "The feed is written so that reading it takes too long.";

/**
 * Reads a stranger's feed in a thread of its own, which is ended when it takes more time or memory than a
 * feed can need: neither parser nor feed holds up anything else.
 * @param limit in milliseconds
 * Errors: none is thrown; `why` is a sentence for the mentor.
 */
export function readApart(given: Apart, limit: number = feedLimits.milliseconds): Promise<Answer> {
  if (given.bytes.length > feedLimits.bytes)
    return Promise.resolve({ ok: false, why: `The feed is larger than ${feedLimits.bytes / 1024 / 1024} MB.` });
  return new Promise((resolve) => {
    const thread = new Worker(new URL("./read-thread.ts", import.meta.url), {
      workerData: given,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: feedLimits.megabytes, maxYoungGenerationSizeMb: 32 },
    });
    const end = (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, why: TOO_MUCH }), limit);
    thread.on("message", (answer: { feed: ReadFeed } | { refused: string }) =>
      end("feed" in answer ? { ok: true, feed: answer.feed } : { ok: false, why: answer.refused }),
    );
    thread.on("error", () => end({ ok: false, why: TOO_MUCH }));
    thread.on("exit", () => end({ ok: false, why: TOO_MUCH }));
  });
}
