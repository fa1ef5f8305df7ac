/**
 * A queue for work that must not all be done at once: at most so many at a time, the others in the
 * order in which they came. It holds for this process.
 */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let under = 0;
  return async (work) => {
    if (under < most) under += 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      // A turn is handed on, so that nobody who comes just then goes before those who wait.
      const next = waiting.shift();
      if (next) next();
      else under -= 1;
    }
  };
}
