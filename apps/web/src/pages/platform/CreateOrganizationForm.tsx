import { type Blueprint, checkName, normalizeName } from "@bailiwick/domain";
import { Alert, Button, Group, Radio, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { sentence, showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { looksLikeEmail } from "../../identity.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { SlugField } from "../workspaces/SlugField.tsx";
import { slugRules } from "../workspaces/slugRules.ts";
import { useSlug } from "../workspaces/useSlug.ts";

const t = texts.platform;

/** The form that creates an organization with its first admin. */
export function CreateOrganizationForm({ kinds }: { readonly kinds: readonly [Blueprint, ...Blueprint[]] }) {
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: { blueprint: kinds[0].key, name: "", admin: "" },
    validate: {
      name: (name) => sentence(checkName(normalizeName(name))),
      admin: (email) => (looksLikeEmail(email) ? null : texts.identity.emailInvalid),
    },
  });
  const { name, blueprint: chosen } = form.values;
  const kind = kinds.find(({ key }) => key === chosen) ?? kinds[0];
  const slug = useSlug({ name, blueprint: kind, organization: null });
  const found = useChange(trpc.platform.createOrganization.mutationOptions(), {
    said: (made, { admin }) => t.created(made.name, admin),
    next: (made) => navigate(paths.platformOrganization({ organization: made.slug })),
    failed: (failure) => {
      if (failure.path === "slug") slug.refuse(failure.message);
      else if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  });
  const submit = form.onSubmit((values) => {
    setError(null);
    if (slug.ready) found.mutate({ ...values, slug: slug.slug });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {error !== null && (
          <Alert color="red" role="alert">
            {error}
          </Alert>
        )}
        <Radio.Group label={t.createKind} {...form.getInputProps("blueprint")}>
          <Stack gap="sm" mt={6}>
            {kinds.map((each) => (
              <Radio key={each.key} value={each.key} label={each.name} description={each.description} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t.createName}
          name="name"
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps("name")}
        />
        <SlugField slug={slug} address="/o/" rules={slugRules(kind, null)} />
        <TextInput
          label={t.createAdmin}
          description={t.createAdminHint}
          name="admin"
          type="email"
          autoComplete="off"
          {...form.getInputProps("admin")}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={found.isPending}>
            {t.createSubmit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
