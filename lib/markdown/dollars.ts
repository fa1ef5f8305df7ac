import type {} from "micromark-extension-math";
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";
import remarkMath from "remark-math";
import type { Processor } from "unified";

const DOLLAR = 36;
const BACKSLASH = 92;

const isEnding = (code: Code) => code !== null && code < -2;
const isBlank = (code: Code) => code === null || code < 0 || /\s/.test(String.fromCharCode(code));
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;
const isLetter = (code: Code) => code !== null && code > 0 && /[a-z]/i.test(String.fromCharCode(code));

/** Lines that hold `$$` and nothing else, but for marks of quotes and lists before it. */
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?\$\$[ \t]*$/;

/** The lines, from 1, at which a block of mathematics may begin: another such line follows. */
export function mathBlockLines(markdown: string): ReadonlySet<number> {
  const lines = markdown.split(/\r\n?|\n/).flatMap((line, at) => (FENCE.test(line) ? [at + 1] : []));
  return new Set(lines.slice(0, -1));
}

/**
 * `$…$` and `$$…$$` within a paragraph, so that "costs $5 and $10" stays as it is. One dollar
 * opens before anything but white space, and the next one must close: after anything but white
 * space and before anything but a digit (pandoc's rule, tex_math_dollars). What begins with a
 * digit and goes on with words and no command is money, too: "from $5 a day to 7$". Two dollars
 * open likewise, or before white space where a paragraph begins. `\$` is never a mark.
 */
const dollarText: Construct = {
  name: "dollarText",
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const starts = this.previous === null;
    let size = 0;
    let closing = 0;
    let before: Code = null;
    let amount = false;
    let command = false;
    let prose = false;
    /** Letters of the word that white space began; -1 elsewhere. */
    let letters = -1;

    const open: State = (code) => {
      if (code === DOLLAR) {
        if (size === 0) {
          effects.enter("mathText");
          effects.enter("mathTextSequence");
        }
        size += 1;
        effects.consume(code);
        return size > 2 ? nok : open;
      }
      if (code === null || (isBlank(code) && !(size === 2 && starts))) return nok(code);
      effects.exit("mathTextSequence");
      amount = size === 1 && isDigit(code);
      return between(code);
    };
    const between: State = (code) => {
      if (code === null) return nok(code);
      if (isEnding(code)) {
        effects.enter("lineEnding");
        effects.consume(code);
        effects.exit("lineEnding");
        before = code;
        letters = 0;
        return between;
      }
      if (code === DOLLAR) {
        if (size === 1 && (isBlank(before) || (amount && prose && !command))) return nok(code);
        closing = 0;
        effects.enter("mathTextSequence");
        return close(code);
      }
      effects.enter("mathTextData");
      return data(code);
    };
    const data: State = (code) => {
      if (code === null || isEnding(code) || code === DOLLAR) {
        effects.exit("mathTextData");
        return between(code);
      }
      effects.consume(code);
      before = code;
      letters = isBlank(code) ? 0 : letters >= 0 && isLetter(code) ? letters + 1 : -1;
      prose ||= letters === 2;
      command ||= code === BACKSLASH;
      return code === BACKSLASH ? escaped : data;
    };
    const escaped: State = (code) => {
      if (code === null || isEnding(code)) return data(code);
      effects.consume(code);
      before = code;
      return data;
    };
    const close: State = (code) => {
      if (code === DOLLAR && closing < size) {
        closing += 1;
        effects.consume(code);
        return close;
      }
      if (closing < size || (size === 1 && isDigit(code))) return nok(code);
      effects.exit("mathTextSequence");
      effects.exit("mathText");
      return ok(code);
    };
    return open;
  },
  previous(code) {
    return code !== DOLLAR || this.events.at(-1)?.[1].type === "characterEscape";
  },
};

/**
 * Reads TeX in a way that money survives. A block between lines of `$$` begins only where it
 * ends as well: else one such line would swallow the rest of an essay.
 * @param block tells the lines that mathBlockLines found in the text at hand
 */
export function remarkDollars(this: Processor, block: { lines: ReadonlySet<number> }): undefined {
  remarkMath.call(this, { singleDollarTextMath: false });
  const extensions: Extension[] = this.data().micromarkExtensions ?? [];
  const math = extensions.pop();
  const fenced = math?.flow?.[DOLLAR];
  if (!fenced || Array.isArray(fenced)) throw new Error("remark-math has another form than expected");
  const mathBlock: Construct = {
    ...fenced,
    tokenize(effects, ok, nok) {
      return block.lines.has(this.now().line) ? fenced.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
  extensions.push({ flow: { [DOLLAR]: mathBlock }, text: { [DOLLAR]: dollarText } });
}
