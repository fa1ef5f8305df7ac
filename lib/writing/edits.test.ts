import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeBetween, spliced, type Writing } from "./change.ts";
import { afterEnter } from "./enter.ts";
import { addFootnote, freeFootnote, toggleLink } from "./insert.ts";
import { toggleBullets, toggleHeading, toggleNumbers, toggleQuote } from "./lines.ts";
import { type Mark, toggleMark } from "./marks.ts";

/** "one ⟦two⟧" with what is selected between the brackets; "one ‸two" with the cursor. */
function of(picture: string): Writing {
  const text = picture.replace(/[⟦⟧‸]/g, "");
  const start = picture.replace("⟦", "‸").indexOf("‸");
  const end = picture.includes("⟧") ? picture.replace("⟦", "").indexOf("⟧") : start;
  return { text, start, end };
}

function picture({ text, start, end }: Writing): string {
  if (start === end) return spliced(text, start, start, "‸");
  return `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
}

type Edit = (writing: Writing) => Writing;
const shows = (edit: Edit, from: string) => picture(edit(of(from)));
const mark = (which: Mark): Edit => {
  return (writing) => toggleMark(writing, which);
};

describe("bold, italic, code and mathematics", () => {
  test.each<[Mark, string, string]>([
    ["**", "one ⟦two⟧ three", "one **⟦two⟧** three"],
    ["*", "one ⟦two⟧ three", "one *⟦two⟧* three"],
    ["`", "one ⟦two⟧ three", "one `⟦two⟧` three"],
    ["$", "one ⟦x^2⟧ three", "one $⟦x^2⟧$ three"],
    ["*", "one **⟦two⟧** three", "one ***⟦two⟧*** three"],
    ["**", "one *⟦two⟧* three", "one ***⟦two⟧*** three"],
    // A word is marked from anywhere within it, and blanks at its sides stay outside.
    ["**", "one tw‸o three", "one **tw‸o** three"],
    ["**", "one ⟦two ⟧three", "one **⟦two⟧** three"],
    // Between words there is a pair to write into.
    ["**", "one ‸ three", "one **‸** three"],
    // Line by line, since a blank line ends it, and behind what makes a list.
    ["**", "⟦one\n\n- two⟧", "**⟦one**\n\n- **two⟧**"],
    ["`", "⟦let a;\nlet b;⟧", "```\n⟦let a;\nlet b;⟧\n```"],
    ["$", "⟦a\nb⟧", "$$\n⟦a\nb⟧\n$$"],
    ["`", "‸", "```\n‸\n```"],
    ["`", "⟦a `b` c⟧", "``⟦a `b` c⟧``"],
    ["`", "⟦`b` and `c` d⟧", "`` ⟦`b` and `c` d⟧ ``"],
  ])("%s: %j and back", (which, before, after) => {
    expect(shows(mark(which), before)).toBe(after);
    expect(mark(which)(of(after)).text).toBe(of(before).text);
  });

  test.each<[Mark, string, string]>([
    ["**", "one ⟦**two**⟧ three", "one ⟦two⟧ three"],
    ["*", "one ***⟦two⟧*** three", "one **⟦two⟧** three"],
    ["**", "one ***⟦two⟧*** three", "one *⟦two⟧* three"],
    // Written to the end: out of it, as if the mark had been typed.
    ["**", "one **two‸** three", "one **two**‸ three"],
    // Not all of it is marked: now it is.
    ["**", "⟦**one**\ntwo⟧", "**⟦one**\n**two⟧**"],
    // A literal asterisk is none.
    ["*", "\\*⟦two⟧*", "\\**⟦two⟧**"],
    ["`", "⟦```\ncode\n```⟧", "⟦code⟧"],
  ])("%s: %j", (which, before, after) => {
    expect(shows(mark(which), before)).toBe(after);
  });
});

describe("lines", () => {
  test.each<[string, Edit, string, string]>([
    ["heading", toggleHeading, "one\ntw‸o", "one\n## tw‸o"],
    ["bullets", toggleBullets, "⟦one\n\ntwo⟧\nthree", "⟦- one\n\n- two⟧\nthree"],
    ["bullets", toggleBullets, "one\n‸", "one\n- ‸"],
    ["bullets in a quotation", toggleBullets, "> o‸ne", "> - o‸ne"],
    ["numbers", toggleNumbers, "⟦one\n  in\n  side\ntwo⟧", "⟦1. one\n  1. in\n  2. side\n2. two⟧"],
    ["quotation", toggleQuote, "⟦one\n\ntwo⟧", "⟦> one\n>\n> two⟧"],
    ["quotation in a quotation", toggleQuote, "⟦one\n> two⟧", "⟦> one\n> > two⟧"],
  ])("%s: %j and back", (_name, edit, before, after) => {
    expect(shows(edit, before)).toBe(after);
    expect(edit(of(after)).text).toBe(of(before).text);
  });

  test("one kind of list makes room for the other", () => {
    expect(shows(toggleNumbers, "⟦- one\n- two⟧")).toBe("⟦1. one\n2. two⟧");
    expect(shows(toggleBullets, "⟦1. one\n2. two⟧")).toBe("⟦- one\n- two⟧");
  });

  test("a heading of another level goes", () => {
    expect(shows(toggleHeading, "#### on‸e")).toBe("on‸e");
  });

  test("what ends at a line's beginning does not reach into it", () => {
    expect(toggleBullets(of("⟦one\n⟧two")).text).toBe("- one\ntwo");
  });
});

describe("links and footnotes", () => {
  test("a link is made, ready for its address, and goes again", () => {
    expect(shows(toggleLink, "see ⟦this⟧ page")).toBe("see [this](⟦https://⟧) page");
    expect(shows(toggleLink, "see [this](⟦https://⟧) page")).toBe("see ⟦this⟧ page");
    expect(shows(toggleLink, "see [th‸is](https://example.org/a_(b)) page")).toBe("see ⟦this⟧ page");
    expect(shows(toggleLink, "see ‸")).toBe("see [‸](https://)");
    expect(shows(toggleLink, "see [‸](https://)")).toBe("see ‸");
  });

  test("of an address that is selected, a link ready for its text, and back", () => {
    expect(shows(toggleLink, "⟦https://example.org⟧")).toBe("[‸](https://example.org)");
    expect(shows(toggleLink, "[‸](https://example.org)")).toBe("⟦https://example.org⟧");
  });

  test("a footnote is numbered on, and the cursor goes to where it is written", () => {
    expect(shows(addFootnote, "One.‸ Two.\n")).toBe("One.[^1] Two.\n\n[^1]: ‸");
    expect(shows(addFootnote, "One.[^1] Two.‸\n\n[^1]: First.")).toBe("One.[^1] Two.[^2]\n\n[^1]: First.\n[^2]: ‸");
    expect(freeFootnote("a[^7] b[^2]\n\n[^name]: c")).toBe(8);
  });
});

describe("Enter", () => {
  const enter = (from: string) => {
    const after = afterEnter(of(from));
    return after && picture(after);
  };

  test.each([
    ["- one‸", "- one\n- ‸"],
    ["- o‸ ne", "- o\n- ‸ne"],
    ["9) one‸", "9) one\n10) ‸"],
    ["- [x] one‸", "- [x] one\n- [ ] ‸"],
    ["> one‸", "> one\n> ‸"],
    ["> - one‸", "> - one\n> - ‸"],
    // Without words the list ends; deeper down, that level of it.
    ["- one\n- ‸", "- one\n‸"],
    ["1. one\n   - two\n   - ‸", "1. one\n   - two\n2. ‸"],
    ["> one\n> ‸", "> one\n‸"],
    ["> - one\n> - ‸", "> - one\n> ‸"],
  ])("%j", (before, after) => {
    expect(enter(before)).toBe(after);
  });

  test.each([
    "one‸",
    "‸- one",
    "-‸ one",
    "⟦- one⟧",
    "---‸",
    "* * *‸",
    "1984. It was a bright cold day‸",
    "**bold**‸",
    "```\n- one‸",
    "$$\n- one‸",
  ])("is only Enter: %j", (before) => {
    expect(enter(before)).toBe(null);
  });

  test("behind a block of code there are lists again", () => {
    expect(enter("```\n- one\n```\n- two‸")).toBe("```\n- one\n```\n- two\n- ‸");
  });
});

describe("whatever the text and the selection", () => {
  const edits: Record<string, Edit> = {
    bold: mark("**"),
    italic: mark("*"),
    code: mark("`"),
    mathematics: mark("$"),
    heading: toggleHeading,
    bullets: toggleBullets,
    numbers: toggleNumbers,
    quotation: toggleQuote,
    link: toggleLink,
    footnote: addFootnote,
    enter: (writing) => afterEnter(writing) ?? writing,
  };
  const piece = fc.constantFrom(
    ..."a b *|**|`|```|$|$$|\n|\n\n|- |1. |> |## |[x](https://e.org)|[^1]|\\|😀|é| |  |\t|word|- [ ] ".split(/[| ]/),
    " ",
    "\ud800",
  );
  const selected = ([pieces, a, b]: [string[], number, number]): Writing => {
    const text = pieces.join("");
    // A browser's selection never ends within a pair of surrogates.
    const [one = 0, two = 0] = [a, b].map((at) => [...text].slice(0, at % (text.length + 1)).join("").length);
    return { text, start: Math.min(one, two), end: Math.max(one, two) };
  };
  const writing = fc.tuple(fc.array(piece, { maxLength: 14 }), fc.nat(), fc.nat()).map(selected);

  test.each(Object.entries(edits))("%s: the selection stays in the text", (_name, edit) => {
    fc.assert(
      fc.property(writing, (before) => {
        const after = edit(before);
        expect(0 <= after.start && after.start <= after.end && after.end <= after.text.length).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(Object.entries(edits))("%s: as one change it gives the same, and no character is cut", (_name, edit) => {
    fc.assert(
      fc.property(writing, (before) => {
        const after = edit(before).text;
        const change = changeBetween(before.text, after);
        const { from, to, text } = change ?? { from: 0, to: 0, text: "" };
        expect(spliced(before.text, from, to, text)).toBe(after);
        if (before.text.isWellFormed()) expect(text.isWellFormed()).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  // Words and blanks alone: what holds marks already may come back tidier than it was.
  const plain = fc
    .tuple(
      fc.array(fc.constantFrom("one", "two", " ", "\n", "\n\n", "é", "😀", "."), { maxLength: 12 }),
      fc.nat(),
      fc.nat(),
    )
    .map(selected);
  const { footnote: _, enter: __, ...toggles } = edits;

  test.each(Object.entries(toggles))("%s: twice is as before", (_name, edit) => {
    fc.assert(
      fc.property(plain, (before) => {
        expect(edit(edit(before)).text).toBe(before.text);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(["**", "*", "`", "$"] as const)("%s: twice is as before on a word that is marked already", (which) => {
    for (const around of ["*", "**", "***", "`", "$", "*`", "**$", "$*"]) {
      const before = of(`x ${around}⟦word⟧${[...around].toReversed().join("")} y`);
      const edit = mark(which);
      expect(edit(edit(before)).text).toBe(before.text);
    }
  });
});
