import Link from "next/link";
import { PortraitImage } from "#components/portraits/portrait-image.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { utc } from "#lib/clock.ts";
import type { Overview } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";

/** Where a profile stands: what is public, what is only a draft, and where to go on. */
export function ProfileOverview({ mentor }: { mentor: Overview }) {
  const { slug, own, isPublic, portrait, publications, writings, draftedAt, leads } = mentor;
  return (
    <>
      {draftedAt ? (
        <Callout tone="warn">
          There are changes that are not published, saved {utc(draftedAt)}.{" "}
          <Link href={paths.profilePart(slug, "changes")} prefetch={false} className="text-warn">
            See them, and publish or discard them
          </Link>
        </Callout>
      ) : (
        <p>Everything that was saved is published.</p>
      )}
      <p className="max-w-2xl">
        {isPublic ? (
          <>
            The page is public:{" "}
            <Link href={paths.mentor(slug)} prefetch={false}>
              {mentor.name}
            </Link>
          </>
        ) : (
          "The page is not public yet: it will be once a project of theirs is. Until then it can be prepared, and previewed."
        )}
      </p>
      <dl className="space-y-5">
        <Entry name="Details and agenda" to={paths.profilePart(slug, "details")} act="Edit the details and the agenda">
          Role, affiliation, website, ORCID iD, biography and agenda. Name and address are the admins’ to change.
        </Entry>
        <Entry
          name="Portrait"
          to={paths.profilePart(slug, "portrait")}
          act={portrait ? "Change the portrait" : "Upload a portrait"}
        >
          {portrait ? <PortraitImage mentor={mentor} hash={portrait} small /> : "None yet."}
        </Entry>
        <Entry name="Publications" to={paths.profilePart(slug, "publications")} act="Edit the publications">
          {publications === 0 ? "None yet." : `${publications.toLocaleString("en-GB")} on the page.`}
        </Entry>
        <Entry name="Writings" to={paths.profilePart(slug, "writings")} act="Edit the writings">
          {writings === 0 ? "None yet." : `${writings.toLocaleString("en-GB")} on the page.`}
        </Entry>
        {own && leads && (
          <Entry name="Projects" to={paths.proposals} act="Propose changes to your projects">
            What your projects’ pages say.
          </Entry>
        )}
        <Entry name="Glossary" to={paths.terms} act="Edit the terms">
          Terms of the programme, which are explained where the agenda uses them.
        </Entry>
      </dl>
    </>
  );
}

function Entry({ name, to, act, children }: { name: string; to: string; act: string; children: React.ReactNode }) {
  return (
    <div className="space-y-1">
      <dt className="font-semibold">{name}</dt>
      <dd className="space-y-1">
        <div className="max-w-2xl">{children}</div>
        <Link href={to} prefetch={false}>
          {act}
        </Link>
      </dd>
    </div>
  );
}
