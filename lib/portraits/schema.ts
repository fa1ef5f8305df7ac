import { z } from "zod";
import { slug } from "#lib/text.ts";

/** Pixels on each side of a portrait as it is kept and served. */
export const PORTRAIT_SIZE = 480;
/** Of an uploaded file. */
export const PORTRAIT_MAX_BYTES = 8 * 1024 * 1024;
/** Pixels in all of an uploaded picture: a phone's largest photograph is about 48 million. */
export const PORTRAIT_MAX_PIXELS = 50_000_000;
/** Of an uploaded picture, in pixels. */
export const PORTRAIT_MIN_SIDE = 120;

/** Whether a part of an address has the form of a mentor's: PostgreSQL would throw at a NUL. */
export const isSlug = (part: string) => slug.safeParse(part).success;

export const removePortraitSchema = z.object({ mentor: slug });
