import Link from "next/link";
import { paths } from "#lib/paths.ts";

export type ProfilePart = "overview" | "details" | "portrait" | "publications" | "writings" | "changes" | "preview";

const parts = ["details", "portrait", "publications", "writings", "changes", "preview"] as const;

const labels: Record<(typeof parts)[number], string> = {
  details: "Details and agenda",
  portrait: "Portrait",
  publications: "Publications",
  writings: "Writings",
  changes: "Changes",
  preview: "Preview",
};

/** The rooms of a profile that one edits; the one that one is in is marked. */
export function ProfileNav({
  mentor,
  here,
}: {
  mentor: { slug: string; name: string };
  here?: ProfilePart | undefined;
}) {
  const rooms = [
    { part: "overview", href: paths.profileOf(mentor.slug), label: "Overview" },
    ...parts.map((part) => ({ part, href: paths.profilePart(mentor.slug, part), label: labels[part] })),
  ];
  return (
    <nav aria-label={`Profile of ${mentor.name}`} className="no-print mb-8 border-b border-line text-[0.9375rem]">
      <ul className="flex flex-wrap gap-x-5">
        {rooms.map(({ part, href, label }) => (
          <li key={part}>
            <Link
              href={href}
              prefetch={false}
              aria-current={part === here ? "page" : undefined}
              className={`block border-b-2 py-2 no-underline hover:underline ${part === here ? "border-accent font-semibold" : "border-transparent"}`}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way back from a room of a profile. */
export function profileCrumbs(mentor: { slug: string; name: string }) {
  return [
    { href: paths.profile, label: "Profile" },
    { href: paths.profileOf(mentor.slug), label: mentor.name },
  ];
}
