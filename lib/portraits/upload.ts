import "server-only";
import { PORTRAIT_MAX_BYTES } from "./schema.ts";

/** What a form adds to its file: field names and boundaries. */
const AROUND = 16 * 1024;

/**
 * The file of a posted form, read only up to the largest size that is taken.
 * @returns null for a form without a file, "large" for one that is larger than that
 */
export async function uploadedFile(request: Request, field: string): Promise<Buffer | "large" | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return null;
  const body = await readUpTo(request, PORTRAIT_MAX_BYTES + AROUND);
  if (body === "large") return "large";
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  const file = form?.get(field);
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : null;
}

async function readUpTo(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | "large"> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    // The rest is still taken off the line, and dropped: a browser shows no answer while it sends.
    if (size <= limit) pieces.push(value);
    else pieces.length = 0;
    if (size > 4 * limit) {
      await reader.cancel();
      break;
    }
  }
  if (size > limit) return "large";
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
