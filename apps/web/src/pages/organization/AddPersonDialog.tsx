import { can, type Decision, invitationDays, permission } from "@bailiwick/domain";
import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { EndField } from "../access/EndField.tsx";
import { AddSeveralDialog } from "../members/several/AddSeveralDialog.tsx";
import { ImportPeople } from "../members/several/ImportPeople.tsx";
import { OtherWays } from "../members/several/OtherWays.tsx";
import { useAddPerson } from "./useAddPerson.ts";
import type { InOrganization } from "./useOrganization.ts";

const organizationMemberAdd = permission("organization_member:add");
const organizationInvitationCreate = permission("organization_invitation:create");

const t = texts.organization;

type Props = { readonly here: InOrganization; readonly onClose: () => void };

/** Adds a person to the organization, in a role; a person without an account can be invited instead (M63, S27). */
export function AddPersonDialog({ here, onClose }: Props) {
  const { organization, actor } = here;
  const { form, submit, unknownEmail, inviting, error, decide, busy } = useAddPerson(here, onClose);
  const [several, setSeveral] = useState<"addresses" | "file" | null>(null);
  const shared = {
    place: { organization: organization.id },
    means: {
      adds: can(actor, organizationMemberAdd).allowed,
      invites: can(actor, organizationInvitationCreate).allowed,
    },
    seatsLeft: null,
    decide,
    onClose,
  };
  if (several === "file") {
    return <ImportPeople {...shared} roles={actor.roles.organization} fallback={form.values.role} />;
  }
  if (several === "addresses") {
    return (
      <AddSeveralDialog
        {...shared}
        initialRole={form.values.role}
        roleField={(field) => (
          <>
            <RoleField here={here} decide={decide} {...field} />
            <JoiningNote here={here} />
          </>
        )}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t.addTitle(organization.name)}</Text>}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {error !== null && (
            <Alert color="red" role="alert" py="xs">
              {error}
            </Alert>
          )}
          <TextInput
            label={t.addEmail}
            description={t.addEmailHint}
            name="email"
            type="email"
            maxLength={254}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps("email")}
          />
          <OtherWays onChoose={setSeveral} />
          <RoleField here={here} decide={decide} {...form.getInputProps("role")} />
          <EndField {...form.getInputProps("endsAt")} />
          <JoiningNote here={here} />
          {unknownEmail !== null && (
            <Alert role="status" title={t.inviteTitle} icon={<IconMail size={18} aria-hidden />}>
              {t.inviteDescription(unknownEmail, invitationDays)}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
            <Guarded decision={decide(form.values.role)}>
              <Button type="submit" loading={busy}>
                {inviting ? t.inviteSubmit : t.addSubmit}
              </Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type RoleProps = {
  readonly here: InOrganization;
  readonly decide: (role: string) => Decision;
  readonly value?: string;
  readonly onChange: (role: string) => void;
  readonly error?: ReactNode;
};

/** The roles of the organization; one that this person can't assign says why. */
function RoleField({ here: { actor }, decide, ...field }: RoleProps) {
  return (
    <Radio.Group label={t.addRole} {...field}>
      <Stack gap="sm" mt={6}>
        {actor.roles.organization.map(({ key, name, description: about }) => {
          const decision = decide(key);
          const description = decision.allowed ? about : sentenceOf(decision);
          return (
            <Radio
              key={key}
              value={key}
              label={name}
              {...(description === "" ? {} : { description })}
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

/** What comes with joining: a private workspace, or membership of the default one (S11, P17). */
function JoiningNote({ here: { blueprint, actor } }: { readonly here: InOrganization }) {
  const rule = blueprint.defaultWorkspace;
  let note: string | null = null;
  if (rule.kind === "private") note = t.joinsPrivate;
  if (rule.kind === "one" && rule.defaultRole !== null) {
    const role = actor.roles.workspace.find(({ key }) => key === rule.defaultRole);
    note = t.joinsDefault(rule.name, role?.name ?? rule.defaultRole);
  }
  if (note === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {note}
    </Text>
  );
}
