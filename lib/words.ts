/**
 * Counts words: what Word and Google Docs show for ordinary prose, without the marks of Markdown.
 * docs/word-count.md says what a word is, and why; docs/word-count.vectors.json has examples.
 *
 * The browser, the server and every export use this one function. It takes time linear in the length,
 * and adds up over paragraphs: nothing reaches over a blank line.
 * @param text any string
 * @returns a whole number, 0 or more
 */
export function countWords(text: string): number {
  let all = 0;
  eachBlock(text, (words) => {
    all += words;
  });
  return all;
}

/** Some text under a heading, which is part of it. `level` is 1 to 6, or 0 where no heading stands above. */
export type Section = { heading: string; level: number; words: number };

/**
 * Words under each heading, the heading's own among them; together they are `countWords(text)`.
 * What stands before the first heading comes under "", if it has words.
 */
export function countSections(text: string): Section[] {
  const sections: Section[] = [];
  let last: Section = { heading: "", level: 0, words: 0 };
  eachBlock(text, (words, level, plain) => {
    if (level > 0) {
      last = { heading: headingText(plain), level, words: 0 };
      sections.push(last);
    } else if (words > 0 && sections.length === 0) sections.push(last);
    last.words += words;
  });
  return sections;
}

/** Silent reading of English non-fiction, words per minute: Brysbaert 2019, doi:10.1016/j.jml.2019.104047. */
const READING_RATE = 238;

/** Whole minutes that reading takes; at least 1 when there are words. */
export function readingMinutes(words: number): number {
  return words > 0 ? Math.max(1, Math.round(words / READING_RATE)) : 0;
}

// ── Lines: where blocks begin and end, and the marks that open them ──

/** Block quote, bullet, number of a list with text behind it, mark of a footnote's text. */
const MARK = /[ \t]*(?:(>)|[-*+](?=[ \t])|(\d{1,9})[.)](?=[ \t]+[^ \t])|\[\^[^\]\s[]+\]:)/y;
/** What begins neither a heading nor its underline nor a fence. */
const PLAIN = /[ \t]*[^- \t`~$#=]/y;
const NO_MORE = /[ \t]*$/y;
const TASK = /[ \t]*\[[ xX]\](?=[ \t]+[^ \t])/y;
const HEADING = /[ \t]*(#{1,6})(?![^ \t])/y;
const UNDERLINE = /^ {0,3}(?:(=+)|-+)[ \t]*$/;
/** A fence around code, with the first word behind it, its language; or the mark of TeX set apart. */
const FENCE = /^[ \t]*(?:(`{3,}(?=[^`]*$)|~{3,})[ \t]*(\S*)|(\$\$)[ \t]*$)/;
/** The address of a reference, with its title. */
const DEFINITION =
  /^[ \t]*\[(?:[^[\]\\]|\\.){1,999}\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

/**
 * Calls `take` with the words of each block: a paragraph, a heading, an item, a line of code.
 * `level` is that of a heading that begins a section, else 0; `plain` is the text without marks.
 */
function eachBlock(text: string, take: (words: number, level: number, plain: string) => void): void {
  let lines: string[] = [];
  /** Depth of quotes, whether a list has begun, and the open fence: in this paragraph. */
  let quote = 0;
  let listed = false;
  let fence = "";
  /** The open fence in the whole text. Counts don't hang on it, only whether "# …" is a heading. */
  let outer = "";
  const end = (level = 0) => {
    if (lines.length === 0) return;
    const plain = unmarked(tableRows(lines).join("\n"));
    lines = [];
    take(tokens(plain), level, plain);
  };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (stick(NO_MORE, line, 0)) {
      end();
      quote = 0;
      listed = false;
      fence = "";
      continue;
    }
    let at = 0;
    if (fence === "") {
      let depth = 0;
      let item = false;
      for (let mark = stick(MARK, line, 0); mark; mark = stick(MARK, line, at)) {
        // In running text only a list's first number begins a list: "… in the spring of\n1984. It was …".
        if (mark[2] && Number(mark[2]) !== 1 && lines.length > 0 && !listed) break;
        at = MARK.lastIndex;
        if (mark[1]) depth += 1;
        else item = true;
        if (item || depth > quote) end();
      }
      quote = Math.max(quote, depth);
      if (stick(NO_MORE, line, at)) {
        // A blank line of a quote, or an item that is still empty.
        end();
        listed = item;
        continue;
      }
      listed ||= item;
      if (item && stick(TASK, line, at)) at = TASK.lastIndex;
    }
    // Most lines begin with a letter, and need none of this.
    if (fence === "" && lines.length > 0 && stick(PLAIN, line, at)) {
      lines.push(line.slice(at));
      continue;
    }
    const rest = fence === "" ? line.slice(at) : line.replace(/^[ \t>]+/, "");
    const mark = FENCE.exec(rest);
    const run = mark?.[1] ?? mark?.[3] ?? "";
    const behind = mark ? rest.slice(mark[0].length) : "";
    const closes = (open: string) => run.startsWith(open) && !mark?.[2] && behind === "";
    const section = (level: number) => (outer === "" && at === 0 && /^ {0,3}[^ \t]/.test(line) ? level : 0);
    if (outer === "") outer = mark?.[1] ?? "";
    else if (closes(outer)) outer = "";

    const heading = stick(HEADING, line, at);
    const level = heading?.[1] ? section(heading[1].length) : 0;
    if (fence !== "") {
      if (closes(fence)) fence = "";
      else take(tokens(line), level, line);
    } else if (mark) {
      end();
      take(tokens(behind), 0, behind);
      fence = run;
    } else if (heading) {
      end();
      lines = [line.slice(HEADING.lastIndex)];
      end(level);
    } else if (lines.length > 0 && UNDERLINE.test(line)) {
      end(listed || quote > 0 ? 0 : section(line.includes("=") ? 1 : 2));
    } else if (lines.length > 0 || !DEFINITION.test(rest)) lines.push(rest);
  }
  end();
}

/** What a sticky pattern finds at this place. */
function stick(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The lines of a block, with the pipes between the cells of a table as blanks. */
function tableRows(lines: string[]): string[] {
  const rule = lines.findIndex((line, at) => {
    if (at === 0 || !/^[-:| \t]+$/.test(line) || !line.includes("|")) return false;
    const columns = cells(line);
    return columns.every((cell) => /^:?-+:?$/.test(cell)) && columns.length === cells(lines[at - 1] ?? "").length;
  });
  if (rule < 0) return lines;
  return lines.map((line, at) => {
    if (at < rule - 1) return line;
    return line.includes("\\")
      ? line.replace(/\\.|\|/g, (mark) => (mark === "|" ? " " : mark))
      : line.replaceAll("|", " ");
  });
}

function cells(line: string): string[] {
  const found = line
    .replace(/\\./g, "")
    .split("|")
    .map((cell) => cell.trim());
  if (found[0] === "") found.shift();
  if (found.at(-1) === "") found.pop();
  return found;
}

/** A heading as an outline shows it. */
function headingText(plain: string): string {
  return plain
    .slice(0, 200)
    .replaceAll(JOINT, "")
    .replace(/[ \t]+#+[ \t]*$/, "")
    .replace(/[*`]|~~/g, "")
    .replace(/(^|[\s("])_+|_+($|[\s.,:;!?)"])/g, "$1$2")
    .replace(/!?\[|\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

// ── Within a block: what is not read ──

/** Stands for a mark within a word; neither parts nor counts. */
const JOINT = "\u200b";
const SPECIAL = /\\[!-/:-@[-`{-~]|`+|&|\[\^?|\]|<br *\/?>/gi;
const FOOTNOTE = /\[\^[^\]\s[]+\]/y;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));/y;
/** Named entities of blanks, and of signs that are no letters; of the others a name is as good as its letter. */
const BLANK =
  /^(?:nbsp|NonBreakingSpace|e[mn]sp(?:1[34])?|(?:num|punc|thin|hair)sp|(?:Thin|Thick|VeryThin|Medium)Space|Tab|NewLine)$/;
const SIGN =
  /^(?:amp|lt|gt|quot|apos|[mn]dash|hellip|bull|middot|[lr][sd]quo|[lr]aquo|[lr]arr|times|shy|zwn?j|lrm|rlm|ZeroWidthSpace|NoBreak)$/;

/** The text without addresses of links and references to footnotes; entities as what they stand for. */
function unmarked(text: string): string {
  if (!/[\\`&[<]/.test(text)) return text;
  let plain = "";
  let from = 0;
  let brackets = 0;
  let closing: ((length: number, after: number) => number | undefined) | undefined;
  const replace = (start: number, end: number, by = JOINT) => {
    plain += text.slice(from, start) + by;
    from = end;
    SPECIAL.lastIndex = end;
  };
  SPECIAL.lastIndex = 0;
  for (let found = SPECIAL.exec(text); found; found = SPECIAL.exec(text)) {
    const [mark] = found;
    const at = found.index;
    const next = at + mark.length;
    if (mark.startsWith("`")) {
      // Inside a span of code nothing is a mark.
      closing ??= codeEnds(text);
      const end = closing(mark.length, next);
      if (end !== undefined) SPECIAL.lastIndex = end;
    } else if (mark === "&") {
      const entity = stick(ENTITY, text, at);
      const by = entity && meaning(entity);
      if (by) replace(at, ENTITY.lastIndex, by);
    } else if (mark.startsWith("<")) {
      // Shown as a line break, the one tag that is.
      replace(at, next, " ");
    } else if (mark === "[^" && stick(FOOTNOTE, text, at)) {
      replace(at, FOOTNOTE.lastIndex);
    } else if (mark.startsWith("[")) {
      brackets += 1;
    } else if (mark === "]" && brackets > 0) {
      brackets -= 1;
      const end = text.startsWith("(", next) ? linkEnd(text, next + 1) : -1;
      if (end >= 0) replace(next, end);
    }
  }
  return plain + text.slice(from);
}

/** What a reference to a character stands for; undefined when it is to stay, as part of a word. */
function meaning([, decimal, hex, name = ""]: RegExpExecArray): string | undefined {
  if (BLANK.test(name)) return " ";
  if (SIGN.test(name)) return JOINT;
  if (name !== "") return undefined;
  const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
  return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code).toWellFormed();
}

/** Finds where a span of code ends: behind the next run of as many backticks. To be asked from left to right. */
function codeEnds(text: string): (length: number, after: number) => number | undefined {
  const runs = new Map<number, number[]>();
  for (let at = text.lastIndexOf("`"); at >= 0; at = text.lastIndexOf("`", at)) {
    const last = at;
    while (text[at - 1] === "`") at -= 1;
    const starts = runs.get(last - at + 1);
    if (starts) starts.push(at);
    else runs.set(last - at + 1, [at]);
    if (at === 0) break;
    at -= 1;
  }
  return (length, after) => {
    const starts = runs.get(length) ?? [];
    while ((starts.at(-1) ?? after) < after) starts.pop();
    const start = starts.at(-1);
    return start === undefined ? undefined : start + length;
  };
}

/** Where the address of a link ends, from behind its "(" on: behind its ")". -1 when it is none. */
function linkEnd(text: string, start: number): number {
  let at = behindBlanks(text, start);
  if (text[at] === "<") {
    at = quoteEnd(text, at + 1, ">", "<\n");
    if (at < 0) return -1;
  } else {
    let depth = 0;
    for (; at < text.length && text.charCodeAt(at) > 32; at += 1) {
      if (text[at] === "\\" && text.charCodeAt(at + 1) > 32) at += 1;
      else if (text[at] === "(") depth += 1;
      else if (text[at] === ")") depth -= 1;
      // No address nests deeper, and "[](" a million times is not to be read from each one to the end.
      if (depth < 0 || depth > 8) break;
    }
    if (depth > 0) return -1;
  }
  const gap = behindBlanks(text, at);
  const close = gap > at ? { '"': '"', "'": "'", "(": ")" }[text[gap] ?? ""] : undefined;
  const end = close ? quoteEnd(text, gap + 1, close, close === ")" ? "(" : "") : gap;
  if (end < 0) return -1;
  const last = behindBlanks(text, end);
  return text[last] === ")" ? last + 1 : -1;
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\n") at += 1;
  return at;
}

/** Behind the next `close` that is not escaped; -1 when there is none, or one of `never` comes before. */
function quoteEnd(text: string, start: number, close: string, never: string): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (char === "\\") at += 1;
    else if (char === close) return at + 1;
    else if (never.includes(char)) return -1;
  }
  return -1;
}

// ── Characters: what parts words, and what makes one ──

/** Between words. */
const SPACE = 1;
/** A letter or digit: with all that follows up to the next space, one word. */
const LETTER = 2;
/** A word by itself. */
const CHARACTER = 3;
const NOTHING = 4;
/**
 * Scripts without spaces between words: each letter is a share of one, 1/3.2 of a word in Thai, Lao and
 * Khmer, 1/2.2 in Burmese, in 352ths so that sums are exact.
 */
const WORD = 352;
const THAI = 110;
const BURMESE = 160;

/** First and last of each range; those not named are looked up: letter, digit, or nothing. */
const KINDS = new Map([
  [
    SPACE,
    // White space but for U+FEFF; the blank Braille cell and Hangul fillers, which look like it; full-width punctuation.
    "85 85 a0 a0 1680 1680 2000 200a 2028 2029 202f 202f 205f 205f 2800 2800 3000 3004 3008 3020 3030 3030 303d 303f 30a0 30a0 30fb 30fb 3164 3164 fe30 fe4f ff01 ff0c ff0f ff0f ff1a ff20 ff3b ff40 ff5b ff65 ffa0 ffa0",
  ],
  [
    CHARACTER,
    // Han with its radicals, iteration marks and numerals; Hiragana; Katakana.
    "2e80 2fd5 3005 3007 3021 3029 3031 3035 3038 303c 3041 3096 309d 309f 30a1 30fa 30fc 30ff 31f0 31ff 3400 4dbf 4e00 9fff f900 faff ff66 ff9d 1aff0 1b16f 20000 3fffd",
  ],
  // Fillers of width nought; half-width voicing marks.
  [NOTHING, "115f 1160 ff9e ff9f"],
  [THAI, "e01 e30 e32 e33 e40 e46 e81 eb0 eb2 eb3 ebd ebd ec0 ec6 edc edf 1780 17b3 17d7 17d7 17dc 17dc"],
  [
    BURMESE,
    "1000 102a 103f 103f 1050 1055 105a 105d 1061 1061 1065 1066 106e 1070 1075 1081 108e 108e a9e0 a9e4 a9e6 a9ef a9fa a9fe aa60 aa76 aa7a aa7a aa7e aa7f",
  ],
]);
const RANGES = [...KINDS]
  .flatMap(([kind, ranges]) =>
    [...ranges.matchAll(/(\w+) (\w+)/g)].map(([, first = "", last = ""]) => ({
      first: Number.parseInt(first, 16),
      last: Number.parseInt(last, 16),
      kind,
    })),
  )
  .sort((a, b) => a.first - b.first);
const ASCII = Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Za-z\d]/.test(char) ? LETTER : /\s/.test(char) ? SPACE : NOTHING;
});

/** @returns the kind, or undefined when it is to be looked up */
function kindOf(code: number): number | undefined {
  if (code < 128) return ASCII[code];
  let from = 0;
  let to = RANGES.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const range = RANGES[middle];
    if (!range || code < range.first) to = middle;
    else if (code > range.last) from = middle + 1;
    else return range.kind;
  }
  return undefined;
}

/** The words of a text without marks. */
function tokens(text: string): number {
  let words = 0;
  let counted = false;
  let share = 0;
  const part = () => {
    if (share > 0) words += Math.max(1, Math.round(share / WORD));
    share = 0;
    counted = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    let kind = kindOf(code);
    if (kind === undefined) {
      if (counted || !/[\p{L}\p{N}]/u.test(String.fromCodePoint(code))) continue;
      kind = LETTER;
    }
    if (kind === SPACE) part();
    else if (kind === CHARACTER) {
      part();
      words += 1;
    } else if (kind === LETTER) {
      if (counted || (code < 58 && keycap(text, at))) continue;
      part();
      words += 1;
      counted = true;
    } else if (kind !== NOTHING) {
      counted = false;
      share += kind;
    }
  }
  part();
  return words;
}

/** Whether what stands here is the digit of an emoji such as 1️⃣. */
function keycap(text: string, at: number): boolean {
  return text.charCodeAt(at + (text.charCodeAt(at + 1) === 0xfe0f ? 2 : 1)) === 0x20e3;
}

// ── Ranges ──

/** A word range; `null` means: no such limit. Numbers are words. */
export type WordRange = { min: number | null; recommended: number | null; max: number | null };

/** Where a count stands to a range: how many words are missing, or too many, or neither. */
export type Fit = { kind: "fits" } | { kind: "short"; by: number } | { kind: "long"; by: number };

export function fitOf(words: number, range: WordRange): Fit {
  if (range.min !== null && words < range.min) return { kind: "short", by: range.min - words };
  if (range.max !== null && words > range.max) return { kind: "long", by: words - range.max };
  return { kind: "fits" };
}

const number = new Intl.NumberFormat("en-GB");

/** "1 word", "1,200 words". */
export function wordsText(words: number): string {
  return `${number.format(words)} ${words === 1 ? "word" : "words"}`;
}

/** The range as a sentence for people: "300 to 1,200 words, about 1,000 recommended". */
export function rangeText({ min, recommended, max }: WordRange): string {
  const limits =
    min !== null && max !== null
      ? `${number.format(min)} to ${wordsText(max)}`
      : min !== null
        ? `at least ${wordsText(min)}`
        : max !== null
          ? `at most ${wordsText(max)}`
          : "";
  if (recommended === null) return limits || "any length";
  const advice = `about ${number.format(recommended)}`;
  return limits ? `${limits}, ${advice} recommended` : `${advice} words recommended`;
}
