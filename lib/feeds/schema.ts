import { z } from "zod";
import { text, unstorable } from "#lib/text.ts";

/** `feeds`: of one mentor. */
export const storeLimits = { feeds: 5, address: 2_000 } as const;

/** Only the form is looked at: who is behind it is for the worker to find out. */
const address = z
  .string({ error: "Enter the address of the feed." })
  .trim()
  .transform((value, context) => {
    const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
    const message =
      value === ""
        ? "Enter the address of the feed."
        : url === undefined || unstorable(url.href) !== undefined || url.href.length > storeLimits.address
          ? "Enter a whole address that begins with https://, such as https://example.org/feed.xml."
          : url.username !== "" || url.password !== ""
            ? "The address has a user name or a password in it. Only feeds that are open to everybody can be read."
            : undefined;
    if (message === undefined && url) {
      url.hash = "";
      return url.href;
    }
    context.addIssue({ code: "custom", message: message ?? "" });
    return z.NEVER;
  });

const mentor = z.string().max(80);
const feed = z.uuid({ error: "That feed is not here any more." });

export const addFeedSchema = z.object({ mentor, address });
/** The file itself is no value of the form; `text` is what may be given in its place. */
export const uploadFeedSchema = z.object({ mentor, text: text("The feed’s text", 2 * 1024 * 1024).default("") });
/** `full`: also what the site says is unchanged. */
export const checkFeedSchema = z.object({ mentor, feed, full: z.string().optional() });
export const removeFeedSchema = z.object({ mentor, feed });
