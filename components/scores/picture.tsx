/** How large letters are in pictures; these are never scaled, so that they stay so large. */
export const LETTERS = 13;

/**
 * A picture with its heading, what is seen in it, and the same numbers as a table. It is not scaled:
 * where the window is narrower, it scrolls.
 */
export function Picture({
  id,
  title,
  description,
  table,
  children,
}: {
  id: string;
  title: string;
  description: React.ReactNode;
  table: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="mt-1 max-w-3xl text-quiet">{description}</div>
      {children}
      <details className="mt-3">
        <summary className="cursor-pointer text-accent">
          The numbers as a table<span className="sr-only">: {title}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
        <section className="mt-2 overflow-x-auto" aria-label={`${title}: the numbers`} tabIndex={0}>
          {table}
        </section>
      </details>
    </section>
  );
}

/** What is wider than the window scrolls by itself, also by keyboard. */
export function Wide({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="mt-3 overflow-x-auto" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A drawing of so many pixels, told to those who hear the page by its title and description. */
export function Drawing({
  id,
  title,
  description,
  width,
  height,
  children,
}: {
  id: string;
  title: string;
  description: string;
  width: number;
  height: number;
  children: React.ReactNode;
}) {
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontSize={LETTERS}
      className="figures block max-w-none shrink-0 fill-ink"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  );
}
