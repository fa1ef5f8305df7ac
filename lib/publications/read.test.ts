import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { formatOf, readPublications, textOf } from "./read.ts";
import type { Format } from "./schema.ts";

function read(text: string, format: Format | "" = "") {
  const result = readPublications(text, format);
  if (!result.ok) throw new Error(result.message);
  return result.value.entries;
}

/** The only entry of a text, as a publication. */
function one(text: string, format: Format | "" = "") {
  const [entry, ...more] = read(text, format);
  if (!entry || more.length > 0 || "problem" in entry) throw new Error(JSON.stringify([entry, ...more]));
  return entry;
}

describe("BibTeX", () => {
  it("says what a paper is", () => {
    const { publication, key, notes } = one(`% from a list
@string{anth = "Anthropic"}
@article{bai2022, title = {Constitutional {AI}: {\\'E}tude of Sch{\\"o}lkopf \\& others},
  author = {Bai, Yuntao and Jos{\\'e} Garc{\\'i}a and van der Berg, Jan and {The Team} and others},
  journal = {arXiv preprint arXiv:2212.08073}, year = 2022, month = dec, eprint = {2212.08073v2}, archivePrefix = {arXiv},
  primaryClass = {cs.CL}, doi = {https://doi.org/10.48550/arXiv.2212.08073}, url = "https://example.org/a_b?x=1&y=%20",
  pdf = {https://example.org/a.pdf}, abstract = {It cost \\$5, or $5,
 and 20\\% more.

 Again.}, day = 15, publisher = anth}`);
    expect(key).toBe("bai2022");
    expect(publication).toMatchObject({
      title: "Constitutional AI: Étude of Schölkopf & others",
      authors: [
        { given: "Yuntao", family: "Bai" },
        { given: "José", family: "García" },
        { given: "Jan", family: "van der Berg" },
        { literal: "The Team" },
      ],
      venue: "arXiv",
      year: 2022,
      month: 12,
      day: 15,
      fields: ["Computation and language"],
      abstract: "It cost $5, or $5, and 20% more.\n\nAgain.",
      doi: "10.48550/arxiv.2212.08073",
      arxivId: "2212.08073",
      url: "https://example.org/a_b?x=1&y=%20",
      pdfUrl: "https://example.org/a.pdf",
      csl: { type: "article-journal", publisher: "Anthropic", DOI: "10.48550/arxiv.2212.08073" },
    });
    expect(notes).toEqual(["It names only the first of its authors."]);
  });

  it("names the entry and the line of what is wrong, and reads the others", () => {
    const entries = read(`Some words, and an address: a@b.org.
@comment{ @article{hidden, title={No}} }
@string{icml = {Proc. of } # "ICML"}
@inproceedings{first, title = "With {"}quotes{"}", booktitle = icml, date = {2021-07-18}, keywords = {a, b; A}}

@article{open, title = {Never closed,
  year = 2020
@article{second, title {No equals}, year = 2020}
@article{untitled, year = 2020}
@misc(third, title = {In round brackets}, year = "n.d.", note = unknown # { x})
@article{, title = {No key}}
@misc{fourth, title = {The last},}`);
    expect(
      entries.map((entry) => [
        entry.key,
        entry.line,
        "problem" in entry ? entry.problem : [entry.publication.title, entry.publication.venue, entry.publication.year],
      ]),
    ).toEqual([
      ["first", 4, ['With "quotes"', "Proc. of ICML", 2021]],
      ["open", 6, "It is not closed: a brace is missing (noticed in line 8)."],
      ["second", 8, "The field “title” has no “=”."],
      ["untitled", 9, "It has no title."],
      ["third", 10, ["In round brackets", "", null]],
      ["@article", 11, "It has no key before its first comma."],
      ["fourth", 12, ["The last", "", null]],
    ]);
    expect(entries[0]).toMatchObject({ publication: { fields: ["a", "b"], day: 18 } });
    expect(entries[4]).toMatchObject({ notes: [expect.stringContaining("“unknown”")] });
  });

  it.each([
    ["al-Khwarizmi, Mu{\\d h}ammad", { given: "Muḥammad", family: "al-Khwarizmi" }],
    ["Anna-Lena Smith-Jones", { given: "Anna-Lena", family: "Smith-Jones" }],
    ["de la Cruz, J.-P.", { given: "J.-P.", family: "de la Cruz" }],
    ["King, Jr., Martin Luther", { given: "Martin Luther, Jr.", family: "King" }],
    ["family=Perez, given=Ethan", { given: "Ethan", family: "Perez" }],
    ["{Google DeepMind}", { literal: "Google DeepMind" }],
  ])("knows the parts of the name %s", (name, author) => {
    expect(one(`@misc{a, title = {T}, author = {${name}}}`).publication.authors).toEqual([author]);
  });

  it("keeps the abbreviations of one file out of the next", () => {
    read("@string{jan = {Evil}} @string{mine = {Mine}} @misc{a, title = mine, month = jan}");
    expect(one("@misc{a, title = {T}, year = 2020, month = jan, howpublished = mine}").publication).toMatchObject({
      month: 1,
      venue: "mine",
    });
  });

  it("takes markup as text, and what would not be seen away", () => {
    const { publication } = one(
      "@misc{a, title = {<script>alert(1)</script> <b>and</b> \\emph{this}\u202e \u0007a\u200bb}, author = {<img src=x>, A.}, year=2020}",
    );
    expect(publication.title).toBe("<script>alert(1)</script> <b>and</b> this ab");
    expect(publication.authors).toEqual([{ family: "<img src=x>", given: "A." }]);
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://me:secret@example.org/"])(
    "leaves out the address %s, and says so",
    (url) => {
      const { publication, notes } = one(`@misc{a, title = {T}, url = {${url}}, pdf = {${url}}}`);
      expect([publication.url, publication.pdfUrl]).toEqual([null, null]);
      expect(JSON.stringify(publication.csl)).not.toContain(url);
      expect(notes).toEqual([expect.stringMatching(/^Its link was left out/)]);
    },
  );

  it.each([
    ["title", `{${"x".repeat(501)}}`, "Its title is 501 characters long; at most 500 fit."],
    ["abstract", `{${"x".repeat(10_001)}}`, "Its abstract is 10,001 characters long; at most 10,000 fit."],
    ["author", `{${"A B and ".repeat(1_000)}C D}`, "It has 1,001 authors; at most 1,000 fit."],
    ["keywords", `{${Array.from({ length: 21 }, (_, at) => `k${at}`).join()}}`, "It has 21 keywords; at most 20 fit."],
    ["note", `{${"{".repeat(40)}${"}".repeat(40)}}`, "More than 30 braces stand within each other."],
    ["year", `{${"x".repeat(40_001)}}`, "The field “year” is longer than 40,000 characters."],
  ])("refuses an entry for its %s", (field, value, problem) => {
    expect(
      read(`@misc{a, ${field === "title" ? "" : "title = {T}, "}${field} = ${value}}\n@misc{b, title = {T}}`),
    ).toMatchObject([
      { key: "a", problem },
      { key: "b", publication: { title: "T" } },
    ]);
  });
});

describe("RIS", () => {
  it("says what a paper is", () => {
    const { publication, key, line } = one(`
TY  - CPAPER
ID  - perez2022
TI  - Discovering Language Model Behaviors
  with Model-Written Evaluations
AU  - Perez, Ethan
AU  - The Team
PY  - 2022
DA  - 2022/12/19/
T2  - Findings of ACL
KW  - evaluation
KW  - language models
AB  - Model-written
DO  - 10.18653/v1/2023.findings-acl.847
UR  - https://arxiv.org/abs/2212.09251v1
L1  - https://arxiv.org/pdf/2212.09251
ER  - `);
    expect([key, line]).toEqual(["perez2022", 2]);
    expect(publication).toMatchObject({
      title: "Discovering Language Model Behaviors with Model-Written Evaluations",
      authors: [{ given: "Ethan", family: "Perez" }, { literal: "The Team" }],
      venue: "Findings of ACL",
      year: 2022,
      month: 12,
      day: 19,
      fields: ["evaluation", "language models"],
      abstract: "Model-written",
      doi: "10.18653/v1/2023.findings-acl.847",
      arxivId: "2212.09251",
      url: "https://arxiv.org/abs/2212.09251v1",
      pdfUrl: "https://arxiv.org/pdf/2212.09251",
    });
  });

  it("names the line of what is wrong, and reads the others", () => {
    const entries = read(
      "AU  - Nobody\nTI  - Lost\nTY  - JOUR\nPY  - 2020\nER  - \nTY  - JOUR\nTI  - First\nTY  - NOPE\nTI  - Second\nTI  - Again\n",
    );
    expect(entries).toMatchObject([
      { line: 1, problem: expect.stringMatching(/outside of a record/) },
      { line: 3, problem: "It has no title." },
      { line: 6, publication: { title: "First" } },
      { line: 8, publication: { title: "Second" } },
    ]);
  });
});

describe("CSL-JSON", () => {
  it("says what a paper is", () => {
    const { publication, key } = one(
      JSON.stringify({
        id: 7,
        type: "article-journal",
        title: "The <i>Sleeper</i> Agents & <script>",
        author: [{ family: "Hubinger", given: "Evan" }, { literal: "Anthropic" }],
        issued: { "date-parts": [["2024", 1, 10]] },
        "container-title": "arXiv",
        DOI: "10.48550/arXiv.2401.05566",
        URL: "https://arxiv.org/abs/2401.05566",
        keyword: "safety, deception",
        custom: { any: "thing" },
      }),
    );
    expect(key).toBe("7");
    expect(publication).toMatchObject({
      title: "The Sleeper Agents & <script>",
      authors: [{ given: "Evan", family: "Hubinger" }, { literal: "Anthropic" }],
      year: 2024,
      month: 1,
      day: 10,
      venue: "arXiv",
      arxivId: "2401.05566",
      fields: ["safety", "deception"],
    });
    expect(publication.csl).not.toHaveProperty("custom");
  });

  it("names the line of what is wrong, and reads the others", () => {
    const entries = read(`[
  { "id": "a", "title": "First } \\" ]" },
  { "id": "b", "title": "Comma missing" "year": 1 },
  { "id": "c", "title": { "a": "object" } },
  { "id": "nul", "title": "a\\u0000b" },
  { "id": "half", "title": "a\\ud800b" },
  { "id": "d", "title": "Last", "__proto__": { "isAdmin": true } },
  { "id": "e", "title": "Open"`);
    expect(entries).toMatchObject([
      { key: "a", line: 2, publication: { title: 'First } " ]' } },
      { key: "", line: 3, problem: expect.stringMatching(/no JSON object/) },
      { key: "c", line: 4, problem: "It has no title." },
      { key: "nul", line: 5, problem: expect.stringMatching(/^Its title contains a NUL/) },
      { key: "half", line: 6, problem: expect.stringMatching(/^Its title contains half of a character/) },
      { key: "d", line: 7, publication: { title: "Last" } },
      { key: "", line: 8, problem: expect.stringMatching(/not closed/) },
    ]);
    expect({}).not.toHaveProperty("isAdmin");
  });
});

describe("a file", () => {
  it("is told by what it holds", () => {
    expect(formatOf("\ufeff% Zotero\n@Article{a,")).toBe("BibTeX");
    expect(formatOf("Provider: X\n\nTY  - JOUR\n")).toBe("RIS");
    expect(formatOf(' [\n{"id"')).toBe("CSL-JSON");
    expect(formatOf("a,b,c")).toBeUndefined();
  });

  it("is read in the letters that it was written in", () => {
    const words = "@misc{a, title = {Étude}}";
    expect(textOf(Buffer.from(words))).toBe(words);
    expect(textOf(Buffer.from(words, "latin1"))).toBe(words);
    expect(textOf(Buffer.from(`\ufeff${words}`, "utf16le"))).toBe(words);
  });

  it.each([
    ["", /looks like none/],
    ["@misc", /looks like none/],
    ["@comment{x}", /no BibTeX entry/],
    ["@misc{a, title={\0}}", /NUL/],
    ["x".repeat(2 * 1024 * 1024 + 1), /more than 2 MB/],
    ["@misc{a, title={T}}\n".repeat(2_001), /more than 2,000 entries/],
  ])("is refused as a whole", (text, message) => {
    expect(readPublications(text, "")).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it("fetches nothing, whatever addresses it holds", async () => {
    let asked = 0;
    const server = createServer((socket) => {
      asked += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const here = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}/10.1000/182`;
    for (const format of ["BibTeX", "RIS", "CSL-JSON"] as const) readPublications(here, format);
    read(
      `@misc{${here}, title = {${here}}, author = {${here}}, url = {${here}}, doi = {${here}}, crossref = {${here}}}`,
    );
    read(`TY  - ${here}\nTI  - ${here}\nAU  - ${here}\nUR  - ${here}\nDO  - ${here}\nER  - `);
    read(JSON.stringify([{ id: here, title: here, URL: here, DOI: here, author: [here] }]));
    readPublications(
      JSON.stringify([here, { TY: here }, { type: here, label: here, properties: { title: here } }]),
      "CSL-JSON",
    );
    await new Promise<void>((resolve) => setImmediate(resolve));
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(asked).toBe(0);
  });
});

/** What a hostile file costs is printed: a machine's time is no promise. Only what would never end fails. */
describe("a hostile file ends soon", () => {
  const laughs = [
    "@string{a0 = {ha}}",
    ...Array.from({ length: 40 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`),
  ];
  it.each([
    ["10 MB of “{”", "{".repeat(10_000_000)],
    ["2 MB of “{” in a title", `@misc{a, title = ${"{".repeat(2_000_000)}`],
    ["2 MB of “@a{”", "@a{".repeat(650_000)],
    ["2 MB of open entries", "@a{b, t={\n".repeat(190_000)],
    ["abbreviations that double", `${laughs.join("\n")}\n@misc{x, title = a40}`],
    [
      "one abbreviation, everywhere",
      `@string{s = {${"x".repeat(30_000)}}}\n${`@misc{x, ${Array.from({ length: 90 }, (_, at) => `f${at} = s`).join()}}\n`.repeat(1_500)}`,
    ],
    ["2 MB of “@”", "@".repeat(2_000_000)],
    ["2 MB of “[”", "[".repeat(2_000_000)],
    ["2 MB of objects within each other", '{"a":'.repeat(400_000)],
    ["2 MB of one RIS field", `TY  - JOUR\n${"AU  - \n".repeat(280_000)}`],
    ["2 MB of TeX", `@misc{a, title = {${"\\\\'{e} $".repeat(4_000)}}}\n`.repeat(50)],
    [
      "2,000 whole entries",
      `@article{a, title = {A title of some length {AI}}, author = {Bai, Yuntao and Perez, Ethan}, year = 2022, abstract = {${"words and ".repeat(60)}}}\n`.repeat(
        2_000,
      ),
    ],
  ])(
    "%s",
    (name, text) => {
      const start = performance.now();
      const result = readPublications(text, "BibTeX");
      const others = (["RIS", "CSL-JSON"] as const).map((format) => readPublications(text, format).ok);
      process.stdout.write(`${name}: ${Math.round(performance.now() - start)} ms in the three readers\n`);
      if (result.ok && name !== "2,000 whole entries")
        expect(result.value.entries.some((entry) => "problem" in entry)).toBe(true);
      expect(others.length).toBe(2);
    },
    20_000,
  );
});
