import { connectionStates } from "../machines/connecting.ts";
import type { KindStates } from "../resources/states.ts";
import type { SettingSpec } from "../settings.ts";
import { faults, type Rule } from "./blueprint-rule.ts";
import type { ResourceKind } from "./resource-kinds.ts";

/** What each onboarding default needs: the type of its field, and whether its setting has the form. */
const forms: Readonly<
  Record<"name" | "tags" | "mode" | "rules", readonly [type: string, (setting: SettingSpec) => boolean]>
> = {
  name: ["text", (it) => it.kind === "text" && it.format === "name_pattern"],
  tags: ["tags", (it) => it.kind === "list" && it.format === "tags"],
  mode: ["choice", (it) => it.kind === "choice"],
  rules: ["long_text", (it) => it.kind === "text" && it.format === "permission_rules"],
};

/** A kind that connects is at the top of a workspace, and its defaults have a field and a setting each. */
export const connectingFits: Rule = ({ resourceKinds, settings }) =>
  resourceKinds.flatMap((kind) => {
    const { key, connects, level, parent, volume, verbs, states } = kind;
    if (connects === undefined) return [];
    return [
      ...faults(
        [
          level !== "workspace" || parent !== null || volume !== "few",
          `${key} connects and is not at the top of a workspace`,
        ],
        [verbs.create === undefined, `${key} connects and has no verb create`],
        [keysOf(states) !== keysOf(connectionStates), `${key} connects and has states of its own`],
      ),
      ...Object.entries(forms).flatMap(([part, [type, hasForm]]) => {
        const given = connects[part as keyof typeof forms];
        const setting = settings.find((each) => each.key === given.setting);
        return faults(
          [
            kind.fields.find((field) => field.key === given.field)?.type !== type,
            `${key} connects and its ${part} is no field of the type ${type}`,
          ],
          [
            setting === undefined || !hasForm(setting),
            `${key} connects and the setting of its ${part} lacks or has another form`,
          ],
        );
      }),
      ...connects.holds
        .filter((name) => !isBelow(name, key, resourceKinds))
        .map((name) => `the key of a ${key} holds ${name}, which is not of it or of what is below it`),
    ];
  });

/** The states and actions by their keys: their names may be in another language. */
const keysOf = (states: KindStates | null) =>
  [...(states?.all ?? []), ...(states?.actions ?? [])].map(({ key }) => key).join(" ");

/** Whether it is a permission of the kind itself or of one below it. */
function isBelow(name: string, top: string, kinds: readonly ResourceKind[]): boolean {
  const [own = "", verb = ""] = name.split(":");
  let kind = kinds.find(({ key }) => key === own);
  if (kind?.verbs[verb] === undefined) return false;
  while (kind !== undefined && kind.key !== top) {
    const above: string | null = kind.parent;
    kind = kinds.find(({ key }) => key === above);
  }
  return kind !== undefined;
}
