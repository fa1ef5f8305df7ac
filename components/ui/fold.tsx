"use client";

import { useFormContext } from "./form.tsx";

/**
 * A part of a form that is folded away until asked for. It stands within the form, so that what
 * the form was refused for is seen above it; a refused field opens it, also without script.
 */
export function Fold({ title, children }: { title: React.ReactNode; children: React.ReactNode }) {
  const { errors } = useFormContext();
  return (
    <details open={Object.keys(errors).length > 0 || undefined}>
      <summary className="cursor-pointer text-accent">{title}</summary>
      <div className="mt-3 space-y-4">{children}</div>
    </details>
  );
}
