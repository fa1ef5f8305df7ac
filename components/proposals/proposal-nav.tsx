import Link from "next/link";
import { paths } from "#lib/paths.ts";

const parts = ["proposal", "changes", "preview"] as const;
type Part = (typeof parts)[number];

const labels: Record<Part, string> = { proposal: "Proposal", changes: "Changes", preview: "Preview" };

/**
 * The pages of a project's proposal.
 * @param leads whether the reader writes it; others have no page with the form
 * @param open whether there is one to look at
 */
export function ProposalNav({
  project,
  here,
  leads,
  open,
}: {
  project: string;
  here: Part;
  leads: boolean;
  open: boolean;
}) {
  return (
    <nav aria-label="Proposal" className="no-print mb-8 border-b border-line text-[0.9375rem]">
      <ul className="flex flex-wrap gap-x-5">
        {parts
          .filter((part) => (part === "proposal" ? leads : part !== "preview" || open))
          .map((part) => (
            <li key={part}>
              <Link
                href={paths.proposal(project, part === "proposal" ? undefined : part)}
                prefetch={false}
                aria-current={part === here ? "page" : undefined}
                className={`block border-b-2 py-2 no-underline hover:underline ${part === here ? "border-accent font-semibold" : "border-transparent"}`}
              >
                {labels[part]}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
