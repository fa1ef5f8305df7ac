// The clients that save, in a process of their own: each lane saves its own text again and again,
// as fast as it is answered, over a connection of its own. The job is a file, the result stdout.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import pg from "pg";
import { percentile } from "./figures.ts";

export type HttpLane = {
  path: string;
  cookie: string;
  /** Of the text that is stored; each answer brings the next. */
  version: number;
  body: Record<string, unknown>;
  /** The field of the body that gets a new last word with every save. */
  grows: string;
};
export type SqlLane = { id: string; text: string; words: number };
export type Job =
  | { kind: "http"; url: string; seconds: number; lanes: HttpLane[] }
  | { kind: "sql"; connectionString: string; seconds: number; lanes: SqlLane[] };

/** @returns milliseconds of each save, until the time is over */
async function repeat(until: number, save: (turn: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 1; performance.now() < until; turn += 1) {
    const begun = performance.now();
    await save(turn);
    times.push(performance.now() - begun);
  }
  return times;
}

function put(url: URL, agent: Agent, cookie: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const headers = {
      cookie,
      origin: url.origin,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const sent = request(url, { method: "PUT", agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
      answer.on("error", fail);
    });
    sent.on("error", fail);
    sent.end(body);
  });
}

async function saveByHttp(origin: string, lane: HttpLane, until: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = new URL(lane.path, origin);
  const text = String(lane.body[lane.grows]);
  let version = lane.version;
  const times = await repeat(until, async (turn) => {
    const body = JSON.stringify({ ...lane.body, [lane.grows]: `${text} ${turn}`, version });
    const answer = await put(url, agent, lane.cookie, body);
    if (answer.status !== 200) throw new Error(`PUT ${url.pathname}: ${answer.status} ${answer.text.slice(0, 500)}`);
    version = (JSON.parse(answer.text) as { version: number }).version;
  });
  agent.destroy();
  return times;
}

async function saveBySql(client: pg.Client, lane: SqlLane, until: number): Promise<number[]> {
  return repeat(until, async (turn) => {
    await client.query("BEGIN");
    const { rowCount } = await client.query(
      "UPDATE essay SET text = $2, word_count = $3, version = version + 1, updated_at = now() WHERE id = $1 RETURNING version, updated_at",
      [lane.id, `${lane.text} ${turn}`, lane.words],
    );
    await client.query("COMMIT");
    if (rowCount !== 1) throw new Error(`There is no essay ${lane.id}.`);
  });
}

async function work(job: Job): Promise<{ count: number; seconds: number; p50: number; p99: number }> {
  const clients =
    job.kind === "sql" ? job.lanes.map(() => new pg.Client({ connectionString: job.connectionString })) : [];
  for (const client of clients) await client.connect();
  const begun = performance.now();
  const until = begun + job.seconds * 1000;
  const all =
    job.kind === "http"
      ? job.lanes.map((lane) => saveByHttp(job.url, lane, until))
      : job.lanes.map((lane, at) => saveBySql(clients[at] as pg.Client, lane, until));
  const times = (await Promise.all(all)).flat().sort((a, b) => a - b);
  const seconds = (performance.now() - begun) / 1000;
  for (const client of clients) await client.end();
  return { count: times.length, seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

if (import.meta.main) {
  const job = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Job;
  process.stdout.write(`${JSON.stringify(await work(job))}\n`);
}
