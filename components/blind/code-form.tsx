import { FieldError } from "#components/ui/field-error.tsx";
import { paths } from "#lib/paths.ts";

/** Leads to one application of a project, by its code. `typed`: a code that there is none of. */
export function CodeForm({ project, typed }: { project: string; typed: string | undefined }) {
  const error = typed
    ? `There is no application “${typed.slice(0, 40)}” to this project. A code looks like K7QM-2F; it stands on the application’s page.`
    : typed === ""
      ? "Enter an application’s code, such as K7QM-2F."
      : undefined;
  return (
    <form action={paths.admin.projectApplications(project)} className="space-y-3">
      <div className={`space-y-1.5 ${error ? "border-l-4 border-bad pl-4" : ""}`}>
        <label htmlFor="code" className="block font-semibold">
          Application’s code
        </label>
        <FieldError id="code" error={error} />
        <input
          id="code"
          name="code"
          defaultValue={typed}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "code-error" : undefined}
          className="input max-w-40 font-mono"
        />
      </div>
      <button type="submit" className="button button-quiet">
        Open it
      </button>
    </form>
  );
}
