import {
  checkSetting,
  type Decision,
  nameableIn,
  normalizeSetting,
  type SettingSpec,
  type SettingValue,
} from "@bailiwick/domain";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Workspace } from "../../access.ts";
import { type Outputs, trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { useWorkspace } from "../../workspace.ts";
import { SettingField } from "./SettingField.tsx";

const t = texts.settings;

/** What is wrong with a value, and at which path in it. */
export type Fault = Pick<Failure, "path" | "message">;

type Props = {
  readonly workspace: Workspace;
  readonly spec: SettingSpec;
  readonly setting: Outputs["settings"]["list"]["items"][number];
  readonly decision: Decision;
};

/** One seeded setting of the workspace: its value, when it was changed, and a button to reset it (V12). */
export function SettingSection({ workspace, spec, setting, decision }: Props) {
  const { dayOf } = useMoments();
  const { actor, blueprint } = useWorkspace();
  const saved = JSON.stringify(setting.value);
  const [value, setValue] = useState<SettingValue>(setting.value);
  const [seen, setSeen] = useState(saved);
  const [isOutdated, setIsOutdated] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const update = useChange(trpc.settings.update.mutationOptions(), {
    said: () => t.settingSaved(spec.name),
    failed: (failure) => {
      setFault(failure);
      return failure.path !== null;
    },
  });
  const change = (next: SettingValue) => {
    setValue(next);
    setFault(null);
  };
  if (seen !== saved) {
    // Saved elsewhere, or here: taken over, unless there is unsaved input.
    const typing = ![seen, saved].includes(JSON.stringify(value)) && !update.isPending;
    setSeen(saved);
    setIsOutdated(typing);
    if (!typing) setValue(setting.value);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const custom = [...actor.roles.organization, ...actor.roles.workspace].map(({ key }) => key);
    const checked = checkSetting(spec, normalizeSetting(spec, value), nameableIn(blueprint, custom));
    if (!checked.allowed) return setFault({ path: checked.path ?? null, message: sentenceOf(checked) });
    update.mutate({
      workspace: workspace.id,
      key: spec.key,
      value: writable(value),
      updatedAt: setting.updatedAt,
    });
  };
  const same = (other: SettingValue) => JSON.stringify(value) === JSON.stringify(other);
  return (
    <Section title={spec.name} description={spec.description}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <SettingField spec={spec} value={value} fault={fault} decision={decision} onChange={change} />
          <Unsaved dirty={!same(setting.value) && !update.isPending} />
          {isOutdated && (
            <Alert color="yellow" py="xs" role="status">
              <Group justify="space-between" gap="sm">
                {t.changedMeanwhile(setting.updatedByName ?? texts.common.someoneElse)}
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    change(setting.value);
                    setIsOutdated(false);
                  }}
                >
                  {texts.common.takeNewer}
                </Button>
              </Group>
            </Alert>
          )}
          <Group gap="sm">
            <Guarded decision={decision}>
              <Button
                type="submit"
                variant="default"
                loading={update.isPending}
                disabled={decision.allowed && same(setting.value)}
              >
                {texts.common.save}
              </Button>
            </Guarded>
            {decision.allowed && !same(spec.initial) && (
              <Button variant="subtle" onClick={() => change(spec.initial)}>
                {t.toStart}
              </Button>
            )}
            <Text size="xs" c="dimmed">
              {setting.updatedAt === null ? t.asSeeded : t.changedOn(dayOf(setting.updatedAt))}
            </Text>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** A mutable copy of the value for the API's input, because the domain's is read-only. */
function writable(value: SettingValue): string | Record<string, string>[] {
  return typeof value === "string" ? value : value.map((entry) => ({ ...entry }));
}
