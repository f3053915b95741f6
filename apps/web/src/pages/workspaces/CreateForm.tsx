import { checkDescription, checkName, normalizeDescription, normalizeName } from "@bailiwick/domain";
import { Alert, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Failure } from "../../failure.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useForm } from "../../feedback/useForm.ts";
import { useInstance } from "../../instance.ts";
import { standsAlone } from "../../kinds.ts";
import { useMe } from "../../me.ts";
import { addressFrom } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { AllowanceNote } from "./AllowanceNote.tsx";
import { creatorsLocale, LocaleFields } from "./LocaleFields.tsx";
import { PlanChoice } from "./PlanChoice.tsx";
import type { Place } from "./places.ts";
import { SlugField } from "./SlugField.tsx";
import { slugRules } from "./slugRules.ts";
import { plansToChoose, useAllowance } from "./useAllowance.ts";
import { useCreate } from "./useCreate.ts";
import { useSlug } from "./useSlug.ts";

const t = texts.workspaces;

/** The form that creates a workspace in the chosen place (V31-V36, M24-M28). */
export function CreateForm({ place }: { readonly place: Place }) {
  const { blueprint, organization } = place;
  const { mode } = useInstance();
  const me = useMe();
  const form = useForm({
    initialValues: { name: "", description: "", plan: blueprint.defaultPlan, ...creatorsLocale(me) },
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
  const plans = organization === null ? plansToChoose(blueprint, mode) : [];
  const allowance = useAllowance(place, form.values.plan);
  const submit = form.onSubmit((values) => {
    setError(null);
    if (slug.ready) create.run({ ...values, slug: slug.slug });
  });
  // In a flat blueprint the form names the workspace; in the others it names the organization.
  const createsOrganization = organization === null && !standsAlone(blueprint);
  const makesWorkspace = !createsOrganization || blueprint.defaultWorkspace.kind !== "none";
  const within = organization !== null && blueprint.slug.scope === "organization" ? organization.slug : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <TextInput
          label={createsOrganization ? t.organizationName : texts.common.name}
          description={createsOrganization ? t.organizationNameHint : t.nameHint}
          name="name"
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps("name")}
        />
        <SlugField
          slug={slug}
          address={createsOrganization ? "/o/" : `/ws/${addressFrom(within, "")}`}
          rules={slugRules(blueprint, organization?.name ?? null)}
        />
        {!createsOrganization && (
          <Textarea
            label={texts.common.description}
            description={`${texts.common.optional}. ${t.descriptionHint}`}
            name="description"
            autosize
            minRows={2}
            maxRows={6}
            {...form.getInputProps("description")}
          />
        )}
        {makesWorkspace && <LocaleFields {...form.values} onChange={(values) => form.setValues(values)} />}
        {plans.length > 1 && (
          <PlanChoice blueprint={blueprint} plans={plans} {...form.getInputProps("plan")} />
        )}
        {allowance !== null && <AllowanceNote {...allowance} />}
        <Unsaved dirty={form.isDirty() && !create.busy} />
        <Group justify="flex-end" mt="xs">
          <Guarded decision={allowance?.decision ?? { allowed: true }}>
            <Button type="submit" loading={create.busy}>
              {t.create}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </form>
  );
}
