// Every server action: the page that carries its form, who may, and what changes when they do.
import type { ActionRow } from "./action-row.ts";
import { blinding } from "./actions-blind.ts";
import { deadlines } from "./actions-deadlines.ts";
import { deciding } from "./actions-deciding.ts";
import { following } from "./actions-follow.ts";
import { asking } from "./actions-openalex.ts";
import { account, applicants, reviewers } from "./actions-people.ts";
import { profiles } from "./actions-profiles.ts";
import { programme } from "./actions-programme.ts";
import { projects } from "./actions-projects.ts";
import { publications } from "./actions-publications.ts";
import { questions } from "./actions-questions.ts";
import { reading } from "./actions-reading.ts";
import { reviewing } from "./actions-reviewers.ts";
import { setups } from "./actions-setup.ts";
import { tables } from "./actions-table.ts";
import { terms } from "./actions-terms.ts";
import { writings } from "./actions-writings.ts";

export const actions: ActionRow[] = [
  ...applicants,
  ...reviewers,
  ...account,
  ...programme,
  ...deadlines,
  ...projects,
  ...reading,
  ...setups,
  ...tables,
  ...reviewing,
  ...deciding,
  ...blinding,
  ...following,
  ...questions,
  ...publications,
  ...profiles,
  ...terms,
  ...writings,
  ...asking,
];
