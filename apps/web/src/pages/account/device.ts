import Bowser from "bowser";
import { texts } from "../../texts/index.ts";

/** Programs that call the API without being a browser. */
const programs = [
  [/\bbailiwick\b/i, texts.account.commandLine],
  [/\bcurl\//, "curl"],
  [/\bnode\b/i, "Node.js"],
] as const;

/** A user agent in a few words, such as "Firefox on Linux"; null if unknown. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null || userAgent === "") return null;
  const { browser, os } = Bowser.parse(userAgent);
  const program = programs.find(([pattern]) => pattern.test(userAgent))?.[1] ?? browser.name ?? "";
  if (program === "") return os.name ?? null;
  return os.name === undefined ? program : texts.account.deviceOn(program, os.name);
}
