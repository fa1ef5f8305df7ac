import { differences, type Heard, leaks, look, readersAddresses, write } from "./blind.ts";
import { expect, type Kind, OWNER, readers, test, type World } from "./world.ts";

const ANOTHER = { name: "Aaron Aardvark", email: "aaron@aardvark.example", affiliation: "Aardvark College" };

/** What would give somebody away: each of their words, and both halves of the address. */
const words = (of: typeof OWNER) => [
  ...of.name.split(" "),
  of.email,
  ...of.email.split("@"),
  ...of.affiliation.split(" ").filter((word) => word !== "Institute" && word !== "College"),
];

/** The same world with another identity behind the application. */
async function as<T>(world: World, identity: typeof OWNER, run: () => Promise<T>): Promise<T> {
  const where = { id: world.ids.owner };
  await world.db.user.update({ where, data: identity });
  try {
    return await run();
  } finally {
    await world.db.user.update({ where, data: OWNER });
  }
}

const people: Kind[] = [...readers, "otherReviewer", "revoked"];

for (const kind of people) {
  test(`what the ${kind} can read is the same whoever wrote it`, async ({ world }) => {
    test.slow();
    const addresses = readersAddresses(world);
    const hear = async (): Promise<Heard> => look(world, kind, addresses);
    let found: string[] = [];
    // How much is streamed in which piece depends on how busy the machine is: asked again when it differs.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const one = await as(world, OWNER, hear);
      const other = await as(world, ANOTHER, hear);
      expect(one.size).toBe(2 * addresses.length);
      expect([...leaks(one, words(OWNER)), ...leaks(other, words(ANOTHER))]).toEqual([]);
      found = differences(one, other);
      if (found.length === 0) break;
    }
    expect(found).toEqual([]);
  });
}

for (const kind of readers) {
  test(`what the ${kind} is answered to what they write is the same whoever wrote the essays`, async ({ world }) => {
    test.slow();
    let found: string[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const one = await as(world, OWNER, () => write(world, kind));
      const other = await as(world, ANOTHER, () => write(world, kind));
      expect(one.size).toBe(26);
      expect([...leaks(one, words(OWNER)), ...leaks(other, words(ANOTHER))]).toEqual([]);
      found = differences(one, other);
      if (found.length === 0) break;
    }
    expect(found).toEqual([]);
  });
}

test("a leak would be found: in a page, in an order, in an answer that only one of two gets", async () => {
  const page = (shown: string) => `200\n<h1>Application K7QM-2F</h1>${shown}`;
  const sound = new Map([["GET /review/x", page("")]]);
  expect(differences(sound, new Map(sound))).toEqual([]);
  expect(leaks(sound, words(OWNER))).toEqual([]);

  const leaky = new Map([["GET /review/x", page("<!-- zephyrine@quillfeather.example -->")]]);
  expect(differences(sound, leaky)).toEqual([expect.stringContaining("GET /review/x: they part at")]);
  expect(leaks(leaky, words(OWNER))).toContain("GET /review/x: holds “Zephyrine”");

  const ordered = (first: string, second: string) => new Map([["GET /review/x?sort=name", page(`${first}${second}`)]]);
  expect(differences(ordered("AAAA-22", "BBBB-33"), ordered("BBBB-33", "AAAA-22"))).toHaveLength(1);
  expect(differences(sound, new Map([...sound, ["GET /review/x/y", page("")]]))).toEqual([
    "GET /review/x/y: was answered only once",
  ]);
});

test("an applicant’s name does reach those who may see it: what is compared is not empty", async ({ world }) => {
  const { body } = await world.ask("admin", `/admin/people?q=${encodeURIComponent(OWNER.email)}`);
  for (const word of [OWNER.name, OWNER.email, OWNER.affiliation]) expect(body).toContain(word);
  expect((await world.ask("owner", "/account")).body).toContain(OWNER.affiliation);
});
