import { UNSPACED } from "./fold.ts";
import { isHandle } from "./handles.ts";
import type { MaskKind } from "./marks.ts";
import type { Sought } from "./particulars.ts";

/** Part of a text, in UTF-16 code units, that is to be masked. */
export type Span = { start: number; end: number; kind: MaskKind };

/**
 * What addresses can be in: up to a space, a bracket or quote, a mark of Markdown, or a letter of a
 * script without spaces. One class alone, so that it is read once.
 */
const CHUNK = new RegExp(
  `[^\\s<>"“”„«»\`|\\\\^{}()[\\]*\\u3000-\\u303f\\uff00-\\uff0f\\ufdd0-\\ufdef${UNSPACED.source.slice(1, -1)}]+`,
  "gu",
);
/** An address of the web may have brackets in it; masking ends before them. */
const LONGEST = 4_000;
const ORCID = /^(?:orcid:)?\d{4}-\d{4}-\d{4}-\d{3}[\dx]$/i;
const EDGES = /^[.,;:!?'’‘_~#-]+|[.,;:!?'’‘_~-]+$/g;

/**
 * E-mail addresses, handles, and addresses of the web that tell who somebody is or where they work;
 * and the other addresses of the web, where a name may yet be found. Both in order. Linear.
 */
export function addressSpans(text: string, sought: Sought): { spans: Span[]; others: Omit<Span, "kind">[] } {
  const spans: Span[] = [];
  const others: Omit<Span, "kind">[] = [];
  if (!/[.@]|\d{4}-\d{4}-/.test(text)) return { spans, others };
  CHUNK.lastIndex = 0;
  for (let found = CHUNK.exec(text); found; found = CHUNK.exec(text)) {
    const [whole] = found;
    if (whole.length < 3 || whole.length > LONGEST || !(/[.@]/.test(whole) || whole.length >= 19)) continue;
    const lead = /^[.,;:!?'’‘_~#-]+/.exec(whole)?.[0].length ?? 0;
    const trimmed = whole.replace(EDGES, "");
    const kind = kindOf(trimmed, sought);
    let start = found.index + lead;
    let end = start + trimmed.length;
    if (!kind) {
      if (/[/?#]/.test(trimmed)) others.push({ start, end });
      continue;
    }
    // <ada@example.org> goes with its brackets: what is left would be no address any more.
    if (text[start - 1] === "<" && text[end] === ">") {
      start -= 1;
      end += 1;
    }
    spans.push({ start, end, kind });
  }
  return { spans, others };
}

function kindOf(chunk: string, sought: Sought): MaskKind | undefined {
  if (ORCID.test(chunk)) return "profile";
  const at = chunk.indexOf("@");
  if (at === 0) {
    const [handle = "", host = ""] = chunk.slice(1).split("@");
    return isHandle(handle, sought) || isHandle(host, sought) ? "profile" : undefined;
  }
  const slash = chunk.search(/[/?#]/);
  const isWeb = /^[a-z][a-z+.-]*:\/\//i.test(chunk) || (slash >= 0 && (at < 0 || slash < at));
  if (at > 0 && !isWeb) return emailKind(chunk.replace(/^(?:mailto|e-?mail|mail|xmpp):/i, ""), sought);
  return webKind(chunk, sought);
}

function emailKind(chunk: string, sought: Sought): MaskKind | undefined {
  const address = chunk.replace(/[?/].*$/, "");
  const at = address.lastIndexOf("@");
  const [local, host] = [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()];
  if (address.toLowerCase() === sought.email || isHandle(local.replace(/\+.*$/, ""), sought)) return "address";
  if (isHost(host) && (isOf(host, sought.domain) || hostIsHandle(host, sought))) return "address";
  return undefined;
}

/** Paths of pages about one person, whoever it is. */
const PROFILES: readonly RegExp[] = [
  /^(?:[a-z]{2,3}\.)?linkedin\.com\/(?:in|pub)\//,
  /^orcid\.org\/\d/,
  /^scholar\.google\.[a-z.]+\/.*[?&;]user=/,
  /^(?:www\.)?researchgate\.net\/profile\//,
  /^openreview\.net\/profile/,
  /^(?:www\.)?semanticscholar\.org\/author\//,
  /^dblp\.(?:org|uni-trier\.de)\/(?:pid|pers)\//,
  /^(?:www\.|m\.)?(?:facebook|instagram)\.com\/[^/?#]/,
];

function webKind(chunk: string, sought: Sought): MaskKind | undefined {
  const scheme = /^(?:[a-z][a-z+.-]*:\/\/)+/i.exec(chunk)?.[0] ?? "";
  const rest = chunk.slice(scheme.length);
  const end = rest.search(/[/?#:]/);
  const written = end < 0 ? rest : rest.slice(0, end);
  const host = written
    .toLowerCase()
    .replace(/^.*@/, "")
    .replace(/^www\./, "");
  if (!isHost(host)) return undefined;
  const path = end < 0 ? "" : rest.slice(end);
  // "the end.Next" is no host, though it looks like one.
  if (scheme === "" && path === "" && written !== written.toLowerCase()) return undefined;
  if (PROFILES.some((profile) => profile.test(`${host}${path.toLowerCase()}`))) return "profile";
  if (isOf(host, sought.domain)) return "affiliation";
  if (hostIsHandle(host, sought)) return "profile";
  const pieces = path.split(/[/?&=#;:,+]+/);
  return pieces.some((piece) => piece !== "" && isHandle(decoded(piece).replace(/\.\w{1,5}$/, ""), sought))
    ? "profile"
    : undefined;
}

function decoded(piece: string): string {
  if (!piece.includes("%")) return piece;
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

function isHost(host: string): boolean {
  return host.length <= 253 && /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[\p{L}][\p{L}\p{N}-]+$/u.test(host);
}

function isOf(host: string, domain: string): boolean {
  return domain !== "" && (host === domain || host.endsWith(`.${domain}`));
}

/** A label of the host but the last: "ada-whitlock.dev", "whitlock.github.io". */
function hostIsHandle(host: string, sought: Sought): boolean {
  const labels = host.split(".").slice(0, -1);
  return labels.some((label) => isHandle(label, sought)) || (labels.length > 1 && isHandle(labels.join("."), sought));
}
