// Why an application was declined, in sentences that its author reads. The ids are stored: a sentence
// may be put better but must go on meaning the same; what means something else gets an id of its own,
// and none is ever removed.

export type Reason = { id: string; text: string };

/** About one answer. */
export const problemReasons = [
  { id: "unsupported", text: "The argument rests on a claim that is not supported." },
  { id: "objection", text: "The strongest objection to the argument is not considered." },
  { id: "evidence", text: "Evidence that speaks against the conclusion is not discussed." },
  { id: "question", text: "The text answers a somewhat different question from the one that was asked." },
  { id: "general", text: "The ideas stay general; a worked example or a concrete case would have shown more." },
  { id: "undecided", text: "The experiment or method that is proposed would not settle the question it is meant for." },
  { id: "mistake", text: "The conclusion depends on a technical step that does not hold." },
  { id: "known", text: "Much of the text restates what is known; your own step beyond it was hard to find." },
  { id: "unclear", text: "The steps from one claim to the next were hard to follow." },
  { id: "large", text: "The plan is larger than the time of the programme allows." },
] as const satisfies readonly Reason[];

/** About the application as a whole. */
export const wholeReasons = [
  { id: "places", text: "There were more strong applications than this project has places." },
  { id: "fit", text: "Your interests lie somewhat apart from what this project will work on." },
  { id: "agenda", text: "The answers engage little with the research question of this project." },
  { id: "background", text: "The project needs technical background that your answers did not show yet." },
  { id: "uneven", text: "The answers are uneven: some are strong, others do not reach the same depth." },
  { id: "short", text: "Some answers are too short to show how you think." },
  { id: "own", text: "We would have liked to see more of your own thinking, beside that of others." },
  { id: "careful", text: "Claims are often stated with more certainty than the reasons given for them." },
  { id: "earlier", text: "More experience with a research question of your own would make your application stronger." },
] as const satisfies readonly Reason[];

/** Position 0 is the application as a whole; others are the essays' positions in the submission. */
export const WHOLE = 0;

export type GivenReason = { position: number; reason: string };

/** The reasons that can be given at a position, in the order that they are offered and read in. */
export function reasonsAt(position: number): readonly Reason[] {
  return position === WHOLE ? wholeReasons : problemReasons;
}

/** A reason's sentence; undefined when there is none such at this position. */
export function reasonText({ position, reason }: GivenReason): string | undefined {
  return reasonsAt(position).find(({ id }) => id === reason)?.text;
}

/** As a form sends it: "2:unsupported". */
export function reasonValue({ position, reason }: GivenReason): string {
  return `${position}:${reason}`;
}

/** What a form sent, or undefined when it is no reason. */
export function parseReason(value: string): GivenReason | undefined {
  const [, position, reason] = /^(\d{1,4}):([a-z]{1,30})$/.exec(value) ?? [];
  if (position === undefined || reason === undefined) return undefined;
  const given = { position: Number(position), reason };
  return reasonText(given) === undefined ? undefined : given;
}

/** In the order of positions and of the lists, each once. */
export function sortReasons(given: readonly GivenReason[]): GivenReason[] {
  const positions = [...new Set(given.map(({ position }) => position))].sort((a, b) => a - b);
  return positions.flatMap((position) => {
    const here = new Set(given.flatMap((one) => (one.position === position ? [one.reason] : [])));
    return reasonsAt(position).flatMap(({ id }) => (here.has(id) ? [{ position, reason: id }] : []));
  });
}

/** A problem of the submission, as its reasons are headed. */
export type ProblemTitle = { position: number; title: string };

/** A feedback as its reader finds it: sentences under headings, then the words. */
export type FeedbackToRead = { parts: { title: string; sentences: string[] }[]; words: string };

/** The feedback of a decline, as the applicant will read it. Problems that are not in the submission any more are left out. */
export function feedbackToRead(
  reasons: readonly GivenReason[],
  words: string,
  problems: readonly ProblemTitle[],
): FeedbackToRead {
  const headed = [...problems, { position: WHOLE, title: "Your application as a whole" }];
  const sorted = sortReasons(reasons);
  const parts = headed.flatMap(({ position, title }) => {
    const sentences = sorted.flatMap((one) => (one.position === position ? [reasonText(one) ?? ""] : []));
    return sentences.length === 0 ? [] : [{ title, sentences }];
  });
  return { parts, words: words.trim() };
}
