import type { FeedbackToRead } from "#lib/decisions/reasons.ts";

/** A feedback word for word as its applicant will read it. */
export function FeedbackAsRead({ feedback: { parts, words }, label }: { feedback: FeedbackToRead; label: string }) {
  const nothing = parts.length === 0 && words === "";
  return (
    <section aria-label={label} className="space-y-4 border border-line bg-raised px-4 py-4 sm:px-5">
      {nothing && <p className="text-quiet">Nothing: no reason is chosen, and no words are written.</p>}
      {parts.map(({ title, sentences }) => (
        <div key={title}>
          <p className="font-serif font-semibold">{title}</p>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
      {words !== "" && <p className="whitespace-pre-line">{words}</p>}
    </section>
  );
}
