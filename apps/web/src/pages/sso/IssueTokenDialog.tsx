import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { client, type Inputs } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { type Issued, SecretDialog } from "../keys/SecretDialog.tsx";
import { syncScope, tokenLevel } from "./syncToken.ts";

const t = texts.sso.directory;

/** Issues the key by which the directory writes, and shows its text, once. */
export function IssueTokenDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <SecretDialog
      place={null}
      title={t.issue}
      done={({ key }) => t.issued(key.name)}
      form={(onIssued) => <TokenForm onIssued={onIssued} onClose={onClose} />}
      onClose={onClose}
    />
  );
}

type Props = { readonly onIssued: (issued: Issued) => void; readonly onClose: () => void };

function TokenForm({ onIssued, onClose }: Props) {
  const { actor, organization, here } = useTenant();
  const form = useForm({ initialValues: { name: t.token } });
  const { send, busy, error } = useFormDialog(
    form,
    {
      // The text goes to the dialog and nowhere else: what this returns is kept among the changes.
      mutationFn: async (input: Inputs["keys"]["issue"]) => {
        const issued = await client.keys.issue.mutate(input);
        onIssued(issued);
        return issued.key;
      },
    },
    {},
  );
  const place =
    tokenLevel(actor) === "workspace" && here !== null
      ? { workspace: here.workspace.id }
      : { organization: organization.id };
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name }) =>
        send({ ...place, name, scopes: [syncScope], expiresAt: null, ipRanges: [], workspaces: null }),
      )}
    >
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert" py="xs">
            {error}
          </Alert>
        )}
        <Text size="sm">{t.issueDescription}</Text>
        <TextInput
          label={t.tokenName}
          name="name"
          autoComplete="off"
          maxLength={200}
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {t.issue}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
