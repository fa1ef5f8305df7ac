import { differences, type Heard, hiddenFrom, leaks, look, readersAddresses, readersRequests, write } from "./blind.ts";
import { ANOTHER, as, wordsOf } from "./two-worlds.ts";
import { expect, type Kind, OWNER, readers, test, type World } from "./world.ts";

const people: Kind[] = [...readers, "otherReviewer", "revoked"];

/** Hears the same in both worlds, until it is the same or has differed often: how much is streamed in which piece depends on how busy the machine is. */
async function bothWorlds(world: World, hear: () => Promise<Heard>): Promise<{ found: string[]; asked: number }> {
  let answer: { found: string[]; asked: number } = { found: [], asked: 0 };
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const one = await as(world, OWNER, hear);
    const other = await as(world, ANOTHER, hear);
    const told = [...leaks(one, wordsOf(OWNER)), ...leaks(other, wordsOf(ANOTHER))];
    answer = { found: [...told, ...differences(one, other)], asked: one.size };
    if (answer.found.length === 0 || told.length > 0) break;
  }
  return answer;
}

for (const kind of people) {
  test(`what the ${kind} can read is the same whoever wrote it`, async ({ world }) => {
    test.slow();
    const addresses = hiddenFrom(kind, [...readersAddresses(world), ...(await readersRequests(world, kind))]);
    const { found, asked } = await bothWorlds(world, () => look(world, kind, addresses));
    expect(found).toEqual([]);
    expect(asked).toBe(2 * new Set(addresses).size);
  });
}

for (const kind of readers) {
  test(`what the ${kind} is answered to what they write is the same whoever wrote the essays`, async ({ world }) => {
    test.slow();
    const { found, asked } = await bothWorlds(world, () => write(world, kind));
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(26);
  });
}

test("what reviewers are shown is the masked essay: planted without its masks, it is reported wherever it stands", async ({
  world,
}) => {
  const addresses = readersAddresses(world);
  const nobody = { name: null, email: "", affiliation: null };
  const heard = await as(world, OWNER, () => look(world, "reviewer", addresses), nobody);
  const told = leaks(heard, ["Quillfeather"]);
  for (const path of [`${world.application.code}: holds`, "compare?", "similar/"])
    expect(told).toContainEqual(expect.stringContaining(`GET /review/${world.project.slug}/${path}`));
  expect(
    await as(world, OWNER, () => look(world, "reviewer", addresses).then((all) => leaks(all, wordsOf(OWNER)))),
  ).toEqual([]);
});

test("a name that slips into one answer of all is reported, and so is an order that hangs on it", async ({ world }) => {
  const addresses = readersAddresses(world).slice(0, 12);
  const [target = ""] = addresses;
  const name = async () => (await world.db.user.findUniqueOrThrow({ where: { id: world.ids.owner } })).name ?? "";
  const through = (change: (body: string) => Promise<string>): World => ({
    ...world,
    async ask(kind, path, ask) {
      const answer = await world.ask(kind, path, ask);
      return path === target ? { ...answer, body: await change(answer.body) } : answer;
    },
  });
  const open = through(async (body) => `${body}<!-- ${await name()} -->`);
  expect((await bothWorlds(world, () => look(open, "reviewer", addresses))).found).toContain(
    `GET ${target}: holds “Zephyrine”`,
  );
  // Nothing of the name is in it, and yet it tells which of two sorts first.
  const sorted = through(async (body) => ((await name()) < "M" ? `A${body}B` : `B${body}A`));
  expect((await bothWorlds(world, () => look(sorted, "reviewer", addresses))).found).toContainEqual(
    expect.stringContaining(`GET ${target}: they part at`),
  );
});

test("a leak would be found: in a page, in an order, in an answer that only one of two gets", async () => {
  const page = (shown: string) => `200\n<h1>Application K7QM-2F</h1>${shown}`;
  const sound = new Map([["GET /review/x", page("")]]);
  expect(differences(sound, new Map(sound))).toEqual([]);
  expect(leaks(sound, wordsOf(OWNER))).toEqual([]);

  const leaky = new Map([["GET /review/x", page("<!-- zephyrine@quillfeather.example -->")]]);
  expect(differences(sound, leaky)).toEqual([expect.stringContaining("GET /review/x: they part at")]);
  expect(leaks(leaky, wordsOf(OWNER))).toContain("GET /review/x: holds “Zephyrine”");

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
