// Who is being served, and since when: how long the portal was away is measured by its writers.

/** Milliseconds from the given moment until the first save, and until everybody's first, was acknowledged. */
export type Back = { first: number; everybody: number };

export type Pulse = {
  /** A writer's request, sent at `sent` by performance.now(), was answered as it should be. */
  served(writer: number, sent: number): void;
  /** How long it took after `since`, counting requests sent after it. Null when not within `patience` ms. */
  backAfter(since: number, patience: number): Promise<Back | null>;
};

export function openPulse(writers: number): Pulse {
  const watchers = new Set<(writer: number, sent: number) => void>();
  return {
    served(writer, sent) {
      for (const watch of watchers) watch(writer, sent);
    },
    backAfter: (since, patience) =>
      new Promise((done) => {
        const seen = new Set<number>();
        let first = 0;
        const end = (back: Back | null) => {
          clearTimeout(timer);
          watchers.delete(watch);
          done(back);
        };
        const watch = (writer: number, sent: number) => {
          if (sent < since || seen.has(writer)) return;
          const now = performance.now() - since;
          first ||= now;
          seen.add(writer);
          if (seen.size === writers) end({ first, everybody: now });
        };
        const timer = setTimeout(() => end(null), patience);
        watchers.add(watch);
      }),
  };
}
