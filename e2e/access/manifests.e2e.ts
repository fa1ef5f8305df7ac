import { places } from "../places.ts";
import { actions } from "./actions.ts";
import { handlers } from "./handlers.ts";
import { compare, readManifests } from "./manifests.ts";
import { pages } from "./pages.ts";
import { expect, test } from "./world.ts";

test("every page, handler and action of the build has its row, and every row its thing", () => {
  const built = readManifests(places().distDir);
  expect([
    ...compare(
      "page",
      built.pages,
      pages.map(({ path }) => path),
    ),
    ...compare("handler", built.handlers, new Set(handlers.map(({ path }) => path))),
    ...compare(
      "action",
      built.actions.keys(),
      actions.map(({ name }) => name),
    ),
  ]).toEqual([]);
});

test("every row names somebody who may", () => {
  const idle = [
    ...pages.filter(({ cases }) => !cases.some(({ may }) => may.length > 0)).map(({ path }) => path),
    ...[...new Set(handlers.map(({ path }) => path))].filter(
      (path) => !handlers.some((row) => row.path === path && (row.may.length > 0 || row.shownBy)),
    ),
    ...actions.filter(({ may }) => may.length === 0).map(({ name }) => name),
  ];
  expect(idle, "A refusal proves nothing without the same request by somebody who may").toEqual([]);
});

test("a new page without a row is reported, and so are a row without a page and a row that is there twice", () => {
  const built = readManifests(places().distDir);
  const names = pages.map(({ path }) => path);
  expect(compare("page", [...built.pages, "/admin/secrets"], names)).toEqual([
    "The build has the page /admin/secrets, the table has not: add a row that says who may, in e2e/access.",
  ]);
  expect(compare("page", built.pages, [...names, "/gone"])).toEqual([
    "The table has the page /gone, the build has not: remove or rename its row in e2e/access.",
  ]);
  expect(compare("page", built.pages, [...names, "/review"])).toEqual([
    "The table has the page /review twice: make it one row.",
  ]);
  expect(compare("page", built.pages.slice(1), names)).toHaveLength(1);
});
