import "server-only";
import pino from "pino";
import { building, env } from "./env.ts";

/**
 * Structured logs on standard output, one JSON object a line. No personal data: ids of rows
 * may stand in them; names, addresses, texts, tokens and client addresses may not.
 */
export const log = pino({
  level: building ? "silent" : env().LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** What may be logged of an error: its class, code and place. Messages can quote what people typed. */
export function faultOf(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const place = error.stack
    ?.split("\n")
    .filter((at) => /^\s+at /.test(at))
    .slice(0, 12)
    .map((at) => at.trim());
  return { name: error.name, ...(typeof code === "string" ? { code } : {}), place };
}
