import Link from "next/link";
import { Page } from "#components/layout/page.tsx";

export const metadata = { title: "Confirm signing in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the mailed link leads. Opening it spends nothing, since mail scanners open links: the button does. */
export default async function Confirm({ searchParams }: Props) {
  const { token, email, next } = await searchParams;
  if (typeof token !== "string" || typeof email !== "string") {
    return (
      <Page title="This link is not whole">
        <p className="max-w-xl">
          Copy all of it from the mail, or <Link href="/sign-in">ask for a new one</Link>.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Sign in to the portal">
      <form action="/api/auth/confirm" method="post" className="max-w-xl space-y-6">
        <p>
          You are about to sign in as <strong>{email}</strong> on this device.
        </p>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="next" value={typeof next === "string" ? next : ""} />
        <button type="submit" className="button">
          Sign in
        </button>
        <p className="text-quiet">If you did not ask for this, close the page: nothing happens without the button.</p>
      </form>
    </Page>
  );
}
