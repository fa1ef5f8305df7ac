import fc from "fast-check";
import { expect, test } from "vitest";
import { blindAnswer } from "./answer.ts";
import { fold } from "./fold.ts";
import { masked, type Particulars, withMarks } from "./mask.ts";
import { soughtOf } from "./particulars.ts";

const ada = { name: "Ada Whitlock", email: "ada.whitlock@cs.ox.ac.uk", affiliation: "University of Oxford" };
const called = (name: string, email = "someone@example.org", affiliation: string | null = null) => ({
  name,
  email,
  affiliation,
});

test("Ada’s name is masked in every form that people write", () => {
  for (const form of [
    "Ada Whitlock",
    "Whitlock Ada",
    "Whitlock, Ada",
    "ada whitlock",
    "ADA WHITLOCK",
    "Ada-Whitlock",
    "Ada\nWhitlock",
    "Àda Whitlöck",
    "Whitlock",
    "WHITLOCK",
    "Ada",
    "A. Whitlock",
    "Whitlock, A.",
    "AdaWhitlock",
    "adawhitlock",
    "awhitlock",
    "ada_whitlock",
  ])
    expect(masked(`This is what ${form} wrote.`, ada), form).toBe("This is what [name] wrote.");
  expect(masked("Ada’s essay (Whitlock 2025)", ada)).toBe("[name]’s essay ([name] 2025)");
});

test("what only looks like her name stays", () => {
  for (const text of [
    "Written in ada, the language; whitlocks are birds. Adamant Adalbert.",
    "A. B. Lovelace and Whit Locke.",
    "See https://example.net/cada/papers and bob@elsewhere.example, @bob, github.com/bob/repo.",
    "The office of oxfords: ox and oxen. end.Next",
  ])
    expect(masked(text, ada)).toBe(text);
});

test("her addresses, accounts and profiles are masked, in the addresses of links, too", () => {
  expect(masked("<ada.whitlock@cs.ox.ac.uk>, awhitlock+x@elsewhere.example; me@whitlock.dev.", ada)).toBe(
    "[address], [address]; [address].",
  );
  expect(masked("My supervisor is prof@maths.ox.ac.uk", ada)).toBe("My supervisor is [address]");
  for (const address of [
    "@ada",
    "@ada_w",
    "github.com/ada-whitlock",
    "https://github.com/AdaWhitlock/essay.git",
    "https://ada.whitlock.dev/cv.pdf",
    "https://whitlock.github.io",
    "medium.com/@ada/why",
    "https://x.org/people/Ada%20Whitlock",
    "linkedin.com/in/somebody",
    "https://www.linkedin.com/in/xyz-123/",
    "https://orcid.org/0000-0002-1825-0097",
    "0000-0002-1825-0097",
    "https://scholar.google.co.uk/citations?hl=en&user=AbCdEf",
  ])
    expect(masked(`See ${address}, please.`, ada), address).toBe("See [profile], please.");
  expect(masked("[me](https://github.com/ada-whitlock)", ada)).toBe("[me]([profile])");
});

test("where she works is masked, with what frames it and by its domain, and so are its initials", () => {
  for (const form of [
    "University of Oxford",
    "Oxford University",
    "Oxford",
    "university of oxford",
    "www.cs.ox.ac.uk/x",
  ])
    expect(masked(`I work at ${form} now.`, ada), form).toBe("I work at [affiliation] now.");
  const mit = called("", "x@mit.edu", "Massachusetts Institute of Technology");
  expect(masked("At MIT, in the lab", mit)).toBe("At [affiliation], in the lab");
  expect(masked("institutes of technology", mit)).toBe("institutes of technology");
  const free = called("", "x@gmail.com", "Independent researcher");
  expect(masked("gmail.com helps independent people; Research is fun.", free)).toBe(
    "gmail.com helps independent people; Research is fun.",
  );
  expect(masked("I am an independent researcher.", { ...free, affiliation: "Independent Zzyzx" })).toBe(
    "I am an independent researcher.",
  );
});

test("a name that is a word is masked beside another part, or where it can’t be the word", () => {
  const will = called("Will Hope");
  expect(masked("Will it work? I hope so. Hope helps. We asked Will, and W. Hope agreed with Will Hope.", will)).toBe(
    "Will it work? I hope so. Hope helps. We asked [name], and [name] agreed with [name].",
  );
  expect(masked("In May models may fail.", called("May Model"))).toBe("In May models may fail.");
  expect(masked("We train a language model.", called("Language Model"))).toBe("We train a language model.");
});

test("names of other scripts and customs", () => {
  expect(masked("我叫王小明，小明来自北京大学。", called("王小明", "x@qq.com", "北京大学"))).toBe(
    "我叫[name]，[name]来自[affiliation]。",
  );
  expect(masked("저는 김민수입니다. 민수는", called("김민수"))).toBe("저는 [name]입니다. [name]는");
  expect(masked("Меня зовут Иван Петров, ИВАН.", called("Иван Петров"))).toBe("Меня зовут [name], [name].");
  expect(masked("José Muller, Jose Mueller and MÜLLER", called("José Müller"))).toBe("[name], [name] and [name]");
  expect(masked("Vincent van Gogh, van Gogh and the van", called("Vincent van Gogh"))).toBe(
    "[name], [name] and the van",
  );
  expect(masked("O’Brien; OBRIEN; O'Brien", called("Sam O'Brien"))).toBe("[name]; [name]; [name]");
  expect(masked("Ben wrote, and Okri", called("Ben Okri"))).toBe("[name] wrote, and [name]");
  expect(masked("Ahmed ben Ali; ben Ali; the ben", called("Ahmed ben Ali"))).toBe("[name]; [name]; the ben");
  expect(masked("Dr. Ada Lovelace, ms. Lovelace, a PhD", called("Dr. Ada Lovelace, PhD"))).toBe(
    "Dr. [name], ms. [name], a PhD",
  );
  expect(masked("X marks the spot. X.", called("X"))).toBe("X marks the spot. X.");
  expect(masked("ada wrote", called("Ada"))).toBe("[name] wrote");
  expect(masked("Nothing here.", called(""))).toBe("Nothing here.");
  expect(masked("Nothing here.", { name: null, email: "", affiliation: null })).toBe("Nothing here.");
});

const essay = (text: string, who: Particulars = ada) => blindAnswer({ kind: "essay", text }, who, "K7-1-");

test("masks survive headings, emphasis, links, code, TeX, tables and footnotes, and are seen as such", () => {
  const { blindHtml } = essay(
    [
      "# By Ada Whitlock",
      "**Ada** and [Whitlock](https://example.net) and [a page](https://github.com/ada), `Ada`, $\\text{Ada}$[^1]",
      "```python\nprint('Whitlock')\n```",
      "| Ada |\n|---|\n| ![Whitlock](https://example.net/x.png) |",
      "[^1]: Ada wrote.",
    ].join("\n\n"),
  );
  expect(blindHtml.match(/<mark class="mask">name masked<\/mark>/g)).toHaveLength(9);
  expect(blindHtml).toContain('a page <mark class="mask">profile masked</mark>');
  expect(blindHtml).toContain("<mtext><mark");
  expect(blindHtml).not.toMatch(/ada|whitlock|[\ufdd0-\ufdef]/i);
});

test("nobody can forge a mask", () => {
  const { blindHtml, blindText } = essay(
    'Typed \ufdd0 and &#xfdd0; and &#64976; and $\\char"FDD0$ and [x](https://example.net/%EF%B7%90) and [name] and <mark class="mask">name masked</mark>',
  );
  expect(blindHtml).not.toContain("<mark");
  expect(blindText).toContain("[name]");
  expect(blindHtml).not.toMatch(/[\ufdd0-\ufdef]/);
});

test("a mask is one word, whatever it stands for, and a masked link is a link of the list still", () => {
  expect(essay("I, Ada Augusta Whitlock, wrote this.", called("Ada Augusta Whitlock")).blindWords).toBe(4);
  expect(essay("Ada’s essay. Ada: Whitlock").blindWords).toBe(4);
  const links = "Ada: https://ada.dev\nhttps://example.net/paper";
  expect(blindAnswer({ kind: "links", text: links }, ada, "x-")).toEqual({
    blindText: "[name]: [profile]\nhttps://example.net/paper",
    blindHtml: expect.stringContaining("name masked</mark>: <mark"),
    blindWords: 2,
  });
  expect(blindAnswer({ kind: "short_answer", text: "I am <b>Ada</b>" }, ada, "x-").blindHtml).toBe(
    '<p>I am &lt;b&gt;<mark class="mask">name masked</mark>&lt;/b&gt;</p>',
  );
});

// ── Properties ──

const given = [
  "Zephyrine",
  "Aaron",
  "Bartholomäus",
  "Ñusta",
  "Xu",
  "Okonkwo",
  "Иван",
  "Anne-Marie",
  "Quillfeather",
  "O’Dowd",
];
const person = fc.record({
  first: fc.constantFrom(...given.slice(0, 8)),
  last: fc.constantFrom("Quillfeather", "O’Dowd", "Þórsson", "Zoltanffy", "García Brzęczyk", "Ling"),
  place: fc.constantFrom("Zzyzx", "Vaduz", "Tromsø", "Xanten"),
});
const asParticulars = ({ first, last, place }: { first: string; last: string; place: string }): Particulars => {
  const local =
    fold(`${first}.${last}`)
      .replace(/[^a-z.]/g, "")
      .replace(/^\.|\.$/g, "") || "someone";
  return { name: `${first} ${last}`, email: `${local}@${fold(place)}.example`, affiliation: `University of ${place}` };
};
/** Pieces of a text, in which {…} stands for something of whoever wrote it. */
const piece = fc.constantFrom(
  "{full}",
  "{back}",
  "{first}",
  "{last}",
  "{email}",
  "{place}",
  "{home}",
  "**",
  "*",
  "`",
  "$x$",
  "\n",
  "\n\n",
  "# ",
  "- ",
  "the model",
  "It will",
  "we",
  "(",
  ")",
  ", ",
  ". ",
  "[a](https://example.net/{first})",
  "Grace",
);
const template = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" "));
const filled = (text: string, { first, last, place }: { first: string; last: string; place: string }) => {
  const { name, email, affiliation } = asParticulars({ first, last, place });
  const values: Record<string, string> = {
    full: name ?? "",
    back: `${last}, ${first}`,
    first,
    last,
    email,
    place: affiliation ?? "",
    home: `www.${fold(place)}.example/page`,
  };
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
};

test("nothing of the given is left: no strong part with a capital, no whole name, address or affiliation in any case", () => {
  fc.assert(
    fc.property(person, template, (who, text) => {
      const particulars = asParticulars(who);
      const left = masked(filled(text, who), particulars);
      const words = new Set(
        left
          .match(/[\p{L}\p{M}]+/gu)
          ?.filter((word) => !/^\p{Ll}/u.test(word))
          .map(fold),
      );
      for (const part of `${who.first} ${who.last} ${who.place}`.match(/[\p{L}\p{M}]{2,}/gu) ?? [])
        expect(words.has(fold(part)), part).toBe(false);
      for (const whole of [particulars.name, particulars.email, particulars.affiliation])
        expect(left.toLowerCase()).not.toContain(whole?.toLowerCase());
    }),
    { numRuns: 300 },
  );
});

test("a text without them is untouched, and masking twice is masking once", () => {
  fc.assert(
    fc.property(person, fc.string({ unit: "grapheme", maxLength: 300 }), (who, text) => {
      const plain = text.replace(/[\ufdd0-\ufdef%@]/g, "").replace(/[\p{L}\d]+/gu, "ok");
      expect(masked(plain, asParticulars(who))).toBe(plain);
    }),
  );
  fc.assert(
    fc.property(person, template, (who, text) => {
      const sought = soughtOf(asParticulars(who));
      const once = masked(filled(text, who), sought);
      expect(masked(once, sought)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test("two worlds are one: whoever wrote it, the masked text is the same", () => {
  const same = (read: (text: string, who: Particulars) => unknown) =>
    fc.property(person, person, template, (one, other, text) => {
      expect(read(filled(text, one), asParticulars(one))).toEqual(read(filled(text, other), asParticulars(other)));
    });
  fc.assert(same(masked), { numRuns: 500 });
  fc.assert(same(essay), { numRuns: 40 });
});

test("any text of any characters is masked without an error, whatever somebody is called", () => {
  const any = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(any, any, any, any, (text, name, email, affiliation) => {
      const who = { name, email, affiliation };
      expect(withMarks(text, who).length).toBeLessThanOrEqual(text.length + 4);
    }),
  );
});

test("time grows with the length alone, for hostile texts, too", () => {
  const hostile = [
    "Ada ",
    "Ada-",
    "a.",
    "a@",
    "https://",
    "a.b/",
    "a\u200b",
    "ü ",
    "A. ",
    "0000-",
    "王小",
    "[name]",
    "&",
  ];
  const sought = [soughtOf(ada), soughtOf(called("王小明", "x@qq.com", "北京大学"))];
  const cost = (size: number) => {
    const before = process.cpuUsage();
    for (const unit of hostile) for (const who of sought) withMarks(unit.repeat(Math.ceil(size / unit.length)), who);
    const { user } = process.cpuUsage(before);
    return user;
  };
  cost(20_000);
  // Sixteen times as long: a square would cost 256 times as much.
  expect(cost(320_000) / cost(20_000)).toBeLessThan(80);
});
