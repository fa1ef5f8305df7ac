// The three cohorts, placed around `now`: names and dates of a programme that runs twice a year.

const DAY = 86_400_000;

export type CohortKey = "past" | "open" | "future";
export type CohortText = {
  key: CohortKey;
  slug: string;
  name: string;
  summary: string;
  state: "draft" | "published";
  opensAt: Date;
  closesAt: Date;
};

/** Midnight UTC of the day so many days from `now`. */
function day(now: Date, days: number): Date {
  return new Date(Math.floor(now.getTime() / DAY) * DAY + days * DAY);
}

/** 23:59 Anywhere on Earth (UTC−12) of that day is 11:59 UTC of the next. */
function endOfDayAnywhere(now: Date, days: number): Date {
  return new Date(day(now, days + 1).getTime() + (11 * 60 + 59) * 60_000);
}

/** Half-years since year 0; work starts about five months after applications close. */
function halfYear(closesAt: Date): number {
  const start = new Date(closesAt.getTime() + 150 * DAY);
  const month = start.getUTCMonth();
  // January and February still belong to the winter that began the year before.
  if (month < 2) return start.getUTCFullYear() * 2 - 1;
  return start.getUTCFullYear() * 2 + (month < 8 ? 0 : 1);
}

function named(half: number) {
  const season = half % 2 === 0 ? "Summer" : "Winter";
  const year = Math.floor(half / 2);
  return { slug: `${season.toLowerCase()}-${year}`, name: `${season} ${year} cohort` };
}

export function cohorts(now: Date): Record<CohortKey, CohortText> {
  const closesAt = endOfDayAnywhere(now, 19);
  const half = halfYear(closesAt);
  return {
    open: {
      key: "open",
      ...named(half),
      state: "published",
      summary:
        "Twelve weeks of full-time research with a mentor, on site or remote. Answer each mentor’s own problems; a good essay may serve several of them. You can edit and re-submit until the deadline.",
      opensAt: day(now, -24),
      closesAt,
    },
    past: {
      key: "past",
      ...named(half - 1),
      state: "published",
      summary: "The last round. Applications are closed and the reading is finished; the listing stays for reference.",
      opensAt: day(now, -224),
      closesAt: endOfDayAnywhere(now, -183),
    },
    future: {
      key: "future",
      ...named(half + 1),
      state: "draft",
      summary: "In preparation. Mentors are being invited; nothing here is public yet.",
      opensAt: day(now, 152),
      closesAt: endOfDayAnywhere(now, 194),
    },
  };
}
