// What readApart runs in a thread of its own.
import { parentPort, workerData } from "node:worker_threads";
import { decodeFeed } from "./decode.ts";
import { readFeed } from "./read.ts";
import type { Apart } from "./read-apart.ts";
import { Refused } from "./refused.ts";

const { bytes, charset, address, self, now } = workerData as Apart;
try {
  const text = decodeFeed(bytes, charset);
  parentPort?.postMessage({ feed: readFeed(text, { address, self, now }) });
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  parentPort?.postMessage({ refused: error.message });
}
