// An incomplete environment ends the process here, in plain lines, before it serves anybody.
import { building, EnvironmentError, env } from "./env.ts";

if (!building) {
  try {
    process.env["NEXTAUTH_URL"] = env().APP_URL;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
