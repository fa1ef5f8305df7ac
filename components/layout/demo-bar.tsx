/** In a demo build, above every page: where to become somebody, and where the mails are. */
export function DemoBar() {
  return (
    <aside aria-label="Demo" className="no-print border-b border-line bg-sunken text-[0.9375rem]">
      <p className="mx-auto flex max-w-7xl flex-wrap gap-x-5 px-4 py-1.5 sm:px-6">
        <span className="text-quiet">Demo</span>
        <a href="/demo">Sign in as anybody</a>
        <a href="/demo/mailbox">Mailbox</a>
      </p>
    </aside>
  );
}
