// Questions and answers of a project: read by everybody, written by whoever is signed in.
import { paths } from "#lib/paths.ts";
import { nobody, type PageCase, type PageRow, row } from "./page-row.ts";
import { everyone, type Kind, signedIn, type World } from "./world.ts";

/** Whoever asked without a name is in none of these pages but their own header. */
const nameless = (w: World, kind: Kind) => (kind === "owner" ? [] : [w.identity.name, w.identity.email, w.ids.owner]);

/** Such a page of a project in each state. */
function inStates(at: (slug: string, w: World) => string, shown: Omit<PageCase, "at">): PageCase[] {
  return [
    { when: "published", at: (w) => at(w.project.slug, w), ...shown },
    { when: "a draft", at: (w) => at(w.draft.slug, w), ...shown, shows: () => "", may: nobody },
    { when: "archived", at: (w) => at(w.archived.slug, w), ...shown, shows: () => "", may: nobody },
    { when: "hidden with its cohort", at: (w) => at(w.hidden.slug, w), ...shown, shows: () => "", may: nobody },
  ];
}

export const questionPages: PageRow[] = [
  row(
    "/projects/[slug]/questions",
    ...inStates((slug) => paths.questions(slug), {
      shows: () => "Questions and answers",
      lacks: nameless,
      may: everyone,
      open: true,
    }),
  ),
  row("/projects/[slug]/questions/page/[page]", {
    at: (w) => paths.questions(w.crowded.slug, 2),
    shows: () => "Questions and answers",
    may: everyone,
    open: true,
  }),
  row(
    "/projects/[slug]/questions/[number]",
    ...inStates((slug, w) => paths.question(slug, w.question.number ?? 0), {
      shows: (w) => `Question ${w.question.number}`,
      lacks: nameless,
      may: everyone,
      open: true,
    }),
  ),
  row("/projects/[slug]/questions/[number]/[page]", {
    at: (w) => paths.question(w.crowded.slug, 1, 2),
    shows: () => "Question 1",
    may: everyone,
    open: true,
  }),
  row("/ask", {
    at: () => paths.asked,
    shows: () => "Your questions",
    holds: (w, kind) => (kind === "owner" ? [paths.question(w.project.slug, w.question.number ?? 0)] : []),
    lacks: nameless,
    may: signedIn,
  }),
  row(
    "/ask/[slug]",
    ...inStates((slug) => paths.ask(slug), { shows: () => "Ask a question", lacks: nameless, may: signedIn }),
  ),
  row(
    "/ask/[slug]/[post]",
    ...inStates((slug, w) => paths.askPost(slug, w.question.id), {
      shows: (w) => `Question ${w.question.number}`,
      lacks: nameless,
      may: signedIn,
    }),
    {
      when: "an answer, with the question before it",
      at: (w) => paths.askPost(w.project.slug, w.answer.id),
      shows: (w) => `A reply to question ${w.question.number}`,
      holds: () => ["Asked anonymously", "About eight hours."],
      lacks: nameless,
      may: signedIn,
    },
    {
      when: "under another project’s address",
      at: (w) => paths.askPost(w.elsewhere.slug, w.question.id),
      shows: () => "",
      may: nobody,
    },
  ),
];
