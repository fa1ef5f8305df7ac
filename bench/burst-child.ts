// The browsers of the burst, in a process of their own: each press is a request over a connection of
// its own, at its moment. The job is a file, the result stdout.
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** One press of Submit. `at`: milliseconds since 1970. */
export type Press = { at: number; application: string; path: string; cookie: string; key: string };
export type Job = { url: string; presses: Press[] };

/**
 * What became of it. `sent` and `answered` are milliseconds since 1970, of the first attempt's
 * beginning and of the answer; `failures` the attempts that had no proper one.
 */
export type Outcome = {
  application: string;
  key: string;
  sent: number;
  answered: number;
  failures: number;
  status: number;
  receipt?: string;
  receivedAt?: string;
  late?: boolean;
};

/** The page tries again so long after a failure, in milliseconds, and so often. */
const AGAIN = 1_000;
const ATTEMPTS = 60;

function post(url: URL, { cookie, key }: Press): Promise<{ status: number; text: string }> {
  return new Promise((done) => {
    const body = JSON.stringify({ key });
    const headers = {
      cookie,
      origin: url.origin,
      "sec-fetch-site": "same-origin",
      "sec-fetch-mode": "cors",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const none = () => done({ status: 0, text: "" });
    const sent = request(url, { method: "POST", agent: false, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
      answer.on("error", none);
    });
    sent.on("error", none);
    sent.end(body);
  });
}

const now = () => performance.timeOrigin + performance.now();

async function press(origin: string, one: Press): Promise<Outcome> {
  const url = new URL(one.path, origin);
  await wait(Math.max(0, one.at - Date.now()));
  const sent = now();
  for (let failures = 0; ; failures += 1) {
    const { status, text } = await post(url, one);
    const { application, key } = one;
    if ((status !== 0 && status < 500) || failures === ATTEMPTS) {
      const { receipt, receivedAt, late } = text.startsWith("{") ? (JSON.parse(text) as Partial<Outcome>) : {};
      return { application, key, sent, answered: now(), failures, status, receipt, receivedAt, late };
    }
    await wait(AGAIN);
  }
}

if (import.meta.main) {
  const { url, presses } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Job;
  const outcomes = await Promise.all(presses.map((one) => press(url, one)));
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
