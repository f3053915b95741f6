import { credentialMinutes, type Decision, type StorageAccess } from "@bailiwick/domain";
import {
  Alert,
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { client, type Outputs } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { CommandBox } from "../../ui/CommandBox.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { prefixOf } from "./files.ts";

const t = texts.files;

type Credential = Outputs["storage"]["credential"];
type Props = {
  readonly workspace: string;
  /** Whether the reader can store. */
  readonly write: Decision;
  readonly prefix: string;
  readonly onClose: () => void;
};

/** Gets a temporary credential (P25); then shows it, once. */
export function CredentialDialog(props: Props) {
  const [credential, setCredential] = useState<Credential | null>(null);
  return credential === null ? (
    <Ask {...props} onCredential={setCredential} />
  ) : (
    <Given credential={credential} onClose={props.onClose} />
  );
}

type AskProps = Props & { readonly onCredential: (credential: Credential) => void };

function Ask({ workspace, write, prefix, onCredential, onClose }: AskProps) {
  const initialValues: { prefix: string; access: StorageAccess; minutes: number } = {
    prefix,
    access: "read",
    minutes: credentialMinutes.standard,
  };
  const form = useForm({ initialValues });
  const { send, ...sending } = useFormDialog(
    form,
    {
      // The credential goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (values: typeof initialValues) =>
        onCredential(await client.storage.credential.mutate({ workspace, ...values })),
    },
    {},
  );
  return (
    <FormDialog
      title={t.getTitle}
      description={t.getDescription}
      submit={t.getSubmit}
      sending={sending}
      onSubmit={form.onSubmit((values) => send({ ...values, prefix: prefixOf(values.prefix) }))}
      onClose={onClose}
    >
      <TextInput label={t.folder} description={t.folderHint} {...form.getInputProps("prefix")} />
      <SegmentedControl
        aria-label={t.access}
        data={[
          { value: "read", label: t.accesses.read },
          { value: "write", label: t.accesses.write, disabled: !write.allowed },
        ]}
        {...form.getInputProps("access")}
      />
      <NumberInput
        label={t.minutes}
        min={credentialMinutes.least}
        max={credentialMinutes.most}
        clampBehavior="strict"
        allowDecimal={false}
        {...form.getInputProps("minutes")}
      />
    </FormDialog>
  );
}

function Given({ credential, onClose }: { readonly credential: Credential; readonly onClose: () => void }) {
  const { url, token, access, expiresAt } = credential;
  useReturnFocus();
  const header = `-H "Authorization: Bearer ${token}"`;
  return (
    <Modal
      opened
      size="lg"
      title={<Text fw={650}>{t.givenTitle}</Text>}
      onClose={onClose}
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} title={t.once}>
          {t.onceHint}
        </Alert>
        <CommandBox label={t.token} command={token} />
        <CommandBox label={t.listCommand} command={`curl ${header} ${url}`} />
        {access === "write" && (
          <CommandBox label={t.putCommand} command={`curl ${header} -T report.pdf ${url}report.pdf`} />
        )}
        <Text size="sm" c="dimmed">
          {t.until} <Moment at={expiresAt} time />
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {t.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
