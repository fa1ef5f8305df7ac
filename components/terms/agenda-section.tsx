import { Prose } from "#components/ui/prose.tsx";

/**
 * What a mentor means to do next; nothing where they have not said.
 * @param html the result of renderWithTerms
 */
export function AgendaSection({ html }: { html: string }) {
  if (html === "") return null;
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda" className="mb-3">
        Agenda
      </h2>
      <Prose html={html} />
    </section>
  );
}
