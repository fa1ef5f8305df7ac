import { Refused } from "./refused.ts";

/**
 * The text of a feed from its bytes: in what its mark of byte order says, else the answer's head, else
 * the XML declaration, else UTF-8.
 * Errors: Refused, for an encoding that nobody knows.
 */
export function decodeFeed(bytes: Uint8Array, charset?: string): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const declared = /^\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}encoding=["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  const label = marked ?? charset ?? declared ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new Refused("The feed is in an encoding of characters that can’t be read here. UTF-8 always can.");
  }
}
