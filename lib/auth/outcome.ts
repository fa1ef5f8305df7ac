import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { type Notice, notices, withNotice } from "#lib/notices.ts";
import type { Outcome } from "./action.ts";

/**
 * The outcome of saving one of several forms on a page. With script it is said in the form, and
 * what was typed in the others stays; without, the page comes anew, with the notice on top.
 * @param path the page that the form is on
 */
export async function savedHere(path: string, notice: Notice): Promise<Outcome> {
  if (!(await headers()).has("next-action")) return { ok: true, to: withNotice(path, notice) };
  refresh();
  return { ok: true, message: notices[notice] };
}
