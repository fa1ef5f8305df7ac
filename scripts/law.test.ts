import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkLaw } from "./law.ts";

/** A small portal that keeps the law. */
const LAWFUL = {
  "package.json": JSON.stringify({
    type: "module",
    imports: { "#app/*": "./app/*", "#components/*": "./components/*", "#lib/*": "./lib/*", "#prisma/*": "./prisma/*" },
    dependencies: { zod: "1" },
    devDependencies: { vitest: "1" },
  }),
  "node_modules/zod/package.json": '{ "name": "zod", "version": "1.0.0", "main": "index.js" }',
  "node_modules/zod/index.js": "",
  "node_modules/vitest/package.json": '{ "name": "vitest", "version": "1.0.0", "main": "index.js" }',
  "node_modules/vitest/index.js": "",
  "app/page.tsx": 'import "#components/view.tsx"; import "#lib/essays/queries.ts";',
  "components/view.tsx": 'import "#lib/essays/actions.ts"; import "#lib/essays/rules.ts";',
  "lib/essays/actions.ts":
    'import "#lib/essays/queries.ts"; import "#lib/cohorts/queries.ts"; import "../auth/session.ts";',
  "lib/essays/queries.ts": 'import "#lib/db.ts"; import "./rules.ts";',
  "lib/essays/rules.ts":
    'import type { State } from "#prisma/generated/enums.ts"; import "#lib/words.ts"; import "zod"; export const x = 1;',
  "lib/essays/rules.test.ts": 'import "vitest"; import "./rules.ts"; import "#prisma/test-database.ts";',
  "lib/cohorts/actions.ts": 'import "./queries.ts";',
  "lib/cohorts/queries.ts": 'import "#lib/db.ts";',
  "lib/auth/session.ts": 'import "#lib/db.ts";',
  "lib/db.ts": 'import "#prisma/client.ts"; export type X = 1;',
  "lib/words.ts": "export const words = 1;",
  "prisma/client.ts": 'import "./generated/client.ts";',
  "prisma/test-database.ts": 'import "vitest"; import "./client.ts";',
  "prisma/generated/client.ts": "export {};",
  "prisma/generated/enums.ts": "export type State = 1;",
  "scripts/tool.ts": 'import "#lib/essays/rules.ts";',
  "e2e/some.e2e.ts": 'import "#prisma/client.ts";',
};

async function law(planted: Record<string, string>): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), "prentice-law-"));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [name, content] of Object.entries({ ...LAWFUL, ...planted })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  const { violations } = await checkLaw(dir);
  return violations.sort();
}

test("a portal that keeps the law has no violations", async () => {
  expect(await law({})).toEqual([]);
});

test.for([
  ["lib-knows-no-view", "lib/words.ts", "#components/view.tsx"],
  ["lib-knows-no-view", "lib/db.ts", "../app/page.tsx"],
  ["components-know-no-route", "components/other.tsx", "#app/page.tsx"],
  ["components-get-data-as-props", "components/view.tsx", "#lib/essays/queries.ts"],
  ["components-get-data-as-props", "components/view.tsx", "#lib/db.ts"],
  ["components-get-data-as-props", "components/view.tsx", "#lib/auth/session.ts"],
  ["pure-files-stay-pure", "lib/essays/rules.ts", "#lib/db.ts"],
  ["pure-files-stay-pure", "lib/auth/policy.ts", "./session.ts"],
  ["pure-files-stay-pure", "lib/essays/schema.ts", "node:fs"],
  ["queries-change-nothing", "lib/cohorts/queries.ts", "#lib/essays/actions.ts"],
  ["auth-knows-no-domain's-data", "lib/auth/session.ts", "#lib/cohorts/queries.ts"],
  ["no-sibling's-actions", "lib/essays/actions.ts", "#lib/cohorts/actions.ts"],
  ["database-through-lib-db", "lib/essays/queries.ts", "#prisma/client.ts"],
  ["database-through-lib-db", "app/page.tsx", "../prisma/generated/client.ts"],
  ["no-tools-in-the-product", "lib/words.ts", "../scripts/tool.ts"],
  ["no-tools-in-the-product", "proxy.ts", "./e2e/some.e2e.ts"],
  ["no-dev-dependency-in-the-product", "lib/essays/queries.ts", "vitest"],
  ["everything-resolves", "lib/essays/queries.ts", "#lib/nowhere.ts"],
] as const)("%s: %s may not import %s", async ([rule, file, target]) => {
  const found = await law({ [file]: `import "${target}";\nexport const planted = 1;` });
  expect(found.map((line) => line.split(" → ")[0])).toContain(`${rule}: ${file}`);
});

test("a cycle is named once, with its way round", async () => {
  const found = await law({ "e2e/one.ts": 'import "./other.ts";', "e2e/other.ts": 'import "./one.ts";' });
  expect(found).toEqual(["no-cycles: e2e/one.ts → e2e/other.ts → e2e/one.ts"]);
});

test("imports of types count", async () => {
  const found = await law({ "components/view.tsx": 'import type { X } from "#lib/db.ts";\nexport type Y = X;' });
  expect(found).toEqual(["components-get-data-as-props: components/view.tsx → lib/db.ts"]);
});
