import { Alert, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded, type Verdict } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { choiceOf, permissionParts } from "./groups.ts";
import { PermissionChoice } from "./PermissionChoice.tsx";
import type { RoleForm } from "./useRoleForm.ts";

const t = texts.roles;

type Props = {
  readonly editor: RoleForm;
  /** Below name and purpose: questions for a new role only. */
  readonly children?: ReactNode;
  /** Below the permissions: a notice that the role was changed meanwhile. */
  readonly notice?: ReactNode;
  /** Then the effect of the change. */
  readonly effects?: ReactNode;
  /** Whether it can be submitted, apart from fields that show their own problems. */
  readonly verdict: Verdict;
  readonly submit: string;
  readonly busy: boolean;
  /** The server's objection to the form as a whole. */
  readonly error: string | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** The form of a role: its name and purpose, its permissions, and the effect of the change. */
export function RoleEditor(props: Props) {
  const { editor, children, notice, effects, verdict, submit, busy, error, onSubmit, onCancel } = props;
  const { form, draft, reach } = editor;
  const { actor, blueprint, roles } = useTenant();
  const parts = permissionParts(blueprint, roles.items, draft.level);
  const offered = parts.flatMap(({ groups }) => groups).reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <form onSubmit={form.onSubmit(onSubmit)} noValidate>
      <Stack gap="lg">
        <Section title={t.aboutTitle}>
          <Stack gap="md" maw={560}>
            <TextInput
              label={t.name}
              description={t.nameHint}
              name="name"
              autoComplete="off"
              maxLength={200}
              {...form.getInputProps("name")}
            />
            <Textarea
              label={t.purpose}
              description={`${texts.common.optional}. ${t.purposeHint}`}
              name="description"
              autosize
              minRows={2}
              maxRows={6}
              {...form.getInputProps("description")}
            />
            {children}
          </Stack>
        </Section>
        <Section
          title={t.choiceTitle}
          description={<span aria-live="polite">{t.chosen(draft.permissions.length, offered)}</span>}
        >
          <PermissionChoice
            label={t.choiceTitle}
            parts={parts}
            choose={(name) => choiceOf(actor, blueprint, draft.level, name, reach)}
            value={draft.permissions}
            onChange={(permissions) => form.setFieldValue("permissions", permissions)}
          />
        </Section>
        {notice}
        {effects}
        {error !== null && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <Unsaved dirty={form.isDirty() && !busy} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
          <Guarded decision={verdict}>
            <Button type="submit" loading={busy}>
              {submit}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
