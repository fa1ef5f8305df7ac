/** What a publication is told by. `doi` and `arxivId` are normalised. */
export type Identity = { title: string; year: number | null; doi: string | null; arxivId: string | null };

const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\\^`{|}\p{C}]+$/u;
const DOI_PREFIX = /^(?:https?:\/\/(?:www\.|dx\.)?doi\.org\/|doi\.org\/|doi:)\s*/i;

/**
 * A DOI as it is stored and compared: without the address before it, in lower case (DOIs ignore case:
 * DOI Handbook, 2.4). Null when it has not the form of one.
 */
export function normaliseDoi(typed: string): string | null {
  const bare = decoded(typed.normalize("NFKC").trim().replace(DOI_PREFIX, ""))
    .trim()
    .replace(/[.,;]+$/, "")
    .toLowerCase();
  return bare.length <= 200 && DOI.test(bare) ? bare : null;
}

function decoded(text: string): string {
  try {
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

// arxiv.org/help/arxiv_identifier: since April 2007 YYMM.NNNN(N), before archive(.class)/YYMMNNN.
const NEW = /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,3})?$/i;
const OLD = /^([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?\/(\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v\d{1,3})?$/i;
const ARXIV_PREFIX =
  /^(?:https?:\/\/(?:[a-z0-9-]+\.)?arxiv\.org\/(?:abs|pdf|html|format|ps)\/|arxiv\.org\/(?:abs|pdf)\/|(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.|arxiv(?:\.org)?\s*[:.]\s*|arxiv\s+)/i;

/**
 * An arXiv id as it is stored and compared, without its version: from the bare id, "arXiv:2212.09251v2",
 * an address of arxiv.org, or the DOI that arXiv gives. Null when it is none.
 */
export function normaliseArxivId(typed: string): string | null {
  const bare = typed
    .normalize("NFKC")
    .trim()
    .replace(ARXIV_PREFIX, "")
    .replace(/^arxiv:/i, "")
    .replace(/[?#].*$/, "")
    .replace(/\s*\[[a-z-]+(?:\.[a-z]{2})?\]$/i, "")
    .replace(/\.pdf$/i, "")
    .replace(/[/.,;]+$/, "");
  const found = NEW.exec(bare)?.[1];
  if (found) return found;
  const [, archive, number] = OLD.exec(bare) ?? [];
  return archive && number ? `${archive.toLowerCase()}/${number}` : null;
}

const TEX_STYLE = /\\(?:emph|text(?:it|bf|sc|rm|tt|sf|sl|up)?|math(?:rm|cal|bf|bb|it|sf|tt|frak)|it|bf|em|sc|rm|tt)\b/g;
const HTML_STYLE = /<\/?(?:i|b|em|strong|sub|sup|span|sc|tt|u|scp|mml:[a-z]+)\b[^<>]{0,200}>/gi;
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Letters and digits as they are compared: without accents and case. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * A title as it is compared: its letters and digits, without accents, case, markup, TeX and punctuation,
 * with single spaces. A title of nothing else stays as it is, in lower case.
 */
export function titleKey(title: string): string {
  const key = folded(
    title
      .normalize("NFKC")
      .replace(HTML_STYLE, "")
      .replace(TEX_STYLE, "")
      // An accent or a hyphen joins what it stands in; anything else parts.
      .replace(/\\["'`^~=.]/g, "")
      .replace(/\\[cHkruv](?=[{\s])\s*/g, ""),
  )
    .replace(/[{}'’‘ʼ\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u2010\u2011-]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return key === "" ? title.normalize("NFKC").toLowerCase().trim() : key;
}

/** The DOI that is no other form of an arXiv id. */
function ownDoi({ doi }: Identity): string | null {
  return doi === null || doi.startsWith("10.48550/arxiv.") ? null : doi;
}

function arxivOf({ doi, arxivId }: Identity): string | null {
  return arxivId ?? (doi?.startsWith("10.48550/arxiv.") ? normaliseArxivId(doi) : null);
}

/**
 * Whether two entries are one publication: by DOI, else by arXiv id, else by title and year. Where both
 * have a DOI, or both an arXiv id, and none of them agrees, they are two.
 */
export function samePublication(one: Identity, other: Identity): boolean {
  if (one.doi !== null && one.doi === other.doi) return true;
  const [doi, otherDoi] = [ownDoi(one), ownDoi(other)];
  const [arxiv, otherArxiv] = [arxivOf(one), arxivOf(other)];
  if (arxiv !== null && arxiv === otherArxiv) return true;
  if ((doi !== null && otherDoi !== null) || (arxiv !== null && otherArxiv !== null)) return false;
  return one.year === other.year && titleKey(one.title) === titleKey(other.title);
}
