import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { Token } from "./tokens.ts";

const t = texts.account.tokens;

type Props = { readonly revoked: Token; readonly onClose: () => void };

/** Revokes one of the person's tokens. */
export function RevokeTokenDialog({ revoked: { id, name, organization }, onClose }: Props) {
  const revoke = useConfirm(trpc.tokens.revoke.mutationOptions(), {
    said: () => t.revoked(name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.revokeTitle(name)}
      effects={[t.revokeEffect]}
      submit={t.revokeSubmit}
      change={revoke}
      onConfirm={() => revoke.mutate({ organization: organization.id, token: id })}
      onClose={onClose}
    />
  );
}
