import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Expects the current page to have no serious or critical axe violation, no sideways scrolling (WCAG 2.2, 1.4.10), and
 * no truncated badge. Waits until loading and animations are done.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      return playState !== "running" || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
    }),
  );
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" · ")}`);
  expect.soft(serious, `accessible: ${page.url()}`).toEqual([]);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".mantine-Badge-label")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
  expect.soft(cut, `badges that are cut: ${page.url()}`).toEqual([]);
  const [content, screen] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth] as const;
  });
  expect.soft(content, `no wider than the screen: ${page.url()}`).toBeLessThanOrEqual(screen);
}
