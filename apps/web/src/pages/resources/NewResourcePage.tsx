import { can, isShareable, type ResourceKind, refuse } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { failureOf, refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { createdFields, newValues, sent } from "./formValues.ts";
import { useHolder } from "./holder.tsx";
import { type Reach, ReachChoice } from "./ReachChoice.tsx";
import { ResourceForm } from "./ResourceForm.tsx";
import { titleOf } from "./resources.ts";
import { useResourceForm } from "./useResourceForm.ts";
import { WithKind } from "./WithKind.tsx";

const t = texts.resources;

/** Adds a resource of a kind, in its place or under another. */
export function NewResourcePage() {
  return <WithKind>{(kind) => <NewResource key={kind.key} kind={kind} />}</WithKind>;
}

type Props = { readonly kind: ResourceKind };

function NewResource({ kind }: Props) {
  const { actor, at, place, blueprint } = useHolder();
  const { parent = null } = useSearch({ strict: false });
  const above = blueprint.resourceKinds.find(({ key }) => key === kind.parent);
  const found = useQuery({
    ...trpc.resources.get.queryOptions({ ...at, kind: above?.key ?? "", id: parent ?? "" }),
    enabled: above !== undefined && parent !== null,
  });
  if (kind.verbs.create === undefined) return <Problem page failure={refusedHere(refuse("no_such_kind"))} />;
  const decision = can(actor, `${kind.key}:create`);
  const failure = found.error === null ? null : failureOf(found.error);
  const back =
    above !== undefined && parent !== null
      ? paths.resource({ ...place, kind: above.key, id: parent })
      : paths.resources({ ...place, kind: kind.key });
  const aboveTitle = above !== undefined && found.data !== undefined ? titleOf(above, found.data) : null;
  return (
    <Page
      title={t.add(kind.name)}
      description={
        above !== undefined && aboveTitle !== null ? t.inParent(above.name, aboveTitle) : kind.description
      }
      back={
        <LinkText {...back} size="sm" mb="xs" display="inline-block">
          {aboveTitle ?? kind.plural}
        </LinkText>
      }
    >
      {!decision.allowed ? (
        <Problem doing failure={refusedHere(decision)} />
      ) : above !== undefined && parent === null ? (
        <Problem doing failure={refusedHere(refuse("wrong_parent", { kind: above.name }))} />
      ) : failure !== null ? (
        <Problem failure={failure.code === "INVALID" ? { ...failure, code: "NOT_FOUND" } : failure} />
      ) : (
        <Composer kind={kind} parent={above === undefined ? null : parent} />
      )}
    </Page>
  );
}

function Composer({ kind, parent }: Props & { readonly parent: string | null }) {
  const { at, place } = useHolder();
  const navigate = useNavigate();
  const state = useResourceForm(kind, newValues(kind));
  const [reach, setReach] = useState<Reach>("workspace" in at ? [at.workspace] : "all");
  const create = useChange(trpc.resources.create.mutationOptions(), {
    said: (resource) => t.created(titleOf(kind, resource)),
    next: ({ id }) => navigate(paths.resource({ ...place, kind: kind.key, id })),
    failed: state.refuse,
  });
  const cancel =
    kind.parent !== null && parent !== null
      ? paths.resource({ ...place, kind: kind.parent, id: parent })
      : paths.resources({ ...place, kind: kind.key });
  return (
    <ResourceForm
      kind={kind}
      state={state}
      sharing={
        isShareable(kind) && (
          <ReachChoice kind={kind} verb="create" value={reach} known={[]} onChange={setReach} />
        )
      }
      submit={t.add(kind.name)}
      busy={create.isPending}
      onSubmit={() =>
        create.mutate({
          ...at,
          kind: kind.key,
          fields: sent(createdFields(kind, state.form.getValues())),
          ...(parent === null ? {} : { parent }),
          ...(isShareable(kind) ? { reach: reach === "all" ? reach : [...reach] } : {}),
        })
      }
      onCancel={() => void navigate(cancel)}
    />
  );
}
