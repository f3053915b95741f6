import { firstRolesFor, levelOfFirstRole, normalizeName } from "@bailiwick/domain";
import { PasswordInput, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { trpc } from "../../api.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import type { Connection } from "./Connections.tsx";

const t = texts.sso;

/** The roles that the actor can have given to people who sign in for the first time. */
function useFirstRoles() {
  const { actor, blueprint, roles } = useTenant();
  const level = levelOfFirstRole(blueprint);
  return firstRolesFor(actor).map((key) => ({
    value: key,
    label: roles.items.find((role) => role.level === level && role.key === key)?.name ?? key,
  }));
}

type Field = {
  readonly props: object;
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
};

const Line = ({ props, label, name, hint }: Field): ReactNode => (
  <TextInput
    label={label}
    name={name}
    {...(hint === undefined ? {} : { description: hint })}
    autoComplete="off"
    {...props}
  />
);

type SecretAndRoleProps = {
  /** The form's properties of the two inputs. */
  readonly secret: object;
  readonly role: object;
  readonly hint: string;
  readonly options: ReturnType<typeof useFirstRoles>;
};

/** What a connection has and can change: its client secret, and the role that people get by it. */
const SecretAndRole = ({ secret, hint, role, options }: SecretAndRoleProps): ReactNode => (
  <>
    <PasswordInput
      label={t.clientSecret}
      description={hint}
      name="clientSecret"
      autoComplete="off"
      {...secret}
    />
    <Select label={t.role} description={t.roleHint} data={options} allowDeselect={false} {...role} />
  </>
);

/** Sets single sign-on up; it is off until it was tested. */
export function CreateConnectionDialog({ onClose }: { readonly onClose: () => void }) {
  const { organization } = useTenant();
  const options = useFirstRoles();
  const form = useForm({
    initialValues: { name: "", issuer: "", clientId: "", clientSecret: "", role: options[0]?.value ?? "" },
  });
  const { send, ...sending } = useFormDialog(form, trpc.connections.create.mutationOptions(), {
    said: ({ name }) => t.created(name),
    next: onClose,
  });
  return (
    <FormDialog
      title={t.create}
      submit={t.create}
      sending={sending}
      onSubmit={form.onSubmit((values) =>
        send({
          organization: organization.id,
          name: normalizeName(values.name),
          issuer: values.issuer.trim(),
          clientId: values.clientId.trim(),
          clientSecret: values.clientSecret.trim(),
          role: values.role,
        }),
      )}
      onClose={onClose}
    >
      <Line props={form.getInputProps("name")} label={t.name} name="name" hint={t.nameHint} />
      <Line props={form.getInputProps("issuer")} label={t.issuer} name="issuer" hint={t.issuerHint} />
      <Line props={form.getInputProps("clientId")} label={t.clientId} name="clientId" />
      <SecretAndRole
        secret={form.getInputProps("clientSecret")}
        hint={t.clientSecretHint}
        role={form.getInputProps("role")}
        options={options}
      />
    </FormDialog>
  );
}

type Props = { readonly connection: Connection; readonly onClose: () => void };

/** Changes the name, the role or the client secret; issuer and client stay. */
export function EditConnectionDialog({ connection, onClose }: Props) {
  const { organization } = useTenant();
  const options = useFirstRoles();
  const { id, name, role } = connection;
  const form = useForm({ initialValues: { name, role, clientSecret: "" } });
  const { send, ...sending } = useFormDialog(form, trpc.connections.update.mutationOptions(), {
    said: () => t.saved,
    next: onClose,
  });
  return (
    <FormDialog
      title={t.editTitle(name)}
      submit={texts.common.save}
      sending={sending}
      onSubmit={form.onSubmit((values) =>
        send({
          organization: organization.id,
          connection: id,
          name: normalizeName(values.name),
          role: values.role,
          ...(values.clientSecret.trim() === "" ? {} : { clientSecret: values.clientSecret.trim() }),
        }),
      )}
      onClose={onClose}
    >
      <Line props={form.getInputProps("name")} label={t.name} name="name" />
      <SecretAndRole
        secret={form.getInputProps("clientSecret")}
        hint={t.clientSecretStays}
        role={form.getInputProps("role")}
        options={options}
      />
    </FormDialog>
  );
}
