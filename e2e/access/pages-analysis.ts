// What essays and scores tell when they are compared.
import { paths } from "#lib/paths.ts";
import { nobody, type PageRow, row } from "./page-row.ts";
import { admins, readers } from "./world.ts";

const { admin } = paths;

export const analysisPages: PageRow[] = [
  row(
    "/review/[project]/similar",
    {
      when: "published",
      at: (w) => paths.reviewSimilar(w.project.slug),
      shows: () => "Similar essays",
      holds: (w) => [w.application.code, w.others.code],
      lacks: () => ["SECRETESSAY"],
      may: readers,
    },
    {
      when: "another project",
      at: (w) => paths.reviewSimilar(w.elsewhere.slug),
      shows: () => "Similar essays",
      lacks: (w) => [w.application.code, w.others.code],
      may: ["otherReviewer", "otherMentor"],
    },
    { when: "a draft", at: (w) => paths.reviewSimilar(w.draft.slug), shows: () => "", may: nobody },
  ),
  row(
    "/review/[project]/similar/[one]/[other]",
    {
      when: "two that are alike",
      at: (w) => paths.reviewSimilarPair(w.project.slug, w.application.code, w.others.code),
      shows: (w) => `${w.application.code} and ${w.others.code}`,
      holds: () => ["SECRETESSAY"],
      lacks: () => ["SECRETNOTES"],
      may: readers,
    },
    {
      when: "two that are not",
      at: (w) => paths.reviewSimilarPair(w.project.slug, w.application.code, w.withdrawn.code),
      shows: () => "",
      may: nobody,
    },
    {
      when: "under another project",
      at: (w) => paths.reviewSimilarPair(w.elsewhere.slug, w.application.code, w.others.code),
      shows: () => "",
      may: nobody,
    },
  ),
  row(
    "/review/[project]/scores",
    {
      when: "published",
      at: (w) => paths.reviewScores(w.project.slug),
      shows: () => "What the scores mean",
      lacks: (w) => [w.application.code, w.others.code, "SECRETNOTES"],
      may: ["mentor"],
    },
    { when: "a draft", at: (w) => paths.reviewScores(w.draft.slug), shows: () => "", may: nobody },
  ),
  row("/admin/similar", {
    at: () => admin.similar,
    shows: () => "Similar essays",
    holds: (w) => [w.application.code, w.others.code],
    may: admins,
  }),
  row(
    "/admin/similar/[one]/[other]",
    {
      at: (w) => admin.similarPair(w.similar.oneId, w.similar.otherId),
      shows: (w) =>
        w.similar.oneId === w.similar.ownersId
          ? `${w.application.code} and ${w.others.code}`
          : `${w.others.code} and ${w.application.code}`,
      holds: () => ["SECRETESSAY of the owner", "SECRETESSAY of the other"],
      may: admins,
    },
    {
      when: "the other way round",
      at: (w) => admin.similarPair(w.similar.otherId, w.similar.oneId),
      shows: () => "",
      may: nobody,
    },
  ),
];
