import type { Answer, Ask } from "./http.ts";
import type { Kind, World } from "./world.ts";

/** A request, and what comes of it when it is let through. */
export type Wanted = {
  path: string;
  ask?: Ask;
  /** What the answer is like, in a word that can be compared. */
  answer: (answer: Answer) => unknown;
  is: unknown;
  /** What the database says before (something else) and after. */
  effect?: { read: () => Promise<unknown>; becomes: unknown };
};

/** How those are refused who may not: by a status, or by being sent somewhere. */
export type Refusal = number | { to: string };

export type HandlerRow = {
  path: string;
  method: "GET" | "POST" | "PUT";
  when?: string;
  may: readonly Kind[];
  make: (world: World, kind: Kind) => Promise<Wanted>;
  refusal?: (kind: Kind, path: string) => Refusal;
  /** For what changes something: how a request is refused that does not come from our pages. */
  elsewhere?: Refusal;
  /** It may come from anywhere, and is answered alike. */
  anywhere?: true;
  /** The answer for a thing that is not there must be the same: the address of nothing. */
  nowhere?: (world: World) => string;
  /** A file and a test in it that show the same for somebody who may, where it takes a browser. */
  shownBy?: { file: string; test: string };
};
