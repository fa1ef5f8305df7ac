import { balance } from "./flow.ts";

/** Who reads a project, and what each application has. Lists of places point into `readers`. */
export type Facts = {
  /** How many reviews an application is to have. */
  wanted: number;
  readers: { id: string; name: string; leads: boolean; cap: number | null }[];
  works: {
    id: string;
    shuffle: number;
    /** Whether the actor may know of it: as a reader, one finds neither one's own nor those of a conflict. */
    shown: boolean;
    /** Submitted reviews of those who don't read the project any more. */
    others: number;
    /** Who has a review of it, of whichever state but recused. */
    holders: number[];
    /** Those of them who have not begun. */
    assigned: number[];
    recused: number[];
    /** Those who wrote it themselves or must not read it. */
    conflicts: number[];
  }[];
};

/** What assigning would do to one reader. `before` counts what they have: assigned, begun and done. */
export type ReaderPlan = {
  id: string;
  name: string;
  leads: boolean;
  cap: number | null;
  before: number;
  unstarted: number;
  more: number;
};

/**
 * A rehearsal, as it may be shown: it counts only applications that the actor may know of. `lacking`
 * reviews are missing now, of which `more` can be given; the rest are short because too few people may
 * read an application (`tooFew`) or because of the caps (`overCaps`). `steppedBack`: applications that
 * are short and were given back by somebody.
 */
export type Preview = {
  wanted: number;
  applications: number;
  lacking: number;
  more: number;
  steppedBack: number;
  short: { applications: number; tooFew: number; overCaps: number };
  readers: ReaderPlan[];
};

export type Plan = { given: { application: string; reader: string }[]; preview: Preview };

/** Who would be given what. Pure: the same facts make the same plan. */
export function plan(facts: Facts): Plan {
  const { wanted, readers, works } = facts;
  const has = (work: Facts["works"][number]) => work.holders.length + work.others;
  const loads = readers.map(() => 0);
  for (const { holders } of works) for (const r of holders) loads[r] = (loads[r] ?? 0) + 1;
  const balanced = balance(
    readers.map(({ id, cap }, r) => ({ id, cap, load: loads[r] ?? 0 })),
    works.map((work) => ({
      id: work.id,
      shuffle: work.shuffle,
      has: has(work),
      barred: [...work.holders, ...work.recused, ...work.conflicts],
    })),
    wanted,
  );

  const visible = works.filter((work) => work.shown);
  const counted = (of: (work: Facts["works"][number]) => number[], r: number) =>
    visible.filter((work) => of(work).includes(r)).length;
  const given = balanced.given.filter(({ application }) => works[application]?.shown);
  const short = balanced.short.filter(({ application }) => works[application]?.shown);
  const lacks = visible.filter((work) => has(work) < wanted);
  return {
    given: balanced.given.map(({ application, reader }) => ({
      application: works[application]?.id ?? "",
      reader: readers[reader]?.id ?? "",
    })),
    preview: {
      wanted,
      applications: visible.length,
      lacking: lacks.reduce((sum, work) => sum + wanted - has(work), 0),
      more: given.length,
      steppedBack: lacks.filter((work) => work.recused.length > 0).length,
      short: {
        applications: short.length,
        tooFew: short.reduce((sum, one) => sum + one.readers, 0),
        overCaps: short.reduce((sum, one) => sum + one.caps, 0),
      },
      readers: readers
        .map((reader, r) => ({
          ...reader,
          before: counted((work) => work.holders, r),
          unstarted: counted((work) => work.assigned, r),
          more: given.filter((one) => one.reader === r).length,
        }))
        .sort((one, other) => Number(other.leads) - Number(one.leads) || one.name.localeCompare(other.name, "en-GB")),
    },
  };
}
