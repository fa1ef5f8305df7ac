import { z } from "zod";
import { line, optionalLine, text, unstorable } from "#lib/text.ts";
import { isDay } from "./rules.ts";

/** In UTF-16 code units; `coauthors` and `writings` are numbers of them. */
export const writingLimits = {
  title: 300,
  url: 2_000,
  author: 120,
  coauthors: 50,
  source: 120,
  excerpt: 600,
  guid: 1_000,
  /** What one mentor may have in all. */
  writings: 2_000,
} as const;

/** An address as it is stored, or undefined: http or https, with no user name and password. */
export function webAddress(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.username !== "" || url.password !== "" || url.href.length > writingLimits.url) return undefined;
  return unstorable(url.href) === undefined && /[^.]\.[a-z\d-]+\.?$/i.test(url.hostname) ? url.href : undefined;
}

const url = z
  .string({ error: "Enter the address." })
  .trim()
  .transform((value, context) => {
    const address = webAddress(value);
    if (address !== undefined) return address;
    context.addIssue({
      code: "custom",
      message:
        value === ""
          ? "Enter the address of the post."
          : "Enter a whole address that begins with https://, such as https://example.org/post.",
    });
    return z.NEVER;
  });

/** Names, one a line. */
const coauthors = text("The list of co-authors", writingLimits.coauthors * writingLimits.author).transform(
  (value, context) => {
    const names = [...new Set(value.split("\n").map((name) => name.replace(/\s+/gu, " ").trim()))].filter(Boolean);
    if (names.length > writingLimits.coauthors)
      context.addIssue({ code: "custom", message: `At most ${writingLimits.coauthors} co-authors can be listed.` });
    const long = names.findIndex((name) => name.length > writingLimits.author);
    if (long >= 0)
      context.addIssue({
        code: "custom",
        message: `Name ${long + 1} is longer than ${writingLimits.author} characters. Write one name a line.`,
      });
    return names;
  },
);

const fields = {
  mentor: z.string().max(80),
  title: line("The title", writingLimits.title),
  url,
  publishedOn: z
    .string({ error: "Enter the day." })
    .trim()
    .refine(isDay, { error: "Enter the day on which it appeared, such as 2023-09-21." }),
  coauthors,
  source: optionalLine("The source", writingLimits.source),
  excerpt: text("The excerpt", writingLimits.excerpt).transform((value) => value.trim()),
  linkpost: z
    .string()
    .optional()
    .transform((value) => value === "on"),
};

export const newWritingSchema = z.object(fields);
export const writingSchema = z.object({
  ...fields,
  id: z.uuid({ error: "That post is not here any more." }),
  seen: z.string().max(2_000).default(""),
});
export type WritingInput = Omit<z.output<typeof newWritingSchema>, "mentor">;

export const deleteWritingSchema = z.object({
  mentor: z.string().max(80),
  id: z.uuid({ error: "That post is not here any more." }),
});

/** `take`: the numbers of the ticked entries. */
export const importSchema = z.object({
  mentor: z.string().max(80),
  id: z.uuid({ error: "That import is not here any more." }),
  seen: z.string().max(2_000).default(""),
  take: z
    .array(
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    )
    .max(1_000)
    .default([]),
});
export const dropImportSchema = z.object({
  mentor: z.string().max(80),
  id: z.uuid({ error: "That import is not here any more." }),
});

export const writingLabels = {
  title: "the title",
  url: "the address",
  publishedOn: "the day",
  coauthors: "the co-authors",
  source: "the source",
  excerpt: "the excerpt",
  linkpost: "the linkpost mark",
};
