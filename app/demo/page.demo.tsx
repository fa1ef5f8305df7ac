import { Page } from "#components/layout/page.tsx";
import { personas } from "#prisma/personas.ts";

export const metadata = { title: "Sign in as" };

const roles = ["Administrator", "Mentor", "Reviewer", "Applicant"] as const;

/** Only in the demo: be anybody. */
export default function Personas() {
  return (
    <Page title="Sign in as" lead="These people exist only in this demo. Choose whom to be.">
      <div className="space-y-10">
        {roles.map((role) => (
          <section key={role} aria-labelledby={`role-${role}`}>
            <h2 id={`role-${role}`} className="mb-3">
              {role === "Administrator" ? "Admin" : `${role}s`}
            </h2>
            <ul className="divide-y divide-line border-y border-line">
              {personas
                .filter((persona) => persona.role === role)
                .map((persona) => (
                  <li key={persona.key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
                    <div className="min-w-0 max-w-2xl flex-1 basis-64">
                      <p className="font-semibold">{persona.name}</p>
                      <p className="text-quiet">{persona.description}</p>
                    </div>
                    <form action="/demo/sign-in" method="post">
                      <input type="hidden" name="email" value={persona.email} />
                      <button type="submit" className="button button-quiet">
                        Be {persona.name.split(" ")[0]}
                      </button>
                    </form>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
