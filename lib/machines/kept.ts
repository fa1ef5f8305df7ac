/**
 * What is made for everybody alike is made once a second at most in a process, and by one at a time, however
 * many ask: these answers are not prerendered, and anybody may ask for them. A failure is not kept.
 */
export function onceASecond<T>(make: () => Promise<T>): () => Promise<T> {
  let last: { at: number; made: Promise<T>; done: boolean } | undefined;
  return () => {
    const now = performance.now();
    if (last && (!last.done || now - last.at < 1_000)) return last.made;
    const kept = { at: now, made: make(), done: false };
    last = kept;
    kept.made.then(
      () => {
        kept.done = true;
      },
      () => {
        if (last === kept) last = undefined;
      },
    );
    return kept.made;
  };
}
