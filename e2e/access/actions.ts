// Every server action: the page that carries its form, who may, and what changes when they do.
import type { ActionRow } from "./action-row.ts";
import { deadlines } from "./actions-deadlines.ts";
import { account, applicants, reviewers } from "./actions-people.ts";
import { programme } from "./actions-programme.ts";
import { projects } from "./actions-projects.ts";

export const actions: ActionRow[] = [...applicants, ...reviewers, ...account, ...programme, ...deadlines, ...projects];
