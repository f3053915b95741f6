import { demoOrganizations } from "./organizations.ts";
import { demoPassword, demoPlatformAdmin } from "./people.ts";

/** How to sign in to the demo, as lines for a person to read. */
export function demoNotice(): string[] {
  const addresses = demoOrganizations.flatMap(({ domain, people }) =>
    Object.keys(people)
      .slice(0, 2)
      .map((local) => `${local}@${domain}`),
  );
  return [
    `Sign in to the demo with the password ${demoPassword} as one of`,
    ...[...addresses, demoPlatformAdmin].map((address) => `  ${address}`),
  ];
}
