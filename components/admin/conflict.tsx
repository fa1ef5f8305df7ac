"use client";

import { useFormContext } from "#components/ui/form.tsx";
import { valueAt } from "#lib/forms.ts";

/**
 * What the form was opened with, as a mark that goes with it; after somebody else's edit came
 * between, the mark of theirs, so that the next press of Save is meant. Above the fields it
 * shows what they stored.
 * @param labels what the fields are called in sentences ("the title")
 */
export function Overtaken({ labels }: { labels: Record<string, string> }) {
  const { formId, values } = useFormContext();
  const theirs = values?.["theirs"];
  const stored = theirs && typeof theirs === "object" && !Array.isArray(theirs) ? Object.entries(theirs) : [];
  return (
    <>
      <input type="hidden" name="seen" value={valueAt(values, "seen")} />
      {stored.length > 0 && (
        <section
          aria-labelledby={`${formId}-theirs`}
          className="space-y-4 border-l-4 border-warn bg-warn-ground px-4 py-3"
        >
          <h2 id={`${formId}-theirs`} className="font-sans text-base font-semibold text-warn">
            What is stored now
          </h2>
          <dl className="space-y-3">
            {stored.map(([name, text]) => (
              <div key={name}>
                <dt className="font-semibold">{capital((labels[name] ?? name).replace(/^the /, ""))}</dt>
                <dd className="whitespace-pre-wrap">{typeof text === "string" && text !== "" ? text : "(empty)"}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
