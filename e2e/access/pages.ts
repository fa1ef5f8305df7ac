// Every page: who gets it, in the states that matter. Whoever is not named gets the sign-in page
// when signed out, and otherwise what everybody gets at an address where there is nothing.
import type { PageRow } from "./page-row.ts";
import { analysisPages } from "./pages-analysis.ts";
import { applicantPages } from "./pages-applicant.ts";
import { blindPages } from "./pages-blind.ts";
import { decidingPages } from "./pages-deciding.ts";
import { followPages } from "./pages-follow.ts";
import { papersPages } from "./pages-papers.ts";
import { profilePages } from "./pages-profiles.ts";
import { publicationPages } from "./pages-publications.ts";
import { questionPages } from "./pages-questions.ts";
import { readingPages } from "./pages-reading.ts";
import { reviewersPages } from "./pages-reviewers.ts";
import { staffPages } from "./pages-staff.ts";
import { tablePages } from "./pages-table.ts";
import { termPages } from "./pages-terms.ts";
import { writingPages } from "./pages-writings.ts";

export const pages: PageRow[] = [
  ...applicantPages,
  ...staffPages,
  ...tablePages,
  ...analysisPages,
  ...readingPages,
  ...reviewersPages,
  ...decidingPages,
  ...blindPages,
  ...followPages,
  ...questionPages,
  ...publicationPages,
  ...profilePages,
  ...termPages,
  ...writingPages,
  ...papersPages,
];
