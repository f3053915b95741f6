import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong in the page, which has no frames. It is told once, and only the violations travel: to collect all
 * that is right takes several times as long.
 */
async function violations(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });
}

/**
 * Expects the current page to have no serious or critical axe violation, no sideways scrolling (WCAG 2.2, 1.4.10), and
 * no truncated badge. Waits until loading and animations are done, and a dialog that opens has its name.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.locator("[role=dialog]:visible:not([aria-labelledby], [aria-label])")).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      return playState !== "running" || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
    }),
  );
  const serious = (await violations(page))
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
