// Preloaded into every web process (scripts/start.ts): what comes in is looked at before the
// framework sees it.
import cluster from "node:cluster";
import http from "node:http";
import net from "node:net";

// Only a proxy of ours may say for whom it asks; what clients say of themselves is not believed.
const behindProxy = process.env["TRUST_PROXY"] === "1";

/** An address that is no text: undecodable, or with a NUL, which no text of ours can hold. */
function isText(url: string): boolean {
  if (/%00|\0/.test(url)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

// Deadlines are decided by this moment, and only by ours (lib/auth/received.ts). Requests that were
// found together came before any of them was handled, so they share the moment of the first.
let found: number | null = null;
function moment(): number {
  if (found === null) {
    found = Date.now();
    setImmediate(() => {
      found = null;
    });
  }
  return found;
}
(globalThis as { prenticeIncoming?: boolean }).prenticeIncoming = true;

// Where the system can share a port, each process accepts for itself. Else the process that started
// us hands us one connection at a time, and in a burst before a deadline they wait there for
// seconds before anybody sees that they came.
if (cluster.isWorker && process.platform === "linux") {
  const listen = net.Server.prototype.listen as (this: net.Server, ...given: unknown[]) => net.Server;
  net.Server.prototype.listen = function (this: net.Server, ...given: unknown[]) {
    const [port, host, ...rest] = given;
    if (typeof port !== "number" || typeof host !== "string") return listen.apply(this, given);
    return listen.call(this, { port, host, reusePort: true }, ...rest);
  } as typeof net.Server.prototype.listen;
}

type Emit = (this: http.Server, event: string | symbol, ...rest: unknown[]) => boolean;

const emit = http.Server.prototype.emit as Emit;
http.Server.prototype.emit = function (this: http.Server, event: string | symbol, ...rest: unknown[]) {
  if (event === "request") {
    const [request, response] = rest as [http.IncomingMessage, http.ServerResponse];
    request.headers["x-prentice-received-at"] = String(moment());
    if (!isText(request.url ?? "")) {
      response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
      response.end("This address can’t be read. Check that it was copied whole.\n");
      return true;
    }
    if (!behindProxy) {
      request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
      delete request.headers["x-forwarded-host"];
      delete request.headers["x-forwarded-proto"];
    }
  }
  return emit.call(this, event, ...rest);
} as Emit;
