import { useEffect, useRef, useState } from "react";
import type { KeptForm, Offer } from "#lib/drafts/kept-form.ts";
import { personHere } from "#lib/drafts/person.ts";

/**
 * Keeps what is typed into a form on this computer until it is accepted: forms with a text of
 * several lines only, and only where somebody is signed in. The script for it comes when it is
 * needed.
 * @param on false for a form that is not to be kept
 */
export function useKeptForm(form: React.RefObject<HTMLFormElement | null>, id: string, on: boolean) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const kept = useRef<KeptForm | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    const person = personHere();
    const element = form.current;
    if (!on || !person || !element?.querySelector("textarea")) return;
    let gone = false;
    const begin = ({ keepForm }: typeof import("#lib/drafts/kept-form.ts")) => {
      if (gone) return;
      const draft = `form:${location.pathname}#${id}`;
      kept.current = keepForm(element, person, draft, document.querySelector("h1")?.textContent ?? "", setOffer);
      if (touched.current) kept.current.changed();
    };
    // Where it can't be had, the form is one like any other.
    import("#lib/drafts/kept-form.ts").then(begin, () => {});
    return () => {
      gone = true;
      kept.current?.end();
      kept.current = null;
    };
  }, [form, id, on]);
  return {
    offer,
    changed() {
      touched.current = true;
      kept.current?.changed();
    },
    accepted() {
      touched.current = false;
      kept.current?.accepted();
    },
  };
}
