import { expect, test } from "vitest";
import { orcidAddress, orcidCheck, readOrcid } from "./orcid.ts";

// The examples of ORCID's own documentation.
test.for(["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])("%s is an ORCID iD", (orcid) => {
  expect(readOrcid(orcid)).toBe(orcid);
  expect(orcidCheck(orcid.replaceAll("-", "").slice(0, 15))).toBe(orcid.at(-1));
});

test.for([
  "https://orcid.org/0000-0002-1694-233X",
  "orcid.org/0000-0002-1694-233x/",
  " 000000021694233X ",
  "0000 0002 1694 233x",
  "0000–0002–1694–233X",
])("“%s” is read as the same iD", (typed) => {
  expect(readOrcid(typed)).toBe("0000-0002-1694-233X");
});

test.for([
  "",
  "0000-0002-1825-0098",
  "0000-0002-1852-0097",
  "0000-0002-1694-2330",
  "0000-0002-1825-009",
  "0000-0002-1825-00977",
  "X000-0002-1825-0097",
  "https://evil.example/0000-0002-1825-0097",
])("“%s” is none", (typed) => {
  expect(readOrcid(typed)).toBeNull();
});

test("its address leads to the register", () => {
  expect(orcidAddress("0000-0002-1825-0097")).toBe("https://orcid.org/0000-0002-1825-0097");
});
