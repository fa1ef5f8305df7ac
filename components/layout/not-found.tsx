"use client";

import Link from "next/link";
import { Page } from "./page.tsx";

/**
 * What is not there, and what one may not see: the same words. A client component, since every
 * page carries it along: as a reference, not as markup.
 */
export function NothingHere() {
  return (
    <Page title="There is nothing at this address">
      <div className="max-w-2xl space-y-4">
        <p>The address may be mistyped, the page may have been taken down, or it may be for other eyes than yours.</p>
        <p>
          If you were writing something, it is kept: look under <Link href="/applications">My applications</Link>.
          Otherwise start from <Link href="/">the projects</Link>.
        </p>
      </div>
    </Page>
  );
}
