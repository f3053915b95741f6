import type { SecurityRules } from "@bailiwick/domain";
import type { Inputs } from "../../api.ts";

type Rules = Inputs["securityPolicies"]["set"]["rules"];

/** The rules as the form has them: networks as lines of text, an empty text for no limit. */
export type RuleValues = {
  addresses: string;
  idleMinutes: number | string;
  sessionHours: number | string;
  keyDays: number | string;
  personalTokens: boolean;
  secondFactor: boolean;
  invitationDomains: string[];
};

/** The networks as lines: the network, and behind a space its note. */
export const linesOf = ({ addresses }: Pick<SecurityRules, "addresses">): string =>
  addresses.map(({ range, note }) => `${range} ${note}`.trim()).join("\n");

/** The form's values of these rules. */
export function valuesOf(rules: SecurityRules): RuleValues {
  return {
    addresses: linesOf(rules),
    idleMinutes: rules.idleMinutes ?? "",
    sessionHours: rules.sessionHours ?? "",
    keyDays: rules.keyDays ?? "",
    personalTokens: rules.personalTokens,
    secondFactor: rules.secondFactor,
    invitationDomains: [...rules.invitationDomains],
  };
}

const numberOf = (value: number | string) => (value === "" ? null : Number(value));

/** The rules that the form's values describe. */
export function rulesOf(values: RuleValues): Rules {
  const lines = values.addresses.split("\n").map((line) => line.trim());
  return {
    addresses: lines
      .filter((line) => line !== "")
      .map((line) => {
        const [range = "", ...note] = line.split(/\s+/);
        return { range, note: note.join(" ").slice(0, 80) };
      }),
    idleMinutes: numberOf(values.idleMinutes),
    sessionHours: numberOf(values.sessionHours),
    keyDays: numberOf(values.keyDays),
    personalTokens: values.personalTokens,
    secondFactor: values.secondFactor,
    invitationDomains: values.invitationDomains,
  };
}
