import {
  locales,
  localizeBlueprint,
  mailChoicePath,
  type Playbook,
  playbookSetting,
  playbooksFor,
  type ResourceKind,
  resourcePath,
  type SettingEntry,
} from "@bailiwick/domain";
import { mailTextsIn } from "../mail/texts/index.ts";
import { aboutResource, type InPlace, type ResourceRow } from "./internal.ts";
import { settingHere } from "./policies.ts";

type Subject = Pick<ResourceRow, "id" | "kind" | "title">;

/**
 * Runs the playbooks of the workspace that this sets off, in the commit of the change and after its entry in the log (V10).
 * @param state the state that an action led it to; null for one that was created
 */
export async function runPlaybooks(
  ctx: InPlace,
  { key: kind }: ResourceKind,
  resource: Subject,
  state: string | null,
): Promise<void> {
  const spec = playbookSetting(ctx.blueprint.settings);
  if (spec?.kind !== "list" || ctx.workspace === null) return;
  const entries = (await settingHere(ctx, spec.key)) as readonly SettingEntry[];
  for (const playbook of playbooksFor(spec.fields, entries, { kind, state })) {
    await ctx.sql("SELECT authz.run_playbook($1, $2, $3, $4, $5, $6)", [
      spec.key,
      JSON.stringify(playbook.entry),
      playbook.name,
      playbook.roles,
      resource.id,
      JSON.stringify(mailsOf(ctx, playbook, resource, state)),
    ]);
  }
}

/** The mail in each language. */
function mailsOf(
  { blueprint, organization, workspace, instance }: InPlace,
  playbook: Playbook,
  resource: Subject,
  state: string | null,
) {
  const link = (path: string) => new URL(path, instance.publicUrl()).href;
  if (workspace === null) return {};
  return Object.fromEntries(
    locales.map(({ key: locale }) => {
      const rules = localizeBlueprint(blueprint, locale);
      const kind = rules.resourceKinds.find(({ key }) => key === resource.kind);
      const message = mailTextsIn(locale).playbook({
        place: {
          workspace: workspace.name,
          organization: rules.topology === "flat" ? null : organization.name,
        },
        playbook: playbook.name,
        kind: kind?.name ?? resource.kind,
        title: aboutResource(resource).name,
        state: kind?.states?.all.find(({ key }) => key === state)?.name ?? state,
        link: link(resourcePath(rules, organization, workspace, resource)),
        choice: link(mailChoicePath),
      });
      return [locale, message];
    }),
  );
}
