import { checkOwnAddress } from "@bailiwick/domain";
import { Modal, PasswordInput, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { identity } from "../../identity.ts";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { deletionEffects } from "./deletionEffects.ts";
import { Ties } from "./Ties.tsx";

const t = texts.account;

type Props = { readonly onClose: () => void };
type Deletion = Outputs["account"]["deletion"];

/** Shows what ends with the account, or what is to be handed over first, before it asks for address and password. */
export function DeleteAccountDialog({ onClose }: Props) {
  const deletion = useQuery(trpc.account.deletion.queryOptions());
  if (deletion.data !== undefined) return <Confirm deletion={deletion.data} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t.deleteTitle}</Text>}>
      <Loaded query={deletion} skeleton={<LinesSkeleton lines={4} label={texts.common.loading} />}>
        {() => null}
      </Loaded>
    </Modal>
  );
}

function Confirm({ deletion, onClose }: Props & { readonly deletion: Deletion }) {
  const { email } = useMe().user;
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const remove = useConfirm(
    {
      mutationFn: async (confirmation: string) => {
        const proof = await identity.prove(password);
        return client.account.delete.mutate({ confirmation, proof });
      },
    },
    // Loaded anew, so that nothing of this person stays in the memory of the page.
    { next: () => navigate({ ...paths.signIn(), reloadDocument: true }) },
  );
  const { refusal, ties } = deletion;
  if (refusal !== null) {
    return (
      <Modal opened onClose={onClose} title={<Text fw={650}>{t.deleteTitle}</Text>} size="md">
        <Text size="sm">{sentenceOf(refusal)}</Text>
        <Ties ties={ties} />
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      title={t.deleteTitle}
      effects={deletionEffects(deletion)}
      typed={{
        label: texts.common.typeToConfirm(email),
        check: (text) => {
          const typed = checkOwnAddress(email, text);
          return typed.allowed && password === ""
            ? { allowed: false, message: texts.identity.passwordMissing }
            : typed;
        },
      }}
      submit={t.delete}
      change={remove}
      onConfirm={(confirmation) => remove.mutate(confirmation)}
      onClose={onClose}
    >
      <PasswordInput
        label={t.presentPassword}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
