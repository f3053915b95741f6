import { demoPlatformAdmin } from "@bailiwick/db";
import { demoOrganizations } from "./organizations.ts";
import { demoPassword } from "./people.ts";

/** How to sign in to the demo, as lines of text: for each blueprint its creator and its other people. */
export function demoNotice(): string[] {
  const people = demoOrganizations.map(({ blueprint, domain, people }): [string, string] => {
    const [founder = "", ...others] = Object.keys(people);
    return [`${founder}@${domain}`, `${blueprint}; at the same domain ${others.join(", ")}`];
  });
  const lines = [...people, [demoPlatformAdmin, "the platform admin"] as const];
  const width = Math.max(...lines.map(([address]) => address.length));
  return [
    `Sign in to the demo with the password ${demoPassword} as one of`,
    ...lines.map(([address, description]) => `  ${address.padEnd(width)}  ${description}`),
  ];
}
