// The parts of @citation-js (0.8, without types of its own) that are used here.
declare module "@citation-js/core" {
  export const plugins: {
    input: { chain(input: unknown, options?: { forceType?: string; generateGraph?: boolean }): unknown[] };
    output: { format(name: "bibtex", items: unknown[], options: { format: "object" }): unknown };
    config: { get(plugin: "@bibtex"): { constants: { formatting: Record<string, unknown> } } };
  };
  export const logger: { _log: unknown[] };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
