"use client";

import { useSyncExternalStore } from "react";

const hint = () => document.cookie.includes("prentice-signed-in=");

/**
 * "Sign in", or for those who are "Your account". The page itself doesn't know who reads it; a
 * cookie that says only *that* somebody is signed in does. Either link leads right without script.
 */
export function SignInLink() {
  const signedIn = useSyncExternalStore(
    () => () => {},
    hint,
    () => false,
  );
  return (
    <a href={signedIn ? "/account" : "/sign-in"} className="py-2">
      {signedIn ? "Your account" : "Sign in"}
    </a>
  );
}
