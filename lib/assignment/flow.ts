/** One who reads. `load`: how many applications they have already; `cap`: how many they may have at most, or null. */
export type Reader = { id: string; load: number; cap: number | null };

/**
 * An application. `has`: how many reviews it has or is to get from those it was given to; `barred`: the
 * places, in the list of readers, of those it can't be given to (any more). `shuffle` orders ties.
 */
export type Work = { id: string; shuffle: number; has: number; barred: readonly number[] };

/** An application that stays short of so many reviews: too few may read it, or the caps are used up. */
export type Short = { application: number; readers: number; caps: number };

/** `given`: places of an application and of a reader; `short` in the order of the applications. */
export type Balanced = { given: { application: number; reader: number }[]; short: Short[] };

/**
 * Gives every application the reviews that it lacks, from readers who are all different, none over
 * their cap: as many as can be given at all, and of all ways to do so one with the least sum of
 * squared loads. Where not all can be given, applications with fewer reviews come first. The same
 * input makes the same plan.
 *
 * It is a minimum-cost flow from applications (their lack) over readers (1 for each pair that may
 * be) to a sink, the arc of a reader being parallel arcs of capacity 1 and cost 2·load + 1, found by
 * successive shortest paths: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network Flows (1993), sections
 * 9.7 and 14.5; the special case without caps is the optimal semi-matching of Harvey, Ladner, Lovász
 * and Tamir (2006). Arcs between applications and readers cost nothing in either direction, so the
 * shortest path ends at the least loaded reader that can be reached: a breadth-first search over
 * readers in place of Dijkstra with potentials. What can't be given when its turn comes can't be
 * given later, since reachable readers at their cap stay there.
 *
 * With U reviews to give and m readers: O(U·m²) time at worst (O(U·m) where no review has to be
 * passed on), O(U·m) memory.
 */
export function balance(readers: readonly Reader[], works: readonly Work[], wanted: number): Balanced {
  const m = readers.length;
  const load = readers.map((reader) => reader.load);
  const spare = (r: number) => (load[r] ?? 0) < (readers[r]?.cap ?? Number.POSITIVE_INFINITY);
  // free[a·m + r]: the application may be given to this reader and is not.
  const free = new Uint8Array(works.length * m).fill(1);
  for (const [a, { barred }] of works.entries()) for (const r of barred) free[a * m + r] = 0;
  const givenTo = new Uint8Array(works.length * m);
  const eligible = works.map((_, a) => count(free, a * m, m));

  // handovers[r·m + s]: applications that r may pass on to s, lazily: those that no longer can be are skipped.
  const handovers: number[][] = Array.from({ length: m * m }, () => []);
  const top = (r: number, s: number): number | undefined => {
    const stack = handovers[r * m + s] ?? [];
    for (let a = stack.at(-1); a !== undefined; a = stack.at(-1)) {
      if (givenTo[a * m + r] === 1 && free[a * m + s] === 1) return a;
      stack.pop();
    }
    return undefined;
  };
  const take = (a: number, r: number) => {
    free[a * m + r] = 0;
    givenTo[a * m + r] = 1;
    for (let s = 0; s < m; s += 1) if (free[a * m + s] === 1) handovers[r * m + s]?.push(a);
  };
  const giveUp = (a: number, r: number) => {
    givenTo[a * m + r] = 0;
    free[a * m + r] = 1;
    for (let s = 0; s < m; s += 1) if (givenTo[a * m + s] === 1) handovers[s * m + r]?.push(a);
  };

  /** Gives one review of the application. False when nobody whom it can reach has a place left. */
  const augment = (a: number): boolean => {
    const shuffle = works[a]?.shuffle ?? 0;
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < m; r += 1) if (spare(r)) least = Math.min(least, load[r] ?? 0);
    if (least === Number.POSITIVE_INFINITY) return false;
    const reached: number[] = [];
    const from = new Int32Array(m).fill(-1);
    const by = new Int32Array(m).fill(-1);
    const seen = new Uint8Array(m);
    let best = -1;
    const look = (r: number) => {
      seen[r] = 1;
      reached.push(r);
      if (spare(r) && (best < 0 || (load[r] ?? 0) < (load[best] ?? 0))) best = r;
    };
    const direct = Array.from({ length: m }, (_, r) => r).filter((r) => free[a * m + r] === 1);
    // Ties are broken otherwise for each application, so that everybody reads beside everybody.
    direct.sort((r, s) => stir(shuffle, r) - stir(shuffle, s) || r - s);
    for (const r of direct) look(r);
    for (let at = 0; at < reached.length && (load[best] ?? Number.POSITIVE_INFINITY) > least; at += 1) {
      const r = reached[at] ?? 0;
      for (let s = 0; s < m; s += 1) {
        const passed = seen[s] === 0 ? top(r, s) : undefined;
        if (passed === undefined) continue;
        from[s] = r;
        by[s] = passed;
        look(s);
      }
    }
    if (best < 0) return false;
    load[best] = (load[best] ?? 0) + 1;
    let to = best;
    for (let r = from[to] ?? -1; r >= 0; r = from[to] ?? -1) {
      const passed = by[to] ?? 0;
      giveUp(passed, r);
      take(passed, to);
      to = r;
    }
    take(a, to);
    return true;
  };

  const lack = works.map(({ has }) => Math.max(0, wanted - has));
  const got = new Int32Array(works.length);
  const order = works
    .map((_, a) => a)
    .filter((a) => (lack[a] ?? 0) > 0)
    .sort((a, b) => (works[a]?.shuffle ?? 0) - (works[b]?.shuffle ?? 0) || a - b);
  // By rounds: nobody gets a third reader before everybody has a second, if that can be.
  for (let has = Math.min(wanted, ...works.map((work) => work.has)); has < wanted; has += 1) {
    for (const a of order) {
      if ((works[a]?.has ?? 0) + (got[a] ?? 0) === has && augment(a)) got[a] = (got[a] ?? 0) + 1;
    }
  }

  const given: Balanced["given"] = [];
  const short: Short[] = [];
  for (let a = 0; a < works.length; a += 1) {
    for (let r = 0; r < m; r += 1) if (givenTo[a * m + r] === 1) given.push({ application: a, reader: r });
    const missing = (lack[a] ?? 0) - (got[a] ?? 0);
    if (missing <= 0) continue;
    const tooFew = Math.max(0, (lack[a] ?? 0) - (eligible[a] ?? 0));
    short.push({ application: a, readers: tooFew, caps: missing - tooFew });
  }
  return { given, short };
}

function count(cells: Uint8Array, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 1) sum += cells[at] ?? 0;
  return sum;
}

/** A number that looks random for each pair: murmur3's finaliser. */
function stir(shuffle: number, reader: number): number {
  let hash = (shuffle ^ Math.imul(reader + 1, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
