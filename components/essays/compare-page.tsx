import { Page } from "#components/layout/page.tsx";
import { Difference } from "#components/ui/difference.tsx";
import { differenceOf } from "#lib/difference.ts";
import { paths } from "#lib/paths.ts";

type Side = { name: string; text: string };

/** What differs from one text to another. `children`: what can be done about it. */
export function ComparePage({
  title,
  essayId,
  from,
  to,
  children,
}: {
  title: string;
  essayId: string;
  from: Side;
  to: Side;
  children?: React.ReactNode;
}) {
  return (
    <Page
      title={`What differs: ${title}`}
      crumbs={[
        { href: paths.essays, label: "Essays" },
        { href: paths.essay(essayId), label: title },
      ]}
      lead={`From ${from.name} to ${to.name}.`}
    >
      <div className="space-y-8">
        {from.text === to.text ? (
          <p>The two texts are the same, to the letter.</p>
        ) : (
          <Difference parts={differenceOf(from.text, to.text)} />
        )}
        {children}
      </div>
    </Page>
  );
}
