import type { Actor } from "./access/actor.ts";
import { can } from "./access/decide.ts";
import type { PermissionName } from "./access/permissions.ts";
import { checkNamePattern } from "./machines/naming.ts";
import type { BadSetting } from "./refusals/reasons.ts";
import { allowed, type Decision, refuse } from "./refusals/refusal.ts";
import { readField } from "./resources/field-values.ts";
import type { PeriodFields } from "./resources/windows.ts";
import { checkDescription, checkName, normalizeDescription, normalizeName } from "./text/names.ts";

/** One field of a list's entries. */
export type SettingField = {
  readonly key: string;
  readonly name: string;
  readonly kind: "text" | "moment" | "trigger" | "roles";
};

/**
 * An entry of a list: a text for each field. A moment is an ISO 8601 time in UTC, a trigger what sets a playbook off, and
 * roles are keys of roles with commas between them.
 */
export type SettingEntry = Readonly<Record<string, string>>;

/** The value of a setting: the key of a choice, a text, or the entries of a list. */
export type SettingValue = string | readonly SettingEntry[];

type Common = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Whether everyone in the workspace sees it on the dashboard. */
  readonly onDashboard?: true;
  /** What changing it takes besides what every setting takes. */
  readonly needs?: PermissionName;
};

/** Something that every workspace is seeded with and can edit, as data of the blueprint. */
export type SettingSpec = Common &
  (
    | {
        readonly kind: "choice";
        readonly options: readonly { readonly key: string; readonly name: string }[];
        readonly initial: string;
      }
    | {
        readonly kind: "text";
        readonly initial: string;
        /** A pattern for names, the text of a permissions.yaml, of which the API checks the lines, or a number of days or nothing. */
        readonly format?: "name_pattern" | "permission_rules" | "days";
      }
    | {
        readonly kind: "list";
        /** Entries that become the tags of something, or that run. */
        readonly format?: "tags" | "playbooks";
        /** Set for entries that are periods: each ends after it starts. */
        readonly period?: PeriodFields;
        readonly fields: readonly SettingField[];
        readonly initial: readonly SettingEntry[];
      }
  );

/** The maximum number of entries in a list. */
export const maxEntries = 100;

/** The maximum number of days in a setting: a hundred years. */
export const maxDays = 36_500;

/** Where a workspace says for how many days it keeps its log and its records (M6); empty for as long as its organization. */
export const retentionSetting = "retention_days";

const invalid = (path: string, what: BadSetting["what"], names: readonly string[] = []) =>
  refuse("bad_setting", { what, names, amount: maxEntries }, path);

/** For a setting that workspaces of this kind do not have. */
export const noSuchSetting = refuse("no_such_setting", {}, "key");

/** The one form in which a value is checked and stored: texts like names or descriptions; a choice unchanged. */
export function normalizeSetting(spec: SettingSpec, value: SettingValue): SettingValue {
  if (typeof value === "string") {
    if (spec.kind !== "text") return value;
    // The spaces at the start of a line mean something in it.
    return spec.format === "permission_rules" ? value.replaceAll("\r\n", "\n") : normalizeDescription(value);
  }
  return value.map((entry) =>
    Object.fromEntries(Object.entries(entry).map(([key, text]) => [key, normalizeName(text)])),
  );
}

/** What the entries of a list can name: triggers and roles, by their keys. */
export type Nameable = { readonly trigger: readonly string[]; readonly roles: readonly string[] };

/**
 * Can the setting hold this value? A value from outside was parsed to {@link SettingValue} first.
 * @param nameable what the blueprint offers; see `nameableIn`
 */
export function checkSetting(spec: SettingSpec, value: SettingValue, nameable: Nameable = none): Decision {
  switch (spec.kind) {
    case "choice":
      return spec.options.some((option) => option.key === value)
        ? allowed
        : invalid(
            "value",
            "option",
            spec.options.map((option) => option.name),
          );
    case "text":
      return typeof value === "string" ? checkText(spec, value) : invalid("value", "text");
    case "list":
      return typeof value === "string" ? invalid("value", "list") : checkList(spec, value, nameable);
  }
}

const none: Nameable = { trigger: [], roles: [] };

type Of<Kind extends SettingSpec["kind"]> = Extract<SettingSpec, { readonly kind: Kind }>;

function checkText({ key, name, format }: Of<"text">, value: string): Decision {
  if (format === "name_pattern") return checkNamePattern(value, "value");
  if (format === "days") return checkDays(value, 1);
  if (format === undefined) return checkDescription(value, "value");
  const read = readField({ key, name, type: "long_text" }, value, "value");
  return read.allowed ? allowed : read;
}

function checkDays(value: string, least: number): Decision {
  if (value === "" || (/^[1-9]\d{0,4}$/.test(value) && +value >= least && +value <= maxDays)) return allowed;
  return refuse("bad_setting", { what: "days", names: [String(least)], amount: maxDays }, "value");
}

/**
 * Can a workspace keep its log and its records for so long (M6)? At least for as long as its organization does.
 * @param days the setting's value; empty for as long as the organization
 * @param organization for how many days the organization keeps them, null for all time
 */
export function canKeepFor(days: string, organization: number | null): Decision {
  return organization === null ? allowed : checkDays(days, Math.max(organization, 1));
}

/** Has the actor what changing this setting takes besides what every setting takes? */
export function canChangeSetting(actor: Actor, { needs }: SettingSpec): Decision {
  return needs === undefined ? allowed : can(actor, needs);
}

function checkList(
  { key, name, fields, format, period }: Of<"list">,
  entries: readonly SettingEntry[],
  nameable: Nameable,
): Decision {
  const checked = checkEntries(fields, entries, nameable);
  if (!checked.allowed) return checked;
  const backwards = period === undefined ? -1 : entries.findIndex((entry) => !isPeriod(entry, period));
  if (backwards >= 0) return refuse("window_backwards", {}, `value.${backwards}.${period?.ends}`);
  if (format !== "tags") return allowed;
  const read = readField({ key, name, type: "tags" }, tagsIn(entries), "value");
  return read.allowed ? allowed : read;
}

const isPeriod = (entry: SettingEntry, { starts, ends }: PeriodFields) =>
  Date.parse(entry[starts] ?? "") < Date.parse(entry[ends] ?? "");

/** The tags that the entries of a list stand for. */
export const tagsIn = (entries: readonly SettingEntry[]): readonly string[] =>
  entries.flatMap((entry) => Object.values(entry));

function checkEntries(
  fields: readonly SettingField[],
  entries: readonly SettingEntry[],
  nameable: Nameable,
): Decision {
  if (entries.length > maxEntries) return invalid("value", "entries");
  for (const [at, entry] of entries.entries()) {
    if (Object.keys(entry).some((key) => !fields.some((field) => field.key === key))) {
      return invalid(`value.${at}`, "field");
    }
    for (const field of fields) {
      const decision = checkPart(field, entry[field.key] ?? "", `value.${at}.${field.key}`, nameable);
      if (!decision.allowed) return decision;
    }
  }
  return allowed;
}

function checkPart({ name, kind }: SettingField, text: string, path: string, { trigger, roles }: Nameable) {
  switch (kind) {
    case "text":
      return checkName(normalizeName(text), path);
    case "moment":
      return checkMoment(text, name, path);
    case "trigger":
      return trigger.includes(text) ? allowed : invalid(path, "choice", [name]);
    case "roles": {
      const chosen = text.split(",");
      const known = chosen.every((key) => roles.includes(key)) && new Set(chosen).size === chosen.length;
      return known ? allowed : invalid(path, "choice", [name]);
    }
  }
}

function checkMoment(text: string, name: string, path: string): Decision {
  const isMoment =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
  return isMoment ? allowed : invalid(path, "time", [name]);
}
