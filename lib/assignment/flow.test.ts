import fc from "fast-check";
import { expect, test } from "vitest";
import { type Balanced, balance, type Reader, type Work } from "./flow.ts";

type Case = { readers: Reader[]; works: Work[]; wanted: number };

/** Small enough to try everything: at most 3 readers and 4 applications. */
const small: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 3 }).chain((m) =>
  fc.record({
    wanted: fc.integer({ min: 1, max: 3 }),
    readers: fc.array(
      fc.record({
        id: fc.constant("reader"),
        load: fc.integer({ min: 0, max: 3 }),
        cap: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      }),
      { minLength: m, maxLength: m },
    ),
    works: fc.array(
      fc.record({
        id: fc.constant("application"),
        shuffle: fc.integer({ min: 0, max: 9 }),
        has: fc.integer({ min: 0, max: 2 }),
        barred: fc.uniqueArray(fc.integer({ min: 0, max: m - 1 }), { maxLength: m }),
      }),
      { maxLength: 4 },
    ),
  }),
);

const squares = (loads: number[]) => loads.reduce((sum, load) => sum + load * load, 0);
const loadsAfter = ({ readers }: Case, { given }: Balanced) =>
  readers.map(({ load }, r) => load + given.filter((one) => one.reader === r).length);

/** The best of every way there is: the most reviews, then the least sum of squares. */
function bruteForce({ readers, works, wanted }: Case): { most: number; least: number } {
  const m = readers.length;
  let best = { most: -1, least: 0 };
  const loads = readers.map(({ load }) => load);
  const visit = (a: number, total: number) => {
    const work = works[a];
    if (!work) {
      const sum = squares(loads);
      if (total > best.most || (total === best.most && sum < best.least)) best = { most: total, least: sum };
      return;
    }
    for (let set = 0; set < 2 ** m; set += 1) {
      const chosen = [...Array(m).keys()].filter((r) => (set >> r) & 1);
      if (chosen.length > Math.max(0, wanted - work.has) || chosen.some((r) => work.barred.includes(r))) continue;
      for (const r of chosen) loads[r] = (loads[r] ?? 0) + 1;
      const over = chosen.some((r) => (loads[r] ?? 0) > (readers[r]?.cap ?? 99));
      if (!over) visit(a + 1, total + chosen.length);
      for (const r of chosen) loads[r] = (loads[r] ?? 0) - 1;
    }
  };
  visit(0, 0);
  return best;
}

/** What holds of every plan: nobody barred, nobody twice, nobody over their cap, none more than wanted. */
function sound({ readers, works, wanted }: Case, { given, short }: Balanced): void {
  expect(new Set(given.map(({ application, reader }) => `${application} ${reader}`)).size).toBe(given.length);
  for (const { application, reader } of given) expect(works[application]?.barred).not.toContain(reader);
  for (const [r, { load, cap }] of readers.entries()) {
    const more = given.filter(({ reader }) => reader === r).length;
    if (cap !== null && more > 0) expect(load + more).toBeLessThanOrEqual(cap);
  }
  for (const [a, { has }] of works.entries()) {
    const got = given.filter(({ application }) => application === a).length;
    const missing = short.find(({ application }) => application === a);
    expect(got + (missing ? missing.readers + missing.caps : 0)).toBe(Math.max(0, wanted - has));
  }
}

test("no way gives more reviews, and none with as many is more even", () => {
  fc.assert(
    fc.property(small, (one) => {
      const plan = balance(one.readers, one.works, one.wanted);
      sound(one, plan);
      const best = bruteForce(one);
      expect(plan.given.length).toBe(best.most);
      expect(squares(loadsAfter(one, plan))).toBe(best.least);
    }),
    { numRuns: 1_500 },
  );
});

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** A project as it might be, with conflicts here and there. */
function project(applications: number, m: number, wanted: number, cap: number | null = null): Case {
  const next = random(applications + m);
  return {
    wanted,
    readers: Array.from({ length: m }, (_, r) => ({ id: `r${r}`, load: 0, cap })),
    works: Array.from({ length: applications }, (_, a) => ({
      id: `a${a}`,
      shuffle: Math.floor(next() * 2 ** 31),
      has: 0,
      barred: [...Array(m).keys()].filter(() => next() < 0.03),
    })),
  };
}

test("2,200 applications and 8 readers: everybody gets as many, and everybody reads beside everybody", () => {
  const one = project(2_200, 8, 3);
  const plan = balance(one.readers, one.works, one.wanted);
  sound(one, plan);
  expect(plan.short).toEqual([]);
  const loads = loadsAfter(one, plan);
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  expect(balance(one.readers, one.works, one.wanted)).toEqual(plan);
  const beside = new Map<string, number>();
  for (const { application, reader } of plan.given)
    for (const other of plan.given.slice(0)) {
      if (other.application > 200) break;
      if (other.application === application && other.reader > reader)
        beside.set(`${reader} ${other.reader}`, (beside.get(`${reader} ${other.reader}`) ?? 0) + 1);
    }
  expect(beside.size).toBe(28);
});

test("caps that are too small: the least reviewed come first, and it says how much is lacking", () => {
  const one = project(10, 3, 2, 4);
  for (const [at, work] of one.works.entries()) Object.assign(work, { barred: [], has: at < 2 ? 1 : 0 });
  const plan = balance(one.readers, one.works, one.wanted);
  sound(one, plan);
  expect(plan.given.length).toBe(12);
  // 18 are wanted and 12 places are there: each of the eight gets one before anybody gets a second.
  expect(new Set(plan.given.map(({ application }) => application)).size).toBeGreaterThanOrEqual(8);
  expect(plan.short.reduce((sum, { caps }) => sum + caps, 0)).toBe(6);
  expect(plan.short.every(({ readers }) => readers === 0)).toBe(true);
});

test("where too few may read an application, that is the reason, whatever the caps are", () => {
  const readers = [
    { id: "one", load: 0, cap: 1 },
    { id: "two", load: 0, cap: null },
  ];
  const works = [
    { id: "a", shuffle: 1, has: 0, barred: [0] },
    { id: "b", shuffle: 2, has: 0, barred: [0, 1] },
  ];
  expect(balance(readers, works, 2).short).toEqual([
    { application: 0, readers: 1, caps: 0 },
    { application: 1, readers: 2, caps: 0 },
  ]);
  expect(balance([], works, 2)).toEqual({ given: [], short: [expect.anything(), expect.anything()] });
});

test("after somebody steps back, only what they gave back is given anew", () => {
  const one = project(60, 5, 2);
  const before = balance(one.readers, one.works, one.wanted);
  const loads = loadsAfter(one, before);
  const back = before.given.filter(({ reader }) => reader === 2).slice(0, 3);
  const works = one.works.map((work, a) => {
    const holders = before.given.filter(({ application }) => application === a).map(({ reader }) => reader);
    const left = back.some(({ application }) => application === a);
    return { ...work, has: holders.length - (left ? 1 : 0), barred: [...new Set([...work.barred, ...holders])] };
  });
  const readers = one.readers.map((reader, r) => ({ ...reader, load: (loads[r] ?? 0) - (r === 2 ? 3 : 0) }));
  const after = balance(readers, works, one.wanted);
  expect(after.short).toEqual([]);
  expect(after.given.map(({ application }) => application)).toEqual(back.map(({ application }) => application));
  expect(after.given.every(({ reader }) => reader !== 2)).toBe(true);
});
