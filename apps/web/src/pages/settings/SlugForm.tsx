import { canOffer } from "@bailiwick/domain";
import { Button, Group, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { addressOf } from "../../address.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { usePrefix } from "../../ui/usePrefix.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { useSlug } from "../workspaces/useSlug.ts";
import { ChangeSlugDialog } from "./ChangeSlugDialog.tsx";

const t = texts.settings;

/**
 * The slug: changed by an owner if the blueprint allows it (C4), else shown with the reason why it stays (V21, M64).
 */
export function SlugForm({ here }: { readonly here: InWorkspace }) {
  const { workspace, address, actor, blueprint, facts } = here;
  const slug = useSlug({
    name: "",
    blueprint,
    organization: workspace.organization.id,
    present: workspace.slug,
  });
  const [asking, setAsking] = useState(false);
  const { changedBy } = blueprint.slug;
  const prefix = usePrefix(`/ws/${address.slice(0, -workspace.slug.length)}`);
  const shared = {
    "aria-label": t.slugTitle,
    description: t.slugKept[changedBy],
    ...prefix,
    maw: 420,
    flex: "1 1 16rem",
  } satisfies Parameters<typeof TextInput>[0];
  if (changedBy !== "owner")
    return <TextInput {...shared} value={workspace.slug} readOnly variant="filled" />;

  const decision = canOffer(actor, "change_slug", facts);
  const unchanged = slug.slug === workspace.slug;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (decision.allowed && slug.ready && !unchanged) setAsking(true);
  };
  return (
    <form onSubmit={ask} noValidate>
      <Group align="flex-start" gap="sm">
        <Guarded decision={decision} field>
          <TextInput
            {...shared}
            description={decision.allowed ? shared.description : sentenceOf(decision)}
            name="slug"
            value={slug.shown}
            onChange={(event) => slug.edit(event.currentTarget.value)}
            error={slug.error}
            success={slug.help}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        </Guarded>
        <Guarded decision={decision}>
          <Button type="submit" variant="default" disabled={decision.allowed && (unchanged || !slug.ready)}>
            {t.slugChange}
          </Button>
        </Guarded>
      </Group>
      {asking && (
        <ChangeSlugDialog
          workspace={workspace}
          slug={slug.slug}
          address={addressOf({ ...workspace, slug: slug.slug })}
          onRefused={(message) => {
            setAsking(false);
            slug.refuse(message);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
