import Link from "next/link";
import { Footer } from "#components/layout/header.tsx";
import { Page } from "#components/layout/page.tsx";
import { PublicHeader } from "#components/layout/public-header.tsx";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <PublicHeader />
      <Page title="There is nothing at this address">
        <div className="max-w-2xl space-y-4">
          <p>The address may be mistyped, the page may have been taken down, or it may be for other eyes than yours.</p>
          <p>
            If you were writing something, it is kept: look under <Link href="/applications">My applications</Link>.
            Otherwise start from <Link href="/">the projects</Link>.
          </p>
        </div>
      </Page>
      <Footer />
    </>
  );
}
