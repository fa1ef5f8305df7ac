import { Prose } from "#components/ui/prose.tsx";
import { paths } from "#lib/paths.ts";
import type { Comparison as Compared } from "#lib/reviews/compare.ts";
import { wordsText } from "#lib/words.ts";
import { Preparing } from "./submitted-essays.tsx";

/** Some applications' answers to one problem, beside each other where there is room, else one below the other. */
export function Comparison({ project, comparison }: { project: string; comparison: Compared }) {
  const { problems, problem, applications } = comparison;
  const codes = applications.map(({ code }) => code);
  const asked = new Set(applications.flatMap(({ essay }) => (essay ? [essay.promptHtml] : [])));
  return (
    <section aria-labelledby="side-by-side" className="comparison space-y-6">
      <h2 id="side-by-side">{problem ? problem.title : "No answers"}</h2>
      {problems.length > 1 && (
        <nav aria-label="Problems">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {problems.map(({ id, title }) => (
              <li key={id}>
                <a
                  href={paths.reviewCompare(project, codes, id)}
                  aria-current={id === problem?.id ? "true" : undefined}
                  className="inline-flex min-h-11 items-center aria-current:font-semibold aria-current:no-underline"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {asked.size === 1 && [...asked].map((html) => <Prompt key={html} html={html} />)}
      {applications.length > 1 && (
        <>
          <nav aria-label="Applications compared here" className="md:hidden">
            <ul className="flex flex-wrap gap-x-6">
              {codes.map((code) => (
                <li key={code}>
                  <a href={`#of-${code}`} className="inline-flex min-h-11 items-center">
                    {code}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <label className="no-print hidden min-h-11 w-fit items-center gap-3 md:flex">
            <input id="together" type="checkbox" defaultChecked className="size-5 accent-accent" />
            Scroll together
          </label>
        </>
      )}
      <div className="compared">
        {applications.map(({ code, essay }) => (
          // Each can be scrolled by keys once they no longer scroll together.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
          <article key={code} id={`of-${code}`} aria-labelledby={`title-${code}`} tabIndex={0} className="min-w-0">
            <h3 id={`title-${code}`}>
              <a href={paths.reviewApplication(project, code)}>{`Application ${code}`}</a>
            </h3>
            {essay ? (
              <>
                <Prose html={essay.promptHtml} className="mt-3 border-l-4 border-line pl-4 text-[1rem]! text-quiet" />
                {essay.words !== null && <p className="mt-3 text-[0.9375rem] text-quiet">{wordsText(essay.words)}</p>}
                {essay.html === null ? <Preparing /> : <Prose html={essay.html} className="mt-4" />}
              </>
            ) : (
              <p className="mt-3 text-quiet">This application has no answer to this problem.</p>
            )}
          </article>
        ))}
      </div>
    </section>
  );
}

function Prompt({ html }: { html: string }) {
  return <Prose html={html} className="mt-3 border-l-4 border-line pl-4 text-[1rem]! text-quiet" />;
}
