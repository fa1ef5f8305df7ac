import type { Revealed } from "#lib/blind/view.ts";

/** Who wrote an application, for those who were shown it; its texts are on the same page without masks. */
export function WhoWrote({ shown, revealed }: { shown: "case" | "phase"; revealed: Revealed }) {
  const { name, affiliation } = revealed;
  return (
    <section aria-labelledby="who-wrote" className="space-y-3">
      <h2 id="who-wrote">Who wrote it</h2>
      <dl className="grid gap-x-6 gap-y-1 xs:grid-cols-[auto_1fr]">
        <dt className="font-semibold">Name</dt>
        <dd>{name ?? "Not given"}</dd>
        <dt className="font-semibold">Affiliation</dt>
        <dd>{affiliation ?? "Not given"}</dd>
      </dl>
      <p className="text-[0.9375rem] text-quiet">
        {shown === "case"
          ? "You asked to see this, and the essays without masks; your colleagues do not. Your review can’t be changed any more."
          : "In the phase that goes on now, names and essays without masks are shown to everybody who reviews this project."}
      </p>
    </section>
  );
}
