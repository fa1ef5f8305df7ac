// Where Next keeps prerendered public pages: in the memory of each process, until PostgreSQL
// says that something public changed (triggers in prisma/migrations/*_constraints). Then all of
// them go, and the next visitor's page is rendered anew. There are a few hundred such pages,
// and publishing is rare. If the listening connection breaks, pages still go out, at most
// `revalidate` seconds old; when it is back, all are dropped, since a notice may have been missed.
import pg from "pg";

type Entry = { lastModified: number; value: unknown };
type Shared = { pages: Map<string, Entry>; renders: Map<string, number>; epoch: number; listening: boolean };

const LIMIT = 5_000;

// Next loads this module more than once in a process.
const kept = globalThis as { prenticePublicCache?: Shared };
kept.prenticePublicCache ??= { pages: new Map(), renders: new Map(), epoch: 0, listening: false };
const shared = kept.prenticePublicCache;

function dropAll() {
  shared.epoch += 1;
  shared.pages.clear();
}

/**
 * What a notice says changed: "project:(its address)", the pages of that project alone; else everything.
 * What is being rendered meanwhile is not kept either way.
 */
function drop({ payload = "" }: { payload?: string | undefined }) {
  const own =
    payload.startsWith("project:") && payload.length > "project:".length ? payload.slice("project:".length) : null;
  if (own === null) return dropAll();
  shared.epoch += 1;
  const page = `/projects/${own}`;
  for (const key of shared.pages.keys()) if (key === page || key.startsWith(`${page}/`)) shared.pages.delete(key);
}

function listen() {
  const connectionString = process.env["DATABASE_URL"];
  if (shared.listening || !connectionString || process.env["NEXT_PHASE"] === "phase-production-build") return;
  shared.listening = true;
  const attempt = () => {
    const client = new pg.Client({
      connectionString,
      application_name: "prentice public cache",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    let over = false;
    const again = () => {
      if (over) return;
      over = true;
      client.end().catch(() => {});
      setTimeout(attempt, 1_000).unref();
    };
    client.on("notification", drop);
    client.on("error", again);
    client.on("end", again);
    client.connect().then(
      () =>
        client.query("LISTEN public_change").then(() => {
          dropAll();
          // The socket must not keep a process alive that was told to end.
          (client as unknown as { connection: { stream: { unref?(): void } } }).connection.stream.unref?.();
        }, again),
      again,
    );
  };
  attempt();
}

export default class PublicCache {
  constructor() {
    listen();
  }

  async get(key: string) {
    const entry = shared.pages.get(key);
    // A page whose data changed while it was being rendered is old when it arrives: remember
    // what was current when the render begins.
    if (!entry) shared.renders.set(key, shared.epoch);
    return entry ?? null;
  }

  async set(key: string, value: unknown) {
    const begun = shared.renders.get(key);
    shared.renders.delete(key);
    if (value === null) {
      shared.pages.delete(key);
      return;
    }
    // Rendered anew by age: the page it replaces is still there unless everything was dropped.
    if (begun === undefined ? !shared.pages.has(key) : begun !== shared.epoch) return;
    shared.pages.delete(key);
    shared.pages.set(key, { lastModified: Date.now(), value });
    const oldest = shared.pages.keys().next().value;
    if (shared.pages.size > LIMIT && oldest !== undefined) shared.pages.delete(oldest);
  }

  async revalidateTag() {
    dropAll();
  }

  resetRequestCache() {}
}
