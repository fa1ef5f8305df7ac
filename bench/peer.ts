// The field's fastest peer: HotCRP (PHP-FPM, MariaDB, nginx) on 2 cores, all used, wrk at 8
// connections, median of three. Measured at another time on another machine of that kind, never
// by this benchmark: to compare, run this on 2 cores.

export type Peer = {
  work: string;
  /** What is measured here and compares best, by its name in this benchmark. */
  ours: string;
  perSecond: number;
  p50?: number;
  /** How many times as many we want to do. */
  aim: number;
};

export const peer: readonly Peer[] = [
  { work: "home page, signed out, 1,000 submissions", ours: "home", perSecond: 1_087, aim: 2.5 },
  {
    work: "one submission with three reviews, 1,000",
    ours: "application, own review in",
    perSecond: 348,
    p50: 22,
    aim: 1.5,
  },
  { work: "list with three scores, 1,000", ours: "table at 2,200", perSecond: 17, p50: 473, aim: 20 },
  { work: "list with three scores, 10,000", ours: "table at 22,000", perSecond: 1.3, p50: 5_700, aim: 150 },
  { work: "saving a 1,000-word text, 1,000", ours: "save", perSecond: 249, aim: 4 },
  { work: "saving a review, 1,000", ours: "review-save", perSecond: 369, aim: 3 },
];

/** The first visit of the peer's home page: kilobytes, and milliseconds to the first paint. */
export const peerVisit = { kilobytes: 220, paint: 204 };
