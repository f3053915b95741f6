import { can, isShareable, type ResourceKind } from "@bailiwick/domain";
import { Alert, Button, Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { changedFields, type FormValues, merged, sent, valuesOf } from "./formValues.ts";
import { useHolder } from "./holder.tsx";
import { presentReach, type Reach, ReachChoice } from "./ReachChoice.tsx";
import { ResourceForm } from "./ResourceForm.tsx";
import { type Resource, titleOf } from "./resources.ts";
import { useResourceForm } from "./useResourceForm.ts";
import { WithKind } from "./WithKind.tsx";
import { WithResource } from "./WithResource.tsx";

const t = texts.resources;

/** Edits the fields of a resource. */
export function EditResourcePage() {
  return (
    <WithKind>
      {(kind) => (
        <WithResource key={kind.key} kind={kind}>
          {(resource) => <EditResource key={resource.id} kind={kind} resource={resource} />}
        </WithResource>
      )}
    </WithKind>
  );
}

type Props = { readonly kind: ResourceKind; readonly resource: Resource };

function EditResource({ kind, resource }: Props) {
  const { actor, place } = useHolder();
  const decision = can(actor, `${kind.key}:update`);
  const title = titleOf(kind, resource);
  return (
    <Page
      title={t.editTitle(title)}
      back={
        <LinkText
          {...paths.resource({ ...place, kind: kind.key, id: resource.id })}
          size="sm"
          mb="xs"
          display="inline-block"
        >
          {title}
        </LinkText>
      }
    >
      {decision.allowed ? (
        <Composer kind={kind} resource={resource} />
      ) : (
        <Problem doing failure={refusedHere(decision)} />
      )}
    </Page>
  );
}

function Composer({ kind, resource }: Props) {
  const { at, place } = useHolder();
  const navigate = useNavigate();
  // The version that the form was made from.
  const [seen, setSeen] = useState(resource);
  const state = useResourceForm(kind, valuesOf(kind, resource));
  const { form } = state;
  const here = "workspace" in at ? at.workspace : "";
  // Undefined until it is changed.
  const [reach, setReach] = useState<Reach>();
  const open = () => navigate(paths.resource({ ...place, kind: kind.key, id: resource.id }));
  const update = useChange(trpc.resources.update.mutationOptions(), {
    said: (after) => t.saved(titleOf(kind, after)),
    next: () => {
      form.setInitialValues(form.getValues());
      return open();
    },
    failed: state.refuse,
  });
  const isNewer = seen.updatedAt !== resource.updatedAt && !update.isPending && !update.isSuccess;
  const isDirty = form.isDirty();
  const continueWith = (values: FormValues) => {
    setSeen(resource);
    form.setInitialValues(valuesOf(kind, resource));
    form.setValues(values);
    state.clear();
  };
  useEffect(() => {
    // Nothing was typed: the newer version is the one to edit.
    if (isNewer && !isDirty) continueWith(valuesOf(kind, resource));
  }, [isNewer, isDirty]);
  return (
    <ResourceForm
      kind={kind}
      state={state}
      resource={resource}
      notice={
        isNewer &&
        isDirty && (
          <NewerVersion
            resource={resource}
            onTake={() => continueWith(valuesOf(kind, resource))}
            onKeep={() => continueWith(merged(kind, form.getValues(), seen, resource))}
          />
        )
      }
      sharing={
        isShareable(kind) && (
          <ReachChoice
            kind={kind}
            verb="update"
            value={reach ?? presentReach(here, resource)}
            known={resource.reach === null || resource.reach === "all" ? [] : resource.reach.workspaces}
            onChange={setReach}
          />
        )
      }
      submit={texts.common.save}
      busy={update.isPending}
      ready={isDirty || reach !== undefined}
      onSubmit={() => {
        const fields = changedFields(kind, form.getValues(), seen.fields);
        if (Object.keys(fields).length === 0 && reach === undefined) return void open();
        update.mutate({
          ...at,
          kind: kind.key,
          id: resource.id,
          fields: sent(fields),
          ...(reach === undefined ? {} : { reach: reach === "all" ? reach : [...reach] }),
          updatedAt: seen.updatedAt,
        });
      }}
      onCancel={() => void open()}
    />
  );
}

type NewerProps = {
  readonly resource: Resource;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Says that the resource was edited while the form was open, and asks which version to continue with. */
function NewerVersion({ resource, onTake, onKeep }: NewerProps) {
  return (
    <Alert
      color="yellow"
      role="status"
      title={t.newerTitle(resource.updatedByName ?? texts.common.someoneElse)}
    >
      {t.newerDescription}
      <Group gap="sm" mt="sm">
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {texts.common.takeNewer}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onKeep}>
          {t.newerKeep}
        </Button>
      </Group>
    </Alert>
  );
}
