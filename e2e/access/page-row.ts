import type { Kind, World } from "./world.ts";

export type PageCase = {
  /** The state that the thing is in, where it matters. */
  when?: string;
  at: (world: World) => string;
  /** The page's first heading; null where any will do. */
  shows: ((world: World, kind: Kind) => string) | null;
  /** Further words on it, and words that must not be. */
  holds?: (world: World, kind: Kind) => string[];
  lacks?: (world: World, kind: Kind) => string[];
  /** Nobody, for a state in which the page is for nobody: another case of the row has somebody. */
  may: readonly Kind[];
  /** Where signing in leads back to, when it is not the same address. */
  next?: (world: World) => string;
  /** Those who are led elsewhere, and where to. */
  led?: (world: World) => Partial<Record<Kind, string>>;
  /** The page needs no session: who may not see this gets what is nowhere, signed in or not. */
  open?: true;
};

export type PageRow = { path: string; cases: PageCase[] };

export const nobody: readonly Kind[] = [];
export const row = (path: string, ...cases: PageCase[]): PageRow => ({ path, cases });
export const titled = (path: string, shows: string, may: readonly Kind[]): PageRow =>
  row(path, { at: () => path, shows: () => shows, may });
