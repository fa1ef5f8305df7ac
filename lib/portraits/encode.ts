import { createHash } from "node:crypto";
import sharp, { type Metadata } from "sharp";
import { turns } from "#lib/turns.ts";
import { type PortraitRefusal, portraitKind } from "./rules.ts";
import { PORTRAIT_MAX_BYTES, PORTRAIT_MAX_PIXELS, PORTRAIT_MIN_SIDE, PORTRAIT_SIZE } from "./schema.ts";

/** `hash` names the content in the picture's address. */
export type Encoded = { bytes: Uint8Array<ArrayBuffer>; hash: string; size: number };

/** Seconds that decoding and encoding may take; the largest photograph takes about one. */
const LONGEST = 15;

// Whatever a file pretends to be, no other decoder of the library opens in this process.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});
// What was decoded once is not decoded again.
sharp.cache(false);

/** A large picture takes some 200 MB while it is decoded: one at a time. */
const inTurn = turns(1);

const formats: Record<NonNullable<ReturnType<typeof portraitKind>>, (found: Metadata) => boolean> = {
  jpeg: ({ format }) => format === "jpeg",
  png: ({ format }) => format === "png",
  webp: ({ format }) => format === "webp",
  avif: ({ format, compression }) => format === "heif" && compression === "av1",
};

/**
 * An uploaded file as the portal keeps it: the first frame, upright, cut to a square around what
 * draws the eye, 480 pixels a side, WebP, without any metadata. Nothing of the file itself is kept.
 * @param file the file's content; its type is told by it alone
 */
export async function encodePortrait(
  file: Buffer,
): Promise<{ ok: true; value: Encoded } | { ok: false; why: PortraitRefusal }> {
  const refused = (why: PortraitRefusal) => ({ ok: false, why }) as const;
  if (file.length === 0) return refused("none");
  if (file.length > PORTRAIT_MAX_BYTES) return refused("large");
  const kind = portraitKind(file);
  if (!kind) return refused("kind");
  // Metadata tells the size before anything is decoded; the limit in pixels is looked at here, in words.
  const open = () => sharp(file, { failOn: "error", limitInputPixels: PORTRAIT_MAX_PIXELS, pages: 1 });
  let found: Metadata;
  try {
    found = await sharp(file, { failOn: "error", limitInputPixels: false, pages: 1 }).metadata();
  } catch {
    return refused("broken");
  }
  if (!formats[kind](found)) return refused("kind");
  if (found.width * found.height > PORTRAIT_MAX_PIXELS) return refused("pixels");
  if (Math.min(found.width, found.height) < PORTRAIT_MIN_SIDE) return refused("small");
  try {
    const bytes = await inTurn(() =>
      open()
        .timeout({ seconds: LONGEST })
        .autoOrient()
        .resize(PORTRAIT_SIZE, PORTRAIT_SIZE, { fit: "cover", position: "attention" })
        .flatten({ background: "#ffffff" })
        .webp({ quality: 80 })
        .toBuffer(),
    );
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
    return { ok: true, value: { bytes: new Uint8Array(bytes), hash, size: PORTRAIT_SIZE } };
  } catch (error) {
    // The library has no codes for these: a wrong guess changes the words of the refusal, and nothing else.
    return refused(error instanceof Error && /timeout/i.test(error.message) ? "slow" : "broken");
  }
}
