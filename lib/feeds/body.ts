import type { IncomingMessage } from "node:http";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { Refused } from "./refused.ts";

/**
 * The body of an answer, unpacked. It stops as soon as there is more than fits, before or after
 * unpacking: a small packet can unfold to any size.
 * @param limit in bytes
 * Errors: Refused, in words for the mentor; and whatever ends the connection.
 */
export async function readBody(answer: IncomingMessage, limit: number, signal: AbortSignal): Promise<Buffer> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const unpacking =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "br"
        ? createBrotliDecompress()
        : undefined;
  if (unpacking === undefined && encoding !== "identity" && encoding !== "")
    throw new Refused("The site packs its answer in a way that can’t be read here.");
  const tooLarge = new Refused(`What is at this address is larger than ${(limit / 1024 / 1024).toFixed(0)} MB.`);
  if (Number(answer.headers["content-length"] ?? 0) > limit) throw tooLarge;
  return new Promise((read, failed) => {
    const parts: Buffer[] = [];
    let [received, unpacked] = [0, 0];
    const fail = (error: Error) => {
      answer.destroy();
      unpacking?.destroy();
      failed(error);
    };
    signal.addEventListener("abort", () => fail(new Error("over")), { once: true });
    answer.on("error", fail);
    answer.on("data", (part: Buffer) => {
      received += part.length;
      if (received > limit) fail(tooLarge);
    });
    const source = unpacking ? answer.pipe(unpacking) : answer;
    if (unpacking) unpacking.on("error", () => fail(new Refused("The site’s answer is packed wrongly.")));
    source.on("data", (part: Buffer) => {
      unpacked += part.length;
      if (unpacked > limit) fail(tooLarge);
      else parts.push(part);
    });
    source.on("end", () => read(Buffer.concat(parts)));
  });
}
