// What is measured under load, and beside what.
import { paths } from "#lib/paths.ts";
import { startBare } from "./bare.ts";
import type { Contestant } from "./figures.ts";
import { get, look } from "./load.ts";
import { say } from "./place.ts";
import { save } from "./saves.ts";
import { applicationsToRead, essaysOf, mentorOf, reviewsToWrite } from "./subjects.ts";
import { PROJECT, type World } from "./world.ts";

/** A ratio to be printed: `over` / `under`, as throughput, or as time at equal concurrency. */
export type Ratio = { over: string; under: string; of: "throughput" | "time"; aim: string };

export type Group = { contestants: Contestant[]; ratios: Ratio[]; notes: string[] };

export const SMALL = 2_200;
export const LARGE = 22_000;
export const HUGE = 200_000;

const number = (value: number) => value.toLocaleString("en-GB");

/** Home and project page, each beside a bare page of the same bytes. */
export async function publicPages(world: World, chosen: readonly ("home" | "project")[]): Promise<Group> {
  const { url } = await world.town(SMALL);
  const address = { home: url + paths.home, project: url + paths.project(PROJECT) };
  const sizes = new Map<string, number>();
  for (const name of chosen) sizes.set(name, (await look(address[name])).bytes);
  say("  Bare pages of the same bytes …");
  const bare = await startBare(sizes);
  const notes = chosen.map(
    (name) => `${name}: ${number(sizes.get(name) ?? 0)} bytes of HTML; its bare page: ${number(bare.bytes(name))}`,
  );
  return {
    contestants: chosen.flatMap((name) => [
      { name, run: (seconds) => get(address[name], seconds) },
      { name: `${name}, bare`, run: (seconds) => get(bare.url(name), seconds) },
    ]),
    ratios: chosen.map((name) => ({ over: name, under: `${name}, bare`, of: "throughput", aim: "≥ 0.9" })),
    notes,
  };
}

/** Saving a draft of a thousand words, beside the bare UPDATE of the same text. */
export async function essaySaves(world: World): Promise<Group> {
  const town = await world.town(SMALL);
  const essays = await essaysOf(town);
  const { url, connectionString } = town;
  return {
    contestants: [
      { name: "save", run: async (seconds) => save({ kind: "http", url, seconds, lanes: await essays.http() }) },
      {
        name: "save, bare UPDATE",
        run: (seconds) => save({ kind: "sql", connectionString, seconds, lanes: essays.sql }),
      },
    ],
    ratios: [{ over: "save", under: "save, bare UPDATE", of: "time", aim: "≤ 4" }],
    notes: ["save: 1,000 words that change with every save; the bare one is BEGIN, UPDATE … RETURNING, COMMIT"],
  };
}

/** The first page of the review table, by code and by mean, as the project grows. */
export async function reviewTables(world: World, sizes: readonly number[]): Promise<Group> {
  const contestants: Contestant[] = [];
  const notes: string[] = [];
  for (const size of sizes) {
    const town = await world.town(size);
    const { id, cookie } = await mentorOf(town);
    const { rows } = await town.client.query(
      "SELECT state::text, count(*)::int FROM review WHERE reviewer_id = $1 GROUP BY 1",
      [id],
    );
    for (const [name, query] of [
      ["", ""],
      [", by mean", "?sort=mean"],
    ]) {
      const page = town.url + paths.reviewProject(PROJECT) + query;
      const { bytes } = await look(page, cookie, `${paths.reviewProject(PROJECT)}/`);
      notes.push(`table at ${number(size)}${name}: ${number(bytes)} bytes of HTML`);
      contestants.push({ name: `table at ${number(size)}${name}`, run: (seconds) => get(page, seconds, cookie) });
    }
    const own = rows.map(({ state, count }) => `${number(count)} ${state}`).join(", ");
    notes.push(`the mentor's own reviews among ${number(size)} applications: ${own}`);
  }
  const ratios = sizes.slice(1).flatMap((size) =>
    ["", ", by mean"].map((name): Ratio => {
      const [over, under] = [`table at ${number(size)}${name}`, `table at ${number(sizes[0] ?? 0)}${name}`];
      return { over, under, of: "time", aim: "≤ 1.2" };
    }),
  );
  return { contestants, ratios, notes };
}

/** One application with three reviews, as the mentor reads it: their own among the reviews, and not begun. */
export async function applications(world: World): Promise<Group> {
  const town = await world.town(SMALL);
  const mentor = await mentorOf(town);
  const codes = await applicationsToRead(town, mentor);
  const contestants: Contestant[] = [];
  const notes: string[] = [];
  for (const [name, code] of [
    ["application, own review in", codes.done],
    ["application, own not begun", codes.waiting],
  ] as const) {
    const page = town.url + paths.reviewApplication(PROJECT, code);
    const { bytes } = await look(page, mentor.cookie, `Application ${code}`);
    notes.push(`${name}: ${number(bytes)} bytes of HTML`);
    contestants.push({ name, run: (seconds) => get(page, seconds, mentor.cookie) });
  }
  return { contestants, ratios: [], notes };
}

/** Saving a draft review: scores and notes. */
export async function reviewSaves(world: World): Promise<Group> {
  const town = await world.town(SMALL);
  const lanes = await reviewsToWrite(town, await mentorOf(town));
  return {
    contestants: [
      {
        name: "review-save",
        run: async (seconds) => save({ kind: "http", url: town.url, seconds, lanes: await lanes() }),
      },
    ],
    ratios: [],
    notes: ["review-save: a score for each criterion and notes of 170 words that change with every save"],
  };
}
