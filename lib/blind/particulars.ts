import { fold, foldWide, UNSPACED, wordsOf } from "./fold.ts";
import { frames, knownAcronyms, mailHosts, ordinaryKind, particles, titles } from "./ordinary-words.ts";

/** What an applicant has told about who they are. */
export type Particulars = { name: string | null; email: string; affiliation: string | null };

/**
 * How a word of a name or an affiliation is looked for. `strong`: alone, with a capital. `name`: a
 * word as well ("Grace"), alone only where no sentence begins. `word`: beside another part only.
 * `particle`, `frame`: taken along ("van", "University").
 */
export type Strength = "strong" | "name" | "word" | "particle" | "frame";

export type Sought = {
  name: Group;
  affiliation: Group;
  /** Exactly as they stand: names in scripts without spaces. */
  literals: { text: string; kind: "name" | "affiliation" }[];
  /** Folded and joined: "adawhitlock", "awhitlock", the address's local part. */
  handles: ReadonlySet<string>;
  /** Capitals that stand for the affiliation. */
  acronyms: ReadonlySet<string>;
  email: string;
  local: string;
  /** "ox.ac.uk"; "" when the address tells nothing of the affiliation. */
  domain: string;
};

export type Group = {
  parts: ReadonlyMap<string, Strength>;
  /** The folded words that together are the whole, without particles. */
  whole: readonly (readonly string[])[];
  /** First letters of a name's parts, upper case. */
  initials: ReadonlySet<string>;
};

const GENERIC =
  /^(?:admin|apply|contact|email|hello|hi|home|info|mail|me|me2|my|office|post|student|test|user|work|research|webmaster|team)$/;

/** Prepares what is looked for. Made once for a person, used for all of their texts. */
export function soughtOf({ name, email, affiliation }: Particulars): Sought {
  const at = email.lastIndexOf("@");
  const local = (at < 0 ? email : email.slice(0, at)).toLowerCase().replace(/\+.*$/, "");
  const host = at < 0 ? "" : email.slice(at + 1).toLowerCase();
  const domain = baseOf(host);
  const called = nameGroup(name ?? "");
  const of = affiliationGroup(affiliation ?? "", domain);
  return {
    name: called,
    affiliation: of.group,
    literals: [
      ...unspaced(name ?? "").map((text) => ({ text, kind: "name" as const })),
      ...unspaced(affiliation ?? "").map((text) => ({ text, kind: "affiliation" as const })),
    ],
    handles: handlesOf(called, local),
    acronyms: of.acronyms,
    email: email.toLowerCase(),
    local: isTelling(local) ? local : "",
    domain,
  };
}

function isTelling(local: string): boolean {
  return local.length >= 3 && !GENERIC.test(local) && ordinaryKind(fold(local)) === undefined;
}

/** The part of a host that an institution has: "cs.ox.ac.uk" is "ox.ac.uk". "" for hosts of mail alone. */
function baseOf(host: string): string {
  if (!host.includes(".") || mailHosts.has(host)) return "";
  const labels = host.split(".");
  const second = labels.at(-2) ?? "";
  const base = labels.slice(/^(?:ac|co|com|edu|gob|gov|net|org)$/.test(second) ? -3 : -2).join(".");
  return mailHosts.has(base) || base.split(".").length < 2 ? "" : base;
}

/** @param inner whether parts of the name stand before and after it: "Ben Okri" has a name where "Ahmed ben Ali" has a particle */
function strengthOf(word: string, inner: boolean): Strength {
  if (titles.has(word) || (inner && particles.has(word))) return "particle";
  const short = [...word].length < (particles.has(word) ? 3 : 2);
  return ordinaryKind(word) ?? (short ? "word" : "strong");
}

function nameGroup(name: string): Group {
  const parts = new Map<string, Strength>();
  const whole: string[] = [];
  const initials = new Set<string>();
  const pieces = name
    .normalize("NFC")
    .split(/[\s,]+/u)
    .filter((piece) => !titles.has(fold(piece.replace(/\.$/, ""))));
  for (const [at, piece] of pieces.entries()) {
    const words = wordsOf(piece);
    for (const word of words) {
      if (UNSPACED.test(word)) continue;
      const strength = strengthOf(fold(word), at > 0 && at < pieces.length - 1);
      for (const key of [fold(word), foldWide(word)]) parts.set(key, strength);
      if (strength === "particle") continue;
      whole.push(fold(word));
      initials.add(fold(word).slice(0, 1).toUpperCase());
    }
    // "O’Brien" is written "OBrien" as well, "Anne-Marie" "Annemarie".
    const joined = fold(words.join(""));
    if (words.length > 1 && !parts.has(joined)) parts.set(joined, "strong");
  }
  return { parts, whole: whole.length > 0 ? [whole] : [], initials };
}

function affiliationGroup(affiliation: string, domain: string): { group: Group; acronyms: Set<string> } {
  const parts = new Map<string, Strength>([...frames].map((frame) => [fold(frame), "frame"]));
  const whole: string[][] = [];
  const acronyms = new Set<string>();
  for (const phrase of affiliation.normalize("NFC").split(/[,;/|()\n]+/u)) {
    const words = wordsOf(phrase).filter((word) => !UNSPACED.test(word));
    const keys = words.map(fold);
    for (const [at, key] of keys.entries()) {
      if (frames.has(key) || key === "") continue;
      const word = words[at] ?? "";
      const kind = ordinaryKind(key);
      const strength: Strength = particles.has(key) ? "particle" : kind || [...key].length < 2 ? "word" : "strong";
      for (const form of [key, foldWide(word)]) if (!parts.has(form)) parts.set(form, strength);
      if (/^\p{Lu}{2,}$/u.test(word) && !knownAcronyms.has(word)) acronyms.add(word);
    }
    const core = keys.filter((key) => !particles.has(key));
    if (core.length > 1 || core.some((key) => parts.get(key) === "strong")) whole.push(core);
    const capitals = words
      .filter((word) => !particles.has(fold(word)))
      .map((word) => [...word][0]?.toUpperCase() ?? "");
    const acronym = capitals.join("");
    if (acronym.length >= 3 && !knownAcronyms.has(acronym)) acronyms.add(acronym);
  }
  for (const word of ["of", "de", "la", "du", "des", "di", "der"]) if (!parts.has(word)) parts.set(word, "particle");
  const label = domain.split(".")[0] ?? "";
  if (label.length >= 3 && /^[a-z]+$/.test(label) && ordinaryKind(label) === undefined && !parts.has(label)) {
    if (!knownAcronyms.has(label.toUpperCase())) parts.set(label, "strong");
  }
  return { group: { parts, whole, initials: new Set() }, acronyms };
}

/** Pieces of two characters and more in scripts without spaces; of a name in one piece also what follows its first. */
function unspaced(text: string): string[] {
  const pieces = wordsOf(text.normalize("NFC")).filter((word) => UNSPACED.test(word));
  const [only] = pieces;
  const given = pieces.length === 1 && only ? [[...only].slice(1).join("")] : [];
  const all = [text.trim(), pieces.join(""), ...pieces, ...given].filter((one) => UNSPACED.test(one));
  return [...new Set(all)].filter((one) => [...one].length >= 2).sort((a, b) => b.length - a.length);
}

function handlesOf({ parts, whole }: Group, local: string): Set<string> {
  const handles = new Set<string>();
  const [name = []] = whole;
  const add = (handle: string, least: number) => {
    if (handle.length >= least && ordinaryKind(handle) === undefined) handles.add(handle);
  };
  if (name.length > 1) {
    add(name.join(""), 4);
    add([...name].reverse().join(""), 4);
    const [first = "", last = ""] = [name[0], name.at(-1)];
    add(first + last, 4);
    add(last + first, 4);
    if (last.length >= 4) add(first.slice(0, 1) + last, 5);
    if (last.length >= 4) add(last + first.slice(0, 1), 5);
    if (name.length > 2) add(name.map((part, at) => (at < name.length - 1 ? part.slice(0, 1) : part)).join(""), 5);
  }
  const joined = fold(local.replace(/[^\p{L}\p{N}]/gu, ""));
  if (isTelling(local)) add(joined, 4);
  for (const [part, strength] of parts) if (strength === "strong" && name.length === 0) add(part, 3);
  return handles;
}
