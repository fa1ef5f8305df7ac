"use client";

import { Page } from "#components/layout/page.tsx";

/** Shown when a page could not be made. What happened, what was kept, what to do next. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page title="Something went wrong on our side">
      <div className="max-w-2xl space-y-4">
        <p>This page could not be shown. Nothing that was saved is lost, and nothing was changed by opening it.</p>
        <p>
          Try again in a moment. If it goes on, tell the programme what you were doing
          {error.digest ? ` and this reference: ${error.digest}` : ""}.
        </p>
        <button type="button" className="button" onClick={reset}>
          Try again
        </button>
      </div>
    </Page>
  );
}
