"use client";

import { useEffect, useState } from "react";
import type { ProblemKind } from "#prisma/generated/enums.ts";
import type { PreviewPane } from "./preview-pane.tsx";

type Props = {
  kind: ProblemKind;
  read: () => string;
  /** Counts the changes of the text while it is shown. */
  changes: number;
  full: boolean;
};

/** The place of the preview. Who never looks at one never loads what shows it. */
export function Preview({ kind, read, changes, full }: Props) {
  const [Pane, setPane] = useState<typeof PreviewPane | "missing" | null>(null);
  useEffect(() => {
    import("./preview-pane.tsx").then(
      (module) => setPane(() => module.PreviewPane),
      () => setPane("missing"),
    );
  }, []);
  return (
    <section
      aria-label="Preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
      tabIndex={0}
      className={`min-w-0 rounded-sm border border-line bg-raised px-4 py-3 sm:px-6 sm:py-5 ${full ? "min-h-0 overflow-y-auto" : "min-h-96"}`}
    >
      {typeof Pane === "function" && <Pane kind={kind} read={read} changes={changes} />}
      <div role="alert">
        {Pane === "missing" && (
          <p className="font-semibold text-bad">
            There is no preview now: the server can’t be reached. Your text is untouched.
          </p>
        )}
      </div>
    </section>
  );
}
