import "server-only";
import { building, env } from "#lib/env.ts";

/** Where the portal is, without a final slash. Asked while a page is made: a build has no address yet. */
export function origin(): string {
  return building ? "http://localhost" : env().APP_URL;
}

/** A path of lib/paths.ts as a whole address. */
export function absolute(path: string): string {
  return new URL(path, origin()).href;
}

/** The programme's name, as pages and feeds give it to others. */
export function siteName(): string {
  return building ? "Prentice" : env().PROGRAMME_NAME;
}
