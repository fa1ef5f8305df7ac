import { places } from "./places.ts";

/** The tests run against what `npm test` started, and against nothing else. */
export default async function globalSetup(): Promise<void> {
  const ready = await fetch(`${places().url}/readyz`);
  if (!ready.ok) throw new Error(`The portal at ${places().url} is not ready: ${await ready.text()}`);
}
