import { redirect } from "next/navigation";
import { NoticeOf } from "#components/layout/notice.tsx";
import { Page } from "#components/layout/page.tsx";
import { SignInForm } from "#components/people/sign-in-form.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { oidcConfigured } from "#lib/auth/next-auth.ts";
import { currentActor } from "#lib/auth/session.ts";
import { safeNext } from "#lib/paths.ts";

export const metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const errors: Record<string, string> = {
  Verification: "That link has been used already, or is older than fifteen minutes. Ask for a new one below.",
  Unverified: "The provider does not vouch for your e-mail address. Confirm it there, or ask for a link below.",
  OAuthCallback: "Signing in with the provider did not work. Nothing was changed: try again, or ask for a link below.",
};

export default async function SignIn({ searchParams }: Props) {
  const { next, error, done } = await searchParams;
  const to = safeNext(typeof next === "string" ? next : "", "");
  if (await currentActor()) redirect(to || "/account");
  const provider = oidcConfigured();
  return (
    <Page title="Sign in">
      <div className="max-w-xl space-y-8">
        <NoticeOf done={done} />
        {typeof error === "string" && (
          <Callout tone="bad" role="alert">
            {errors[error] ?? "Signing in did not work. Nothing was changed: ask for a new link below."}
          </Callout>
        )}
        <SignInForm next={to} />
        {provider && (
          <form action="/api/auth/oidc" method="post" className="border-t border-line pt-8">
            <input type="hidden" name="next" value={to} />
            <button type="submit" className="button button-quiet">
              Sign in with {provider.name}
            </button>
          </form>
        )}
        <p className="text-quiet">New here? The same link makes your account.</p>
      </div>
    </Page>
  );
}
