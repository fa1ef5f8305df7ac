// First visits in Chromium: each in a fresh context, with nothing in any cache.
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "#scripts/browser.ts";
import { type Spread, spread } from "./figures.ts";
import { later, say } from "./place.ts";

export type Visit = {
  /** Milliseconds from the start of the navigation to the first paint. */
  paint: number;
  /** What had come when the network was quiet, prefetched pages too. */
  requests: number;
  bytes: number;
};

export async function openBrowser(): Promise<Browser & { about: string }> {
  const { executablePath, args } = await findBrowser(say);
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
  later(() => browser.close());
  return Object.assign(browser, { about: `Chromium ${browser.version()}` });
}

export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    let requests = 0;
    let bytes = 0;
    network.on("Network.loadingFinished", ({ encodedDataLength }) => {
      requests += 1;
      bytes += encodedDataLength;
    });
    await network.send("Network.enable");
    await page.goto(url, { waitUntil: "load" });
    const paint = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          new PerformanceObserver((list, observer) => {
            const first = list.getEntriesByName("first-paint")[0];
            if (!first) return;
            observer.disconnect();
            done(first.startTime);
          }).observe({ type: "paint", buffered: true });
        }),
    );
    await page.waitForLoadState("networkidle");
    return { paint, requests, bytes };
  } finally {
    await context.close();
  }
}

/** Visits the pages in turns; the first visit of each, which warms the browser up, does not count. */
export async function visits(
  browser: Browser,
  urls: readonly string[],
  rounds: number,
): Promise<{ paint: Spread; last: Visit }[]> {
  const all = urls.map((): Visit[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, url] of urls.entries()) {
      const one = await visit(browser, url);
      if (round > 0) all[at]?.push(one);
    }
  }
  return all.map((some) => ({
    paint: spread(some.map(({ paint }) => paint)),
    last: some.at(-1) ?? { paint: 0, requests: 0, bytes: 0 },
  }));
}
