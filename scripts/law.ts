// Checks the import law of .dependency-cruiser.js. The cruiser passes when it can read nothing
// (as with a TypeScript it does not know), so we count what it should have read.
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";

const root = new URL("..", import.meta.url).pathname;
const FOLDERS = ["app", "components", "lib", "prisma", "scripts", "e2e"];
const SINGLES = ["proxy.ts", "instrumentation.ts"];

/**
 * @param baseDir a project; the law is always ours
 * @returns how many files were read and a line for each violation
 */
export async function checkLaw(baseDir: string): Promise<{ files: number; violations: string[] }> {
  const places = [...FOLDERS, ...SINGLES].filter((place) => existsSync(join(baseDir, place)));
  const options = await extractOptions(join(root, ".dependency-cruiser.js"));
  const { output } = await cruise(places, { ...options, baseDir, validate: true });
  const { modules, summary } = output as ICruiseResult;

  const read = new Set(modules.map(({ source }) => source));
  const wanted = globSync(
    places.map((place) => (place.endsWith(".ts") ? place : `${place}/**/*.{ts,tsx}`)),
    { cwd: baseDir },
  ).filter((file) => !file.startsWith("prisma/generated/"));
  const unread = wanted.filter((file) => !read.has(file));
  if (wanted.length === 0 || unread.length > 0) {
    throw new Error(
      `The cruiser did not read ${unread.length} of ${wanted.length} files: ${unread.slice(0, 5).join(", ")}…`,
    );
  }
  return {
    files: wanted.length,
    violations: summary.violations.map(({ rule, from, to, cycle }) => {
      const way = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
      return `${rule.name}: ${from} → ${way}`;
    }),
  };
}

if (import.meta.main) {
  const { files, violations } = await checkLaw(root);
  for (const line of violations) console.log(line);
  console.log(`${files} files read, ${violations.length} violations of the import law`);
  process.exitCode = violations.length ? 1 : 0;
}
