import type { Fields } from "#lib/result.ts";

/** The id of a field in the page, from its form and name. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(".", "-")}`;
}

/** What is wrong, at the top of a form, with a link to each field. */
export function ErrorSummary({ message, fields, formId }: { message: string; fields: Fields; formId: string }) {
  const all = Object.entries(fields);
  // What is said of the one field alone is not said twice.
  const only = all.length === 1 && all[0]?.[1] === message ? all[0][0] : null;
  const entries = only ? [] : all;
  return (
    <section role="alert" className="border-2 border-bad px-4 py-3" aria-labelledby={`${formId}-errors`}>
      <h2 id={`${formId}-errors`} className="font-sans text-base font-semibold">
        {only ? (
          <a className="text-bad" href={`#${fieldId(formId, only)}`}>
            {message}
          </a>
        ) : (
          message
        )}
      </h2>
      {entries.length > 0 && (
        <ul className="mt-2 list-disc space-y-1 pl-5">
          {entries.map(([name, text]) => (
            <li key={name}>
              {name ? (
                <a className="text-bad" href={`#${fieldId(formId, name)}`}>
                  {text}
                </a>
              ) : (
                <span className="text-bad">{text}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
