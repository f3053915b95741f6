import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import chromium from "@sparticuz/chromium";

const cache = resolve(import.meta.dirname, "../../../../node_modules/.cache");
const packageFile = join(
  dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
  "../package.json",
);

/**
 * Unpacks the packaged Chromium and its font, unless that was done before.
 * @returns where it is, and the environment in which it sees only that font, regardless of the machine.
 */
export async function extractChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await extractTo(folder);
  const env = { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") };
  return { executablePath: join(folder, "chromium"), env: env as Record<string, string> };
}

/** The package unpacks into the folder for temporary files and mistakes half a file there for a whole one. */
async function extractTo(folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = unfinished;
  try {
    await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  const fonts = `<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>`;
  writeFileSync(join(unfinished, "fonts.conf"), `<?xml version="1.0"?>\n${fonts}\n`);
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process was first.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
