// A mentor brings their posts: from a file in which one entry is hostile, then from an address that leads within.
import { paths } from "#lib/paths.ts";
import { makeProject } from "#prisma/factories.ts";
import { expect, test } from "../fixtures.ts";

const feed = (self: string) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A forum</title><link href="https://forum.example/"/>
  <entry><id>1</id><title>Doubt, found</title><link href="/posts/1"/><published>2023-09-21T10:00:00Z</published>
    <author><name>${self}</name></author><author><name>Kofi Mensah</name></author>
    <summary type="html">&lt;p&gt;This is a linkpost for &lt;b&gt;a paper&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;document.title="RANHERE"&lt;/script&gt;</summary></entry>
  <entry><id>2</id><title type="html">&lt;img src=x onerror="document.title='RANHERE'"&gt;A lure of old</title>
    <link href="javascript:document.title='RANHERE'"/><published>2023-09-22T10:00:00Z</published></entry>
  <entry><id>3</id><title>Not now</title><link href="/posts/3"/><published>2024-01-02T10:00:00Z</published></entry>
</feed>`;

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("a mentor imports posts from a file and reads why an address within can’t be fetched", async ({
      page,
      db,
      person,
      signInAs,
      sound,
    }) => {
      test.slow();
      const looks = async () => (script ? sound(page) : undefined);
      const mentor = await person("mentor");
      await makeProject(db, { mentorUserIds: [mentor.id] });
      const { slug } = await db.mentor.findUniqueOrThrow({ where: { userId: mentor.id } });
      await signInAs(mentor);
      await page.goto(paths.profilePart(slug, "writings"));
      await expect(page.getByRole("heading", { name: "No posts yet" })).toBeVisible();

      // Nothing chosen is said at the field.
      await page.getByRole("button", { name: "Read the file" }).click();
      await expect(page.getByText("Choose a file, or put the feed’s text").last()).toBeVisible();
      await looks();
      const file = { name: "feed.xml", mimeType: "application/atom+xml", buffer: Buffer.from(feed(mentor.name)) };
      await page.getByLabel("A feed as a file").setInputFiles(file);
      await page.getByRole("button", { name: "Read the file" }).click();

      // The worker reads it; the page comes to that by itself.
      await expect(page.getByRole("heading", { name: "New (2)" })).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText("3 entries were found in “A forum” (Atom).")).toBeVisible();
      const wrong = page.getByRole("region", { name: "Not readable (1)" });
      await expect(wrong).toContainText("Entry 2, “A lure of old”");
      await expect(wrong).toContainText("Its address is not one of the web: javascript:");
      expect(await db.writing.count({ where: { mentorId: mentor.mentorId ?? "" } })).toBe(0);
      await looks();
      await page.getByRole("checkbox", { name: "Import “Not now”" }).uncheck();
      await page.getByRole("button", { name: "Import what is ticked" }).click();
      await expect(
        page.getByRole("status").filter({ hasText: "Imported. The public page shows it now." }),
      ).toBeVisible();
      await looks();

      // Everybody reads it, and nothing of it runs or is where it should not be.
      await page.goto(paths.writings(slug));
      const post = page.getByRole("article");
      await expect(post).toHaveCount(1);
      await expect(post.getByRole("link", { name: "Doubt, found" })).toHaveAttribute(
        "href",
        "https://forum.example/posts/1",
      );
      await expect(post).toContainText("21 September 2023 · A forum · with Kofi Mensah");
      await expect(post).toContainText("This is a linkpost for a paper.");
      await expect(post.getByText("linkpost", { exact: true })).toBeVisible();
      expect(await page.content()).not.toMatch(/RANHERE|Not now|A lure of old/);
      await looks();

      // An address that leads within is refused in words that tell nothing of what there is.
      await page.goto(paths.profilePart(slug, "writings"));
      await page.getByLabel("Address of a feed").fill("http://127.0.0.1:5432/");
      await page.getByRole("button", { name: "Add and read the feed" }).click();
      await expect(page.getByText("It could not be read.")).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText("This address can’t be fetched from here.")).toBeVisible();
      await looks();
      await page.getByRole("link", { name: "Back to the writings" }).click();
      await page.getByRole("button", { name: "Check again" }).click();
      await expect(page.getByText("This feed was asked for a moment ago.").last()).toBeVisible();

      // One is corrected by hand, then deleted.
      await page.getByRole("link", { name: "Doubt, found" }).click();
      // The page before has a field of the same name.
      await expect(page.getByRole("button", { name: "Save the post" })).toBeVisible();
      await page.getByLabel("Address of the post").fill("javascript:alert(1)");
      await page.getByRole("button", { name: "Save the post" }).click();
      await expect(page.getByText("Enter a whole address that begins with https://").last()).toBeVisible();
      await looks();
      await page.getByLabel("Address of the post").fill("https://forum.example/posts/one");
      await page.getByRole("button", { name: "Save the post" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
      await page.getByRole("link", { name: "Doubt, found" }).click();
      await page.getByText("Delete this post…").click();
      await page.getByRole("button", { name: "Delete the post" }).click();
      await expect(page.getByRole("heading", { name: "No posts yet" })).toBeVisible();
      expect((await page.goto(paths.writings(slug)))?.status()).toBe(404);
    });
  });
}
