// What happens by itself: the mails of the outbox, what is due at deadlines, thinning of histories.
// Runs beside the web processes (npm start) or alone (npm run worker). SIGTERM lets the job that is
// under way be finished.
import { registerHooks } from "node:module";
import { EnvironmentError, env } from "#lib/env.ts";

try {
  env();
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exit(1);
}

// The marker keeps modules out of browsers; nothing here goes there.
registerHooks({
  resolve: (name, context, next) =>
    name === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(name, context),
});

await import("./jobs.ts");
