import { texts } from "../../texts/index.ts";

/** What a user agent's text says in a few words, such as "Firefox on Linux"; null when it says nothing known. */
export function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  // Most browsers claim to be several others; the most particular claim comes first.
  const browser = firstOf(userAgent, [
    [/\bEdg\//, "Edge"],
    [/\bOPR\//, "Opera"],
    [/\bFirefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/\bSafari\//, "Safari"],
    [/\bbailiwick\b/i, texts.account.commandLine],
    [/\bcurl\//, "curl"],
    [/\bnode\b/i, "Node.js"],
  ]);
  const system = firstOf(userAgent, [
    [/\biPhone|iPad/, "iOS"],
    [/\bAndroid\b/, "Android"],
    [/\bWindows\b/, "Windows"],
    [/\bMac OS X\b/, "macOS"],
    [/\bCrOS\b/, "ChromeOS"],
    [/\bLinux\b/, "Linux"],
  ]);
  if (browser === null) return system;
  return system === null ? browser : texts.account.deviceOn(browser, system);
}

function firstOf(text: string, claims: readonly (readonly [RegExp, string])[]): string | null {
  return claims.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
