import { paths } from "#lib/paths.ts";
import type { PostView, ThreadPage } from "#lib/questions/view.ts";
import { type At, context, personId, type Thing } from "./json-ld.ts";
import { cutAtWord, plainText } from "./plain.ts";

/** Of a post, in characters: the page itself has the whole. */
const SAID = 1_000;

type Shown = Extract<PostView, { stone: null }>;

function post(at: At, project: string, { id, named, by, mentor, html, at: asked, editedAt }: Shown): Thing {
  return {
    text: cutAtWord(plainText(html), SAID),
    url: at(paths.post(project, id)),
    // Who wrote anonymously is nobody here: "Anonymous 1" would be taken for a name.
    author: named ? { "@type": "Person", ...author(at, by, mentor) } : undefined,
    dateCreated: asked.toISOString(),
    dateModified: editedAt?.toISOString(),
  };
}

function author(at: At, name: string, mentor: string | null): Thing {
  return mentor === null ? { name } : { "@id": personId(at, mentor), name, url: at(paths.mentor(mentor)) };
}

/**
 * The first page of a question, or null where its words are not shown. A QAPage, as it is one question and what is said
 * to it; a DiscussionForumPosting is for somebody's own contribution. Direct replies are suggested answers, what is
 * nested below is their comments; nobody accepts one here, so none is called accepted.
 */
export function threadData(at: At, { project, number, title, posts, total }: ThreadPage): Thing | null {
  const [question, ...replies] = posts;
  if (!question || question.stone !== null || !question.question) return null;
  const answers: { thing: Thing; comment: Thing[] }[] = [];
  let above: Thing[] | undefined;
  for (const one of replies) {
    // What stands below a stone is nobody else's comment.
    if (one.depth <= 1) above = one.stone === null ? [] : undefined;
    if (one.stone !== null || above === undefined) continue;
    if (one.depth > 1) above.push({ "@type": "Comment", ...post(at, project.slug, one) });
    else answers.push({ thing: { "@type": "Answer", ...post(at, project.slug, one) }, comment: above });
  }
  return {
    ...context,
    "@type": "QAPage",
    "@id": at(paths.question(project.slug, number)),
    isPartOf: { "@id": at(paths.project(project.slug)), name: project.title },
    mainEntity: {
      "@type": "Question",
      name: title,
      ...post(at, project.slug, question),
      answerCount: answers.length,
      commentCount: total - 1,
      suggestedAnswer: answers.map(({ thing, comment }) => ({
        ...thing,
        comment: comment.length > 0 ? comment : undefined,
      })),
    },
  };
}
