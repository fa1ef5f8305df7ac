import Link from "next/link";
import { Page } from "#components/layout/page.tsx";

export const metadata = { title: "Check your mailbox" };

export default function Sent() {
  return (
    <Page title="Check your mailbox">
      <div className="max-w-xl space-y-4">
        <p>
          If the address was right, a mail with a sign-in link is on its way. The link works once, for fifteen minutes.
        </p>
        <p>
          Nothing there after a few minutes? Look among the unwanted mail, check the address, and{" "}
          <Link href="/sign-in">ask again</Link>.
        </p>
      </div>
    </Page>
  );
}
