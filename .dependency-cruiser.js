// The import law: which way imports run. `npm test -- --only law` says who breaks it.
const code = "^(app|components|lib)/|^(proxy|instrumentation)\\.ts$";
const tests = "\\.test\\.tsx?$";
/** Pure files: the same in the browser, in a test and on the server. */
const pure = "^lib/((?!auth/)[^/]+/(schema|rules|rights|reasons|limits|kinds|deadline|orcid)|auth/policy)\\.ts$";
const pureHelpers = "^lib/(text|links|words|clock|result|paths|reason)\\.ts$";
const enums = "^prisma/generated/enums\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "everything-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "lib-knows-no-view",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-know-no-route",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-get-data-as-props",
      comment: "A component imports a domain's schema, rules and actions; its data comes in as props.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^lib/([^/]+/queries|db|auth/session)\\.ts$" },
    },
    {
      name: "pure-files-stay-pure",
      comment: "schema, rules and policy import each other, the pure helpers, zod and the database's enums.",
      severity: "error",
      from: { path: pure },
      to: { pathNot: [pure, pureHelpers, enums, "(^|/)node_modules/zod/"] },
    },
    {
      name: "pure-helpers-stay-pure",
      severity: "error",
      from: { path: pureHelpers },
      to: { pathNot: [pureHelpers, "(^|/)node_modules/zod/"] },
    },
    {
      name: "queries-change-nothing",
      severity: "error",
      from: { path: "^lib/([^/]+/queries|auth/.+|db)\\.ts$", pathNot: tests },
      to: { path: "^lib/[^/]+/actions\\.ts$" },
    },
    {
      name: "auth-knows-no-domain's-data",
      severity: "error",
      from: { path: "^lib/(auth/.+|db)\\.ts$", pathNot: tests },
      to: { path: "^lib/[^/]+/queries\\.ts$", pathNot: "^lib/auth/" },
    },
    {
      name: "no-sibling's-actions",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: tests },
      to: { path: "^lib/[^/]+/actions\\.ts$", pathNot: "^lib/$1/" },
    },
    {
      name: "database-through-lib-db",
      severity: "error",
      // The demo's page of personas shows the people that the seed makes.
      from: { path: code, pathNot: [tests, "^lib/db\\.ts$", "^app/demo/"] },
      to: { path: "^prisma/", pathNot: enums },
    },
    {
      name: "no-tools-in-the-product",
      severity: "error",
      from: { path: code, pathNot: tests },
      to: { path: "^(scripts|e2e|bench)/" },
    },
    {
      name: "no-dev-dependency-in-the-product",
      severity: "error",
      from: { path: code, pathNot: tests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    // Before compilation, so that imports of types count too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["(^|/)node_modules/", "^prisma/generated/"] },
    exclude: { path: "^prisma/generated/(internal|models)|\\.css$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
