import Link from "next/link";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { DetailsForm, SignOutElsewhereForm } from "#components/people/account-forms.tsx";
import { SignOut } from "#components/people/sign-out.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { ownProfile } from "#lib/mentors/profile-queries.ts";
import { paths } from "#lib/paths.ts";
import { myAccount } from "#lib/sign-in/queries.ts";

export const metadata = { title: "Your account" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Account({ searchParams }: Props) {
  const actor = await requireActor(paths.account);
  const [account, profile] = await Promise.all([myAccount(actor, new Date()), ownProfile(actor)]);
  const { done } = await searchParams;
  const others = account.sessions - 1;
  return (
    <Page title="Your account">
      <div className="max-w-2xl space-y-10">
        <NoticeOf done={done} />
        <section aria-labelledby="details" className="space-y-4">
          <h2 id="details">Your details</h2>
          <p>
            You sign in as <strong>{account.email}</strong>.
          </p>
          <DetailsForm name={account.name ?? ""} affiliation={account.affiliation ?? ""} />
        </section>
        {profile !== null && (
          <section aria-labelledby="public-profile" className="space-y-2">
            <h2 id="public-profile">Your public profile</h2>
            <p>
              What applicants read about you as a mentor.{" "}
              <Link href={paths.profileOf(profile)} prefetch={false}>
                Edit your profile
              </Link>
            </p>
          </section>
        )}
        <section aria-labelledby="questions" className="space-y-2">
          <h2 id="questions">Your questions</h2>
          <p>
            What you asked about projects, and which questions you are told of by e-mail.{" "}
            <Link href={paths.asked} prefetch={false}>
              See your questions
            </Link>
          </p>
        </section>
        <section aria-labelledby="sessions" className="space-y-4">
          <h2 id="sessions">Where you are signed in</h2>
          <p>
            {others === 0
              ? "Only here."
              : others === 1
                ? "Here, and on one other device."
                : `Here, and on ${others} other devices.`}{" "}
            A session ends by itself after thirty days.
          </p>
          <div className="flex flex-wrap gap-3">
            <SignOut />
            {others > 0 && <SignOutElsewhereForm />}
          </div>
        </section>
      </div>
    </Page>
  );
}
