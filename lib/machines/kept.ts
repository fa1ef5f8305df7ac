/**
 * What is made for everybody alike is made once a second at most in a process, however many ask: these
 * answers are not prerendered, and anybody may ask for them. A failure is not kept.
 */
export function onceASecond<T>(make: () => Promise<T>): () => Promise<T> {
  let last: { at: number; made: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (last && now - last.at < 1_000) return last.made;
    const kept = { at: now, made: make() };
    last = kept;
    kept.made.catch(() => {
      if (last === kept) last = undefined;
    });
    return kept.made;
  };
}
