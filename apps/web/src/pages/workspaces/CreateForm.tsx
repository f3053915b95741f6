import { checkDescription, checkName, normalizeDescription, normalizeName, planOf } from "@bailiwick/domain";
import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { Failure } from "../../failure.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { texts } from "../../texts/index.ts";
import type { Place } from "./places.ts";
import { SlugField } from "./SlugField.tsx";
import { useCreate } from "./useCreate.ts";
import { useSlug } from "./useSlug.ts";

const says = texts.workspaces;

/** The form that makes a workspace in the place chosen (V31-V36, M24-M28). */
export function CreateForm({ place }: { readonly place: Place }) {
  const { blueprint, organization } = place;
  const form = useForm({
    initialValues: { name: "", description: "" },
    validate: {
      name: (name) => sentence(checkName(normalizeName(name))),
      description: (text) => sentence(checkDescription(normalizeDescription(text))),
    },
  });
  const slug = useSlug({
    name: form.values.name,
    blueprint,
    organization: organization?.id ?? null,
  });
  const [error, setError] = useState<string | null>(null);
  const create = useCreate(place, (failure: Failure) => {
    if (failure.path === "slug") slug.refuse(failure.message);
    else if (!showAtField(form, failure)) setError(failure.message);
  });
  const submit = form.onSubmit((values) => {
    setError(null);
    if (slug.ready) create.run({ ...values, slug: slug.slug });
  });
  // In a flat blueprint the workspace is all there is; in the others it is the organization that is named here.
  const foundsOrganization = organization === null && blueprint.topology !== "flat";
  const plan = planOf(blueprint.plans, blueprint.defaultPlan);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput
          label={foundsOrganization ? says.organizationName : texts.common.name}
          description={foundsOrganization ? says.organizationNameHint : says.nameHint}
          name="name"
          autoComplete="off"
          maxLength={200}
          inputWrapperOrder={["label", "input", "error", "description"]}
          {...form.getInputProps("name")}
        />
        <SlugField slug={slug} blueprint={blueprint} prefix={foundsOrganization ? "/o/" : "/ws/"} />
        {!foundsOrganization && (
          <Textarea
            label={texts.common.description}
            description={`${texts.common.optional}. ${says.descriptionHint}`}
            name="description"
            autosize
            minRows={2}
            maxRows={6}
            inputWrapperOrder={["label", "input", "error", "description"]}
            {...form.getInputProps("description")}
          />
        )}
        <Group justify="space-between" mt="xs">
          <Text size="sm" c="dimmed">
            {organization === null &&
              blueprint.plans.length > 1 &&
              plan !== undefined &&
              says.planNote(plan.name)}
          </Text>
          <Button type="submit" loading={create.busy}>
            {says.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
