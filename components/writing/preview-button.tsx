import { Prose } from "#components/ui/prose.tsx";
import type { ProblemKind } from "#prisma/generated/enums.ts";

/** For where no script runs: sends the form to be shown, not saved. The toolbar has the same for others. */
export function PreviewButton({ kind }: { kind: ProblemKind }) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <noscript>
        <button type="submit" name="act" value="preview" className="button button-quiet">
          Preview
        </button>
      </noscript>
    </>
  );
}

/**
 * What came of it, above the field, which still holds all that was typed.
 * @param html the result of renderAnswer
 */
export function Previewed({ html }: { html: string }) {
  return (
    <section aria-label="Preview" className="mb-4 rounded-sm border border-line bg-raised px-4 py-3 sm:px-6 sm:py-5">
      <p role="status" className="mb-3 text-[0.9375rem] text-quiet">
        Not saved: this is how reviewers will read what stands in the field below.
      </p>
      {html ? <Prose html={html} /> : <p>Nothing is written yet.</p>}
    </section>
  );
}
