// A request as a page's script sends it, by a client that may give up.
import { Agent, request } from "node:http";

/** `status` 0: no answer, or none that could be read; whether the server did its work is not known. */
export type Answer = { status: number; body: Record<string, unknown> };

export type Ask = { method: "PUT" | "POST"; path: string; cookie: string; body: unknown };

const agent = new Agent({ keepAlive: true });

/** Never throws. @param patience after so many milliseconds the client hangs up */
export function send(origin: string, { method, path, cookie, body }: Ask, patience: number): Promise<Answer> {
  return new Promise((done) => {
    const none = () => done({ status: 0, body: {} });
    const text = JSON.stringify(body);
    const headers = {
      cookie,
      origin,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    };
    const signal = AbortSignal.timeout(patience);
    const sent = request(new URL(path, origin), { method, agent, headers, signal }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", none);
      answer.on("end", () => {
        try {
          done({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString("utf8")) });
        } catch {
          // Half an answer, or an error page: the same as none.
          none();
        }
      });
    });
    sent.on("error", none);
    sent.end(text);
  });
}
