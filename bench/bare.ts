// What public pages are compared with: the least that Next can serve. An app without style,
// script or header of its own, whose prerendered pages have as many bytes as the portal's.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { freePort } from "#scripts/postgres.ts";
import { blank, run } from "#scripts/run.ts";
import { look } from "./load.ts";
import { folder, later, root } from "./place.ts";

let apps = 0;
const quiet = { ...blank, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: undefined };
const LINE = "The quick brown fox jumps over the lazy dog while five wizards box with quick jugs. ";
const PARAGRAPH = 400;

/** So many characters of text in paragraphs. */
function source(characters: number): string {
  const text = LINE.repeat(Math.ceil(characters / LINE.length)).slice(0, characters);
  const paragraphs = text.match(new RegExp(`.{1,${PARAGRAPH}}`, "gs")) ?? [];
  return `export const dynamic = "force-static";
const paragraphs = ${JSON.stringify(paragraphs)};
export default function Page() {
  return <main><h1>A bare page</h1>{paragraphs.map((text, at) => <p key={at}>{text}</p>)}</main>;
}
`;
}

async function build(dir: string, lengths: ReadonlyMap<string, number>): Promise<void> {
  const write = (path: string, text: string) => {
    mkdirSync(join(dir, path, ".."), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  write("package.json", `{ "name": "bare", "private": true, "type": "module" }\n`);
  // Next looks for proxy and instrumentation in the folders above, too: an ending of its own keeps it here.
  write("next.config.js", `export default { pageExtensions: ["bare.jsx"] };\n`);
  write(
    "app/layout.bare.jsx",
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }\n',
  );
  for (const [name, characters] of lengths) write(`app/${name}/page.bare.jsx`, source(characters));
  const cli = join(root, "node_modules", "next", "dist", "bin", "next");
  const { code, output } = await run(process.execPath, [cli, "build", dir], { cwd: dir, env: quiet }).ended;
  if (code !== 0) throw new Error(`next build of the bare page failed:\n${output}`);
}

async function start(dir: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [join(root, "bench", "bare-serve.ts"), dir, String(port), String(availableParallelism())];
  const child = run(process.execPath, args, { cwd: dir, env: quiet });
  let ended = false;
  child.ended.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (!child.output().includes("all are listening")) {
    if (ended || Date.now() > deadline) throw new Error(`The bare page did not start:\n${child.output()}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return { url, stop: () => child.stop() };
}

export type Bare = { url(name: string): string; bytes(name: string): number };

/**
 * Builds and serves one bare page a name, of as many bytes as are wanted, within 1 %. The text's
 * length is found by building, serving, and correcting.
 */
export async function startBare(wanted: ReadonlyMap<string, number>): Promise<Bare> {
  apps += 1;
  const dir = join(folder, `bare-${apps}`);
  // Each character stands in the page twice: as HTML and as the router's data.
  let lengths = new Map([...wanted].map(([name, bytes]) => [name, Math.max(100, Math.round((bytes - 7_000) / 2.2))]));
  for (let attempt = 1; ; attempt += 1) {
    await build(dir, lengths);
    const server = await start(dir);
    const bytes = new Map<string, number>();
    for (const name of wanted.keys()) bytes.set(name, (await look(`${server.url}/${name}`)).bytes);
    const off = [...wanted].filter(([name, want]) => Math.abs((bytes.get(name) ?? 0) - want) > want * 0.01);
    if (off.length === 0 || attempt === 5) {
      if (off.length > 0) throw new Error(`No bare page of ${off.map(([, want]) => want).join(", ")} bytes was found.`);
      later(async () => {
        await server.stop();
      });
      return { url: (name) => `${server.url}/${name}`, bytes: (name) => bytes.get(name) ?? 0 };
    }
    await server.stop();
    lengths = new Map(
      [...lengths].map(([name, length]) => {
        const missing = (wanted.get(name) ?? 0) - (bytes.get(name) ?? 0);
        return [name, Math.max(1, Math.round(length + missing / 2.2))];
      }),
    );
  }
}
