// What the production build itself says there is.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Next's own, which show nothing of ours. */
const INTERNAL = new Set(["/_not-found", "/_global-error"]);

export type Built = {
  /** Addresses as the build spells them: "/review/[project]". */
  pages: string[];
  handlers: string[];
  /** Server actions by "lib/essays/actions.ts save"; `id` is what a request names. */
  actions: Map<string, { id: string }>;
};

export function readManifests(distDir: string): Built {
  const json = (file: string) => JSON.parse(readFileSync(join(distDir, file), "utf8"));
  const routes = Object.entries(json("app-path-routes-manifest.json") as Record<string, string>).filter(
    ([, address]) => !INTERNAL.has(address),
  );
  const ending = (end: string) => routes.flatMap(([file, address]) => (file.endsWith(end) ? [address] : []));
  const [pages, handlers] = [ending("/page"), ending("/route")];
  if (pages.length + handlers.length !== routes.length)
    throw new Error(
      "The build lists a route that is neither page nor handler: teach e2e/access/manifests.ts its kind.",
    );
  const { node, edge } = json("server/server-reference-manifest.json") as Record<
    "node" | "edge",
    Record<string, { filename: string; exportedName: string }>
  >;
  const actions = new Map(
    Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName }]) => [
      `${filename} ${exportedName}`,
      { id },
    ]),
  );
  return { pages, handlers, actions };
}

/**
 * What is in the build without a row, and the other way round; a line each that says what to do.
 * @param kind what the things are called: "page", "handler", "action"
 */
export function compare(kind: string, built: Iterable<string>, rows: Iterable<string>): string[] {
  const listed = [...rows];
  const [inBuild, inTable] = [new Set(built), new Set(listed)];
  return [
    ...[...inBuild]
      .filter((name) => !inTable.has(name))
      .map(
        (name) => `The build has the ${kind} ${name}, the table has not: add a row that says who may, in e2e/access.`,
      ),
    ...[...inTable]
      .filter((name) => !inBuild.has(name))
      .map((name) => `The table has the ${kind} ${name}, the build has not: remove or rename its row in e2e/access.`),
    ...[...inTable]
      .filter((name) => listed.indexOf(name) !== listed.lastIndexOf(name))
      .map((name) => `The table has the ${kind} ${name} twice: make it one row.`),
  ];
}
