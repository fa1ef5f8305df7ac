import { expect, test } from "vitest";
import { safeNext } from "./paths.ts";

test.each(["/applications", "/projects/a?x=1#y", "/"])("%s is on this site", (path) => {
  expect(safeNext(path, "/fallback")).toBe(path);
});

test.each([
  null,
  undefined,
  "",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "\\evil",
  "/%0a/../\n//evil",
  "javascript:alert(1)",
  "/\t/evil.example",
])("%j is not", (path) => {
  expect(safeNext(path, "/fallback")).toBe("/fallback");
});
