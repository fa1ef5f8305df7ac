// Every page: who gets it, in the states that matter. Whoever is not named gets the sign-in page
// when signed out, and otherwise what everybody gets at an address where there is nothing.
import type { PageRow } from "./page-row.ts";
import { applicantPages } from "./pages-applicant.ts";
import { staffPages } from "./pages-staff.ts";

export const pages: PageRow[] = [...applicantPages, ...staffPages];
