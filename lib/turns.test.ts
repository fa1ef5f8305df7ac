import { expect, test } from "vitest";
import { turns } from "./turns.ts";

/** Work that ends when it is told to. */
function work(log: string[], name: string) {
  let end = (_error?: Error) => {};
  const run = () =>
    new Promise<string>((done, fail) => {
      log.push(name);
      end = (error) => (error ? fail(error) : done(name));
    });
  return { run, end: (error?: Error) => end(error) };
}

const settled = () => new Promise((next) => setImmediate(next));

test("so many at a time, and the others in the order in which they came", async () => {
  const inTurn = turns(2);
  const log: string[] = [];
  const [a, b, c, d] = [work(log, "a"), work(log, "b"), work(log, "c"), work(log, "d")];
  const all = Promise.all([a, b, c, d].map(({ run }) => inTurn(run)));
  await settled();
  expect(log).toEqual(["a", "b"]);
  b.end();
  await settled();
  expect(log).toEqual(["a", "b", "c"]);
  a.end();
  c.end();
  await settled();
  d.end();
  expect(await all).toEqual(["a", "b", "c", "d"]);
});

test("a failure is its own, and gives its turn on", async () => {
  const inTurn = turns(1);
  const log: string[] = [];
  const [a, b] = [work(log, "a"), work(log, "b")];
  const [first, second] = [inTurn(a.run), inTurn(b.run)];
  await settled();
  a.end(new Error("of its own"));
  await expect(first).rejects.toThrow("of its own");
  await settled();
  b.end();
  expect(await second).toBe("b");
  // The turn is free again.
  expect(await inTurn(async () => "c")).toBe("c");
});
