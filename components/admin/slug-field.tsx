"use client";

import { useEffect, useState } from "react";
import { TextField } from "#components/ui/field.tsx";
import { useFormContext } from "#components/ui/form.tsx";
import { slugify } from "#lib/text.ts";

/** The address part. While it is empty, it shows the one that would be made from the field `from`. */
export function SlugField({ from, prefix, hint }: { from: string; prefix: string; hint: string }) {
  const { formId } = useFormContext();
  const [proposed, setProposed] = useState("");
  useEffect(() => {
    const form = document.getElementById(formId);
    const listen = (event: Event) => {
      if (event.target instanceof HTMLInputElement && event.target.name === from)
        setProposed(slugify(event.target.value));
    };
    form?.addEventListener("input", listen);
    return () => form?.removeEventListener("input", listen);
  }, [formId, from]);
  return (
    <TextField
      name="slug"
      label="Address part"
      hint={
        <>
          The end of the page’s address: {prefix}… {hint}
        </>
      }
      placeholder={proposed}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
