import { type SecurityRules, securityBounds } from "@bailiwick/domain";
import { Button, Checkbox, Group, NumberInput, Stack, TagsInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { texts } from "../../texts/index.ts";
import { Guarded, type Verdict } from "../../ui/Guarded.tsx";
import { Section } from "../../ui/Section.tsx";
import { ReviewDialog } from "./ReviewDialog.tsx";
import { type RuleValues, rulesOf, valuesOf } from "./rules.ts";

const t = texts.security;

type Place = { readonly workspace: string } | { readonly organization: string };

type Props = {
  readonly at: Place;
  readonly rules: SecurityRules;
  /** The newest version that the reader has seen; 0 before the first. */
  readonly version: number;
  readonly decision: Verdict;
};

/** The rules of a policy, to change: nothing is saved before its effects were shown. */
export function PolicyForm({ at, rules, version, decision }: Props) {
  const form = useForm<RuleValues>({ initialValues: valuesOf(rules) });
  const [isReviewing, setReviewing] = useState(false);
  const preview = useChange(trpc.securityPolicies.preview.mutationOptions(), {
    failed: ({ path, message }) => {
      if (path?.startsWith("rules.addresses") === true) form.setErrors({ addresses: message });
      else if (path?.startsWith("rules.") === true) form.setErrors({ [path.slice(6)]: message });
      else return false;
      setReviewing(false);
      return true;
    },
  });
  const review = () => {
    preview.reset();
    setReviewing(true);
    preview.mutate({ ...at, rules: rulesOf(form.getValues()), version });
  };
  const isRefused = !decision.allowed;
  const number = (name: "idleMinutes" | "sessionHours" | "keyDays", label: string, hint: string) => (
    <NumberInput
      label={label}
      description={hint}
      name={name}
      placeholder={t.noLimit}
      min={securityBounds[name].least}
      max={securityBounds[name].most}
      allowDecimal={false}
      readOnly={isRefused}
      {...form.getInputProps(name)}
    />
  );
  return (
    <Section title={t.policy}>
      <form onSubmit={form.onSubmit(review)} noValidate>
        <Stack gap="md">
          <Textarea
            label={t.addresses}
            description={t.addressesHint}
            name="addresses"
            autosize
            minRows={2}
            spellCheck={false}
            readOnly={isRefused}
            {...form.getInputProps("addresses")}
          />
          {number("idleMinutes", t.idleMinutes, t.idleHint)}
          {number("sessionHours", t.sessionHours, t.sessionHint)}
          {number("keyDays", t.keyDays, t.keyHint)}
          <TagsInput
            label={t.domains}
            description={t.domainsHint}
            name="invitationDomains"
            readOnly={isRefused}
            {...form.getInputProps("invitationDomains")}
          />
          <Checkbox
            label={t.personalTokens}
            name="personalTokens"
            disabled={isRefused}
            {...form.getInputProps("personalTokens", { type: "checkbox" })}
          />
          <Checkbox
            label={t.secondFactor}
            description={t.secondFactorHint}
            name="secondFactor"
            disabled={isRefused}
            {...form.getInputProps("secondFactor", { type: "checkbox" })}
          />
          <Group>
            <Guarded decision={decision}>
              <Button type="submit">{t.save}</Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
      <Unsaved dirty={form.isDirty()} />
      {isReviewing && (
        <ReviewDialog
          at={at}
          rules={rulesOf(form.getValues())}
          version={version}
          effects={preview.data}
          problem={preview.error === null ? null : failureOf(preview.error).message}
          onClose={() => setReviewing(false)}
        />
      )}
    </Section>
  );
}
