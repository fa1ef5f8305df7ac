import { AxeBuilder } from "@axe-core/playwright";
import { makeWorld } from "./world.ts";
import { test } from "../fixtures.ts";
test("bench", async ({ page, db }) => {
  const { project } = await makeWorld(db);
  await page.goto(`/projects/${project.slug}`);
  for (const [name, make] of Object.entries({
    plain: () => new AxeBuilder({ page }),
    legacy: () => new AxeBuilder({ page }).setLegacyMode(),
    types: () => new AxeBuilder({ page }).options({ resultTypes: ["violations"] }),
    both: () => new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(),
    contrast: () => new AxeBuilder({ page }).withRules(["color-contrast"]).setLegacyMode(),
  })) {
    const t = performance.now();
    for (let i = 0; i < 4; i++) await make().analyze();
    console.log(name, ((performance.now() - t) / 4).toFixed(0), "ms");
  }
});
