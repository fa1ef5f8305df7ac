import { Callout } from "#components/ui/callout.tsx";
import { Prose } from "#components/ui/prose.tsx";
import type { UnmaskedApplication } from "#lib/blind/view.ts";
import { amountText } from "#lib/problems/kinds.ts";

/** Each text as it was sent, and beside it as reviewers read it. */
export function BesideMasks({ essays }: { essays: UnmaskedApplication["essays"] }) {
  if (essays.length === 0)
    return (
      <p className="max-w-3xl text-quiet">Nothing of this application was submitted, so nobody reads anything of it.</p>
    );
  return (
    <section aria-labelledby="texts" className="space-y-12">
      <h2 id="texts">As sent, and as reviewers read it</h2>
      {essays.map((essay, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: frozen, in their order
        <article key={at} className="space-y-4 border-t border-line pt-6">
          <h3>{essay.title}</h3>
          <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
            <div className="min-w-0">
              <p className="mb-3 text-quiet">As sent: {amountText(essay.kind, essay.words)}</p>
              <Prose html={essay.html} />
            </div>
            <div className="min-w-0">
              {essay.blindHtml === null ? (
                <Callout>
                  It is being masked: reviewers are shown no text until then. That takes a minute or two, as long as the
                  worker runs.
                </Callout>
              ) : (
                <>
                  <p className="mb-3 text-quiet">
                    As reviewers read it: {amountText(essay.kind, essay.blindWords ?? 0)}, {maskedText(essay.blindHtml)}
                  </p>
                  <Prose html={essay.blindHtml} />
                </>
              )}
            </div>
          </div>
        </article>
      ))}
    </section>
  );
}

function maskedText(html: string): string {
  const count = html.split('<mark class="mask">').length - 1;
  if (count === 0) return "nothing masked";
  return count === 1 ? "one place masked" : `${count.toLocaleString("en-GB")} places masked`;
}
