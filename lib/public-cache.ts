// Where Next keeps prerendered public pages: in the memory of each process, until PostgreSQL
// says that something public changed (triggers in prisma/migrations/*_constraints). Then all of
// them go, and the next visitor's page is rendered anew. There are a few hundred such pages,
// and publishing is rare. If the listening connection breaks, pages still go out, at most
// `revalidate` seconds old; when it is back, all are dropped, since a notice may have been missed.
import pg from "pg";

type Entry = { lastModified: number; value: unknown; bytes: number };
type Shared = {
  pages: Map<string, Entry>;
  bytes: number;
  renders: Map<string, number>;
  epoch: number;
  listening: boolean;
};

const LIMIT = 5_000;
/** Of all pages together, roughly: a crawler that follows the sitemap asks for every thread there is. */
const BYTES = 128 * 1024 * 1024;

// Next loads this module more than once in a process.
const kept = globalThis as { prenticePublicCache?: Shared };
kept.prenticePublicCache ??= { pages: new Map(), bytes: 0, renders: new Map(), epoch: 0, listening: false };
const shared = kept.prenticePublicCache;

function dropAll() {
  shared.epoch += 1;
  shared.pages.clear();
  shared.bytes = 0;
}

function forget(key: string) {
  shared.bytes -= shared.pages.get(key)?.bytes ?? 0;
  shared.pages.delete(key);
}

/** What a page takes, roughly: its texts and buffers, wherever they are in what Next keeps of it. */
function weigh(value: unknown, depth = 0): number {
  if (typeof value === "string") return value.length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value !== "object" || value === null || depth > 3) return 0;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce((sum: number, part) => sum + weigh(part, depth + 1), 0);
}

/**
 * The path of the page that a key is for: Next writes what made the page before it, as in
 * "/route-cache/APP_PAGE/(hash)/$/projects/aligning". Undefined for a key that is not so.
 */
function pathOf(key: string): string | undefined {
  return /^\/route-cache\/[^$]*\$(\/.*)$/s.exec(key)?.[1];
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
  for (const key of shared.pages.keys()) {
    const path = pathOf(key);
    // A page that can't be told from those of the project may be one of them.
    if (path === undefined || path === page || path.startsWith(`${page}/`)) forget(key);
  }
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
      forget(key);
      return;
    }
    // Rendered anew by age: the page it replaces is still there unless everything was dropped.
    if (begun === undefined ? !shared.pages.has(key) : begun !== shared.epoch) return;
    forget(key);
    const bytes = weigh(value);
    shared.pages.set(key, { lastModified: Date.now(), value, bytes });
    shared.bytes += bytes;
    for (const oldest of shared.pages.keys()) {
      if (shared.pages.size <= LIMIT && shared.bytes <= BYTES) break;
      forget(oldest);
    }
  }

  async revalidateTag() {
    dropAll();
  }

  resetRequestCache() {}
}
