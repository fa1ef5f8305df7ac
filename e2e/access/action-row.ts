import { admins, type Kind, type World } from "./world.ts";

/** One thing to act on. */
export type Subject = {
  /** The page with the form, which tells the right one of several by `holding`. */
  page: string;
  holding?: Record<string, string>;
  /** What the person fills in; `undefined` for a field that is not sent. */
  fill?: Record<string, string | undefined>;
  /** Who is asked for the page, when those who may have no page with the form. */
  cookie?: string;
  /** Of an act that only looks: words that its answer holds. `read` and `becomes` then stay the same. */
  says?: string;
  /** What the database says before (something else) and after. */
  read: () => Promise<unknown>;
  becomes: unknown;
};

/** Things that an id can be of; what stands for each is in the tests. */
export type Noun =
  | "application"
  | "essay"
  | "project"
  | "review"
  | "cohort"
  | "problem"
  | "prompt"
  | "mentor"
  | "person"
  | "mail"
  | "topic"
  | "criterion"
  | "use"
  | "group"
  | "code"
  | "slug"
  /** An empty field. */
  | "none";

export type ActionRow = {
  /** As the build names it: file and export. */
  name: string;
  may: readonly Kind[];
  make: (world: World, kind: Kind) => Promise<Subject>;
  /** Fields in which those who may can put any thing of these nouns, since it is theirs to act on as well. */
  theirs?: Record<string, readonly Noun[]>;
  /** Its page is for others, too, without the form: that there is such a thing is no secret to them. */
  shown?: true;
  /** Fields that decide nothing, such as where to go back to. */
  idle?: readonly string[];
};

/** A word that no other has. */
export const once = () => process.hrtime.bigint().toString(36);

/** An admin’s act; `name` is file and export below lib/. */
export const adminAct = (name: string, make: ActionRow["make"], theirs: ActionRow["theirs"] = {}): ActionRow => ({
  name: `lib/${name}`,
  may: admins,
  make,
  theirs,
});
