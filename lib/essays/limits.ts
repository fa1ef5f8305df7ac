/** In UTF-16 code units; far above every word range, so that drafting is never cut short. */
export const ESSAY_TEXT_LIMIT = 200_000;
