import Link from "next/link";
import { VARIANTS_MAX } from "#lib/essays/variant-rules.ts";
import type { EssayView } from "#lib/essays/view.ts";
import { paths } from "#lib/paths.ts";
import { amountText } from "#lib/problems/kinds.ts";
import { textLabel } from "./text-name.ts";
import { DeleteVariantForm, ForkForm, RenameForm, SendThisForm } from "./variant-forms.tsx";

/** Below the editor: one's other texts to the problem, which application sends which, and making, naming and deleting variants. */
export function EssayTexts({ essay }: { essay: EssayView }) {
  const { siblings, demands, elsewhere, over } = essay;
  return (
    <div className="grid max-w-4xl gap-x-12 gap-y-8 border-t border-line pt-8 md:grid-cols-2">
      {demands.length + elsewhere.length + over.length > 0 && <Senders essay={essay} />}
      <section aria-labelledby="texts" className="space-y-4">
        <h2 id="texts" className="text-xl">
          {siblings.length > 0 ? "Your texts to this problem" : "Variants"}
        </h2>
        {siblings.length > 0 ? (
          <ul className="space-y-2">
            <li>
              {textLabel(essay.variant)} <span className="text-quiet">(this one)</span>
            </li>
            {siblings.map((sibling) => (
              <li key={sibling.id}>
                <Link href={paths.essay(sibling.id)} prefetch={false}>
                  {textLabel(sibling.variant)}
                </Link>
                , <span className="figures">{amountText(essay.kind, sibling.words)}</span> (
                <Link href={paths.compareTexts(essay.id, sibling.id)} prefetch={false}>
                  compare<span className="sr-only"> with {textLabel(sibling.variant)}</span>
                </Link>
                )
              </li>
            ))}
          </ul>
        ) : (
          <p>
            All your applications that ask this problem share this text. Where one of them needs another cut, copy it as
            a variant.
          </p>
        )}
        {siblings.filter(({ variant }) => variant !== "").length + Number(essay.variant !== "") < VARIANTS_MAX ? (
          <ForkForm from={essay.id} applications={[...demands, ...elsewhere]} />
        ) : (
          <p className="text-quiet">You have {VARIANTS_MAX} variants, which is as many as there can be.</p>
        )}
        {essay.variant !== "" && (
          <>
            <RenameForm id={essay.id} name={essay.variant} />
            <DeleteVariantForm id={essay.id} name={essay.variant} sent={demands.length} />
          </>
        )}
      </section>
    </div>
  );
}

function Senders({ essay: { id, siblings, demands, elsewhere, over } }: { essay: EssayView }) {
  return (
    <section aria-labelledby="senders" className="space-y-4">
      <h2 id="senders" className="text-xl">
        Who gets which text
      </h2>
      <ul className="space-y-3">
        {demands.map((demand) => (
          <li key={demand.applicationId}>
            <Link href={paths.application(demand.applicationId)} prefetch={false}>
              {demand.name}
            </Link>
            {siblings.length > 0 ? " gets this text." : " gets this text, as it is when you submit."}
          </li>
        ))}
        {elsewhere.map((use) => (
          <li key={use.applicationId} className="space-y-1.5">
            <p>
              <Link href={paths.application(use.applicationId)} prefetch={false}>
                {use.name}
              </Link>{" "}
              {use.sends === null ? (
                "gets none: the problem is left out there."
              ) : (
                <>
                  gets{" "}
                  <Link href={paths.essay(use.sends.id)} prefetch={false}>
                    {use.sends.variant === "" ? "the shared text" : `“${use.sends.variant}”`}
                  </Link>
                  .
                </>
              )}
            </p>
            <SendThisForm application={use.applicationId} name={use.name} text={id} />
          </li>
        ))}
        {over.map((use) => (
          <li key={use.applicationId} className="text-quiet">
            <Link href={paths.application(use.applicationId)} prefetch={false}>
              {use.name}
            </Link>{" "}
            is over{use.state === "submitted" ? ": what you submitted stands." : "."}
          </li>
        ))}
      </ul>
    </section>
  );
}
