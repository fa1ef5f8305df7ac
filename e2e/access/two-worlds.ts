// The same world with another applicant in it: their name, address and affiliation, and what their essays say of them.
import { createHash } from "node:crypto";
import { bothAnswers } from "#lib/blind/answer.ts";
import type { Particulars } from "#lib/blind/particulars.ts";
import { countWords } from "#lib/words.ts";
import { words } from "#prisma/factories.ts";
import { OWNER, type World } from "./world.ts";

export type Identity = typeof OWNER;

export const ANOTHER: Identity = {
  name: "Aaron Aardvark",
  email: "aaron@aardvark.example",
  affiliation: "Aardvark College",
};

/** What would give somebody away: each of their words, and both halves of the address. */
export const wordsOf = (of: Identity): string[] => [
  ...of.name.split(" "),
  of.email,
  ...of.email.split("@"),
  ...of.affiliation.split(" ").filter((word) => word !== "Institute" && word !== "College"),
];

/** An essay that tells in every way who wrote it; whoever they are, it is the same but for that. */
export function essayOf({ name, email, affiliation }: Identity): string {
  const [first = "", last = ""] = name.split(" ");
  const handle = `${first}-${last}`.toLowerCase();
  return [
    `# SECRETESSAY of ${name}`,
    `I am **${first}** (${last}, ${first[0]}. ${last}, ${name.toUpperCase()}), of ${affiliation}: ${email}, <${email}>, @${handle}.`,
    `[My page](https://github.com/${handle} "${name}") and https://www.${email.split("@")[1]}/people, \`by ${name}\`, $\\text{${last}}$[^${first}].`,
    `\`\`\`python\n# ${name}\n\`\`\``,
    `| ${first} |\n|---|\n| ![${last}](https://example.org/${last}.png) |`,
    words(40),
    `[^${first}]: ${name} wrote this.`,
  ].join("\n\n");
}

/** What somebody sent, as it lies in the database. */
type Stored = {
  id: string;
  text: string;
  html: string;
  wordCount: number;
  sha256: string;
  blindText: string | null;
  blindHtml: string | null;
  blindWords: number | null;
};

/**
 * Runs with another identity behind the owner's applications, and essays that tell of it; after
 * that everything is as it was.
 * @param masked by whose particulars the essays are masked: the applicant's own, unless a leak is planted
 */
export async function as<T>(
  world: World,
  identity: Identity,
  run: () => Promise<T>,
  masked: Particulars = identity,
): Promise<T> {
  const { db } = world;
  const where = { id: world.ids.owner };
  const text = essayOf(identity);
  const rows = await db.submissionEssay.findMany({
    where: { submission: { application: { applicantId: where.id } }, kind: "essay" },
    select: {
      id: true,
      text: true,
      html: true,
      wordCount: true,
      sha256: true,
      blindText: true,
      blindHtml: true,
      blindWords: true,
      position: true,
      submission: { select: { application: { select: { code: true } } } },
    },
  });
  const told = rows.map(({ id, position, submission }) => ({
    id,
    text,
    wordCount: countWords(text),
    sha256: createHash("sha256").update(text).digest("hex"),
    ...bothAnswers({ kind: "essay", text }, masked, submission.application.code, position),
  }));
  await db.user.update({ where, data: identity });
  await rewrite(world, told);
  try {
    return await run();
  } finally {
    await db.user.update({ where, data: OWNER });
    await rewrite(
      world,
      rows.map(({ position: _, submission: __, ...row }) => row),
    );
  }
}

/** What was submitted is never changed; in a test alone is that set aside. */
async function rewrite({ db }: World, rows: Stored[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE submission_essay DISABLE TRIGGER submission_essay_frozen`;
    for (const { id, ...data } of rows) await tx.submissionEssay.update({ where: { id }, data });
    await tx.$executeRaw`ALTER TABLE submission_essay ENABLE TRIGGER submission_essay_frozen`;
  });
}
