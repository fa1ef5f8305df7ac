import { headers } from "next/headers";
import { EarlyWords } from "#components/drafts/early-words.tsx";
import { Footer } from "#components/layout/header.tsx";
import { PersonMark } from "#components/layout/person.tsx";
import { SignedInHeader } from "#components/layout/signed-in-header.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { nonceOf } from "#lib/security-headers.ts";

/** The frame only. Whether somebody may be here is decided by each page, where it reads its data. */
export default async function SignedInLayout({ children }: { children: React.ReactNode }) {
  const actor = await currentActor();
  const nonce = nonceOf((await headers()).get("content-security-policy"));
  return (
    <>
      <EarlyWords nonce={nonce} />
      {actor && <PersonMark id={actor.id} />}
      {actor && <SignedInHeader name={actor.name ?? actor.email} reviews={actor.isReviewer} admin={actor.isAdmin} />}
      {children}
      <Footer />
    </>
  );
}
