import { can, type ResourceKind } from "@bailiwick/domain";
import { IconPlus } from "@tabler/icons-react";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { useHolder } from "./holder.tsx";
import { ResourceTable } from "./ResourceTable.tsx";

const t = texts.resources;
const inOrder = { search: "", filters: {}, descending: false };

type Props = {
  readonly kind: ResourceKind;
  /** The id of the resource that they stand under. */
  readonly parent: string;
};

/** The resources of a kind that stand under another, for people who can see them. */
export function Below({ kind, parent }: Props) {
  const { place, actor, why } = useHolder();
  if (!can(actor, `${kind.key}:read`).allowed) return null;
  const permission = `${kind.key}:create` as const;
  return (
    <Section
      title={kind.plural}
      description={kind.description}
      flush
      actions={
        kind.verbs.create !== undefined && (
          <Guarded decision={can(actor, permission)} why={why(permission)}>
            <LinkButton
              {...paths.newResource({ ...place, kind: kind.key }, { parent })}
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              {t.add(kind.name)}
            </LinkButton>
          </Guarded>
        )
      }
    >
      <ResourceTable
        kind={kind}
        listed={inOrder}
        parent={parent}
        empty={<Empty title={t.emptyTitle(kind.plural)} />}
      />
    </Section>
  );
}
