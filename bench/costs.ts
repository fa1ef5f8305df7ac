// What a request of each kind costs in the database.
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#lib/paths.ts";
import { SMALL } from "./groups.ts";
import { look, NotThere } from "./load.ts";
import { say } from "./place.ts";
import type { HttpLane } from "./saves-child.ts";
import { type Cost, openCounter } from "./statements.ts";
import { applicationsToRead, essaysOf, mentorOf, reviewsToWrite } from "./subjects.ts";
import { PROJECT, type World } from "./world.ts";

const REQUESTS = 20;

/** Saves once and carries the version on. */
async function saveOnce(url: string, lane: HttpLane): Promise<void> {
  const body = JSON.stringify({ ...lane.body, version: lane.version });
  const headers = { cookie: lane.cookie, origin: url, "content-type": "application/json" };
  const answer = await fetch(url + lane.path, { method: "PUT", headers, body });
  if (!answer.ok) throw new NotThere(`PUT ${lane.path} answered ${answer.status}`);
  lane.version = ((await answer.json()) as { version: number }).version;
}

/** @returns what each kind of request costs, or why that could not be counted */
export async function costs(world: World): Promise<Map<string, Cost | string>> {
  const town = await world.town(SMALL);
  const mentor = await mentorOf(town);
  const page = (path: string, cookie?: string) => async () => async () => void (await look(town.url + path, cookie));
  const saving = async (lanes: HttpLane[]) => {
    const lane = lanes[0];
    if (!lane) throw new NotThere("There is nothing to save.");
    return () => saveOnce(town.url, lane);
  };
  const codes = await applicationsToRead(town, mentor);
  const kinds: Record<string, () => Promise<() => Promise<void>>> = {
    home: page(paths.home),
    project: page(paths.project(PROJECT)),
    "review table": page(paths.reviewProject(PROJECT), mentor.cookie),
    "review table, by mean": page(`${paths.reviewProject(PROJECT)}?sort=mean`, mentor.cookie),
    "application, own review in": page(paths.reviewApplication(PROJECT, codes.done), mentor.cookie),
    "application, own not begun": page(paths.reviewApplication(PROJECT, codes.waiting), mentor.cookie),
    save: async () => saving(await (await essaysOf(town)).http()),
    "review-save": async () => saving(await (await reviewsToWrite(town, mentor))()),
  };

  const counter = await openCounter(world.admin);
  const result = new Map<string, Cost | string>();
  for (const [name, prepare] of Object.entries(kinds)) {
    try {
      const request = await prepare();
      // Every process has the page, and what is old has been made anew, before it counts.
      for (let warm = 0; warm < REQUESTS; warm += 1) await request();
      await wait(500);
      const cost = await counter.count(town, REQUESTS, request);
      result.set(name, cost);
      say(`  ${name}: ${cost.statements.toFixed(1)} statements`);
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      result.set(name, error.message);
    }
  }
  return result;
}
