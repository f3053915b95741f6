import { gradesOf } from "../resources/matrix.ts";
import type { SettingSpec } from "../settings.ts";
import { faults, type Rule } from "./blueprint-rule.ts";

type Choice = Extract<SettingSpec, { readonly kind: "choice" }>;

const approvalsFit: Rule = ({ resourceKinds, settings }) =>
  resourceKinds.flatMap(({ key: kind, level, states }) =>
    (states?.actions ?? []).flatMap(({ key, approvals }) => {
      if (approvals === undefined) return [];
      const setting = settings.find((each) => each.key === approvals.setting);
      const options = (setting as Choice | undefined)?.options?.map((option) => option.key) ?? [];
      return faults(
        [level !== "workspace", `${kind} needs approvals for ${key}, and is not in a workspace`],
        [
          setting?.kind !== "choice" || options.some((option) => approvals.needed[option] === undefined),
          `${kind} needs approvals for ${key} by ${approvals.setting}, which is no choice of how many`,
        ],
        [
          Object.values(approvals.needed).some((amount) => amount !== "all" && amount < 1),
          `${kind} needs less than one approval for ${key}`,
        ],
      );
    }),
  );

const windowsFit: Rule = ({ resourceKinds, settings }) =>
  resourceKinds.flatMap(({ key: kind, level, fields, states, window }) => {
    if (window === undefined) return [];
    const setting = settings.find((each) => each.key === window.refusedIn);
    const actions = (states?.actions ?? []).map(({ key }) => key);
    const ends = [window.starts, window.ends];
    return [
      ...ends
        .filter((key) => fields.find((field) => field.key === key)?.type !== "instant")
        .map((key) => `${kind} has a window in ${key}, which is no field with an instant`),
      ...faults(
        [level !== "workspace", `${kind} has a window, and is not in a workspace`],
        [
          setting?.kind !== "list" || setting.period === undefined,
          `the window of ${kind} is compared with ${window.refusedIn}, which is no list of periods`,
        ],
      ),
      ...window.checkedBy
        .filter((key) => !actions.includes(key))
        .map((key) => `the window of ${kind} is compared at ${key}, which is none of its actions`),
    ];
  });

const expiryFits: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, level, volume, fields, expires }) =>
    expires === undefined
      ? []
      : faults(
          [
            fields.find((field) => field.key === expires.field)?.type !== "date",
            `${key} expires by ${expires.field}, which is no field with a date`,
          ],
          [fields.some((field) => field.key === "expiry"), `${key} expires, and has a field of that name`],
          [!(expires.days > 0), `${key} expires with no days before`],
          [level !== "workspace" || volume !== "few", `${key} expires, and is not one of few in a workspace`],
        ),
  );

const matricesFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key: kind, volume, fields, list, matrix }) => {
    if (matrix === undefined) return [];
    const axes = [matrix.rows, matrix.columns];
    return [
      ...axes.flatMap((key) =>
        faults(
          [
            gradesOf(fields.find((field) => field.key === key)).length === 0,
            `the matrix of ${kind} is over ${key}, which has no few grades`,
          ],
          [
            !list.filters.includes(key),
            `the matrix of ${kind} is over ${key}, which is no filter of its list`,
          ],
        ),
      ),
      ...faults(
        [volume === "many", `${kind} has a matrix, which records have not`],
        [fields.some((field) => field.key === "score"), `${kind} has a matrix, and a field called score`],
        [matrix.name === "", `the matrix of ${kind} lacks a name for the score`],
      ),
    ];
  });

const countsFit: Rule = ({ resourceKinds, limits }) =>
  resourceKinds.flatMap(({ key, level, volume, fields, counts }) =>
    counts === undefined
      ? []
      : faults(
          [
            limits.find((limit) => limit.key === counts.limit)?.per !== "workspace",
            `${key} counts toward ${counts.limit}, which is no limit of a workspace`,
          ],
          [
            !fields.some((field) => field.key === counts.distinct && field.required),
            `${key} counts its ${counts.distinct}, which is no required field`,
          ],
          [
            level !== "workspace" || volume !== "few",
            `${key} counts toward a limit, and is not one of few in a workspace`,
          ],
        ),
  );

/** The rules for what a kind says of approvals, windows, expiry, scores and limits. */
export const policyRules: readonly Rule[] = [approvalsFit, windowsFit, expiryFits, matricesFit, countsFit];
