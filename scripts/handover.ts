// Node hands every new connection to one of the web processes, and forgets it when that process
// dies before it has taken it over: the client would wait for an answer until it gives up.
import type { Worker } from "node:cluster";

type Message = { act?: unknown; seq?: unknown; ack?: unknown };
type Handle = { close(): void };

/** In milliseconds: what a process has said before it died is read by then. */
const LAST_WORDS = 100;

/**
 * Closes the connections that a web process was handed and has not taken over when it dies, so
 * that their clients ask again at once. To be called when the process is forked.
 */
export function closeUntaken({ process: child }: Pick<Worker, "process">): void {
  const handed = new Map<unknown, Handle>();
  type Send = (message: Message, handle?: Handle, ...more: unknown[]) => boolean;
  const send = child.send.bind(child) as Send;
  const watched: Send = (message, handle, ...more) => {
    if (message.act === "newconn" && handle) handed.set(message.seq, handle);
    return send(message, handle, ...more);
  };
  child.send = watched as typeof child.send;
  // Taken, or refused and given to another: in both cases it is looked after.
  child.on("internalMessage", ({ ack }: Message) => {
    handed.delete(ack);
  });
  child.once("exit", () => {
    setTimeout(() => {
      for (const handle of handed.values()) handle.close();
      handed.clear();
    }, LAST_WORDS);
  });
}
