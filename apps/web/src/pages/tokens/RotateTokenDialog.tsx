import { blueprint } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { client, trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { RotateForm } from "../keys/RotateForm.tsx";
import { SecretDialog } from "../keys/SecretDialog.tsx";
import { type Token, tokenPlaces } from "./tokens.ts";

const t = texts.account.tokens;

type Props = { readonly rotated: Token; readonly onClose: () => void };

/** Gives one of the person's tokens its next secret; then shows its text, once. */
export function RotateTokenDialog({ rotated: { id, name, organization }, onClose }: Props) {
  const { data } = useQuery(trpc.workspaces.mine.queryOptions({ withPermissions: true }));
  const place = tokenPlaces(data?.items ?? []).find((each) => each.id === organization.id);
  return (
    <SecretDialog
      place={
        place === undefined
          ? null
          : { level: "workspace", reference: place.workspace, blueprint: blueprint(place.blueprint) }
      }
      title={t.rotateTitle(name)}
      done={() => t.rotatedTitle(name)}
      form={(onIssued) => (
        <RotateForm
          decision={{ allowed: true }}
          rotate={async (overlapHours) => {
            const { token, text } = await client.tokens.rotate.mutate({
              organization: organization.id,
              token: id,
              overlapHours,
            });
            onIssued({ key: token, text });
          }}
          onClose={onClose}
        />
      )}
      onClose={onClose}
    />
  );
}
