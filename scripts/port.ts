import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** In milliseconds: processes of a portal that was killed may need so long to go. */
const PATIENCE = 5_000;

/** Whether a port can be listened on, now or within five seconds. Errors: throws when it can't be for another reason. */
export async function portIsFree(port: number, host: string): Promise<boolean> {
  for (const until = performance.now() + PATIENCE; ; ) {
    const server = createServer();
    try {
      server.listen({ port, host });
      await once(server, "listening");
      server.close();
      await once(server, "close");
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    }
    if (performance.now() > until) return false;
    await wait(100);
  }
}
