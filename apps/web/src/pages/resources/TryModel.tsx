import type { Blueprint } from "@bailiwick/domain";
import { modelSentence } from "@bailiwick/domain";
import { Alert, Autocomplete, Button, Group, List, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { skipToken, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { numberSigns } from "../../texts/locale.ts";
import { words } from "../../texts/words.ts";
import { Section } from "../../ui/Section.tsx";
import { useHolder } from "./holder.tsx";

const t = texts.models;

type Props = { readonly rule: NonNullable<Blueprint["models"]> };
type Asked = { readonly provider: string; readonly model: string; readonly risk: number | null };

/** Asks what the workspace's policies decide, by the procedure that answers gateways. */
export default function TryModel({ rule }: Props) {
  const { at, organization } = useHolder();
  const [provider, setProvider] = useState("");
  const [model, setModel] = useState("");
  const [risk, setRisk] = useState<number | string>("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const providers = useQuery(
    trpc.resources.list.queryOptions({ organization: organization.id, kind: rule.providers, limit: 100 }),
  );
  const answer = useQuery({
    ...trpc.models.check.queryOptions(asked !== null && "workspace" in at ? { ...at, ...asked } : skipToken),
    retry: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (provider.trim() === "" || model.trim() === "") return;
    setAsked({ provider, model, risk: typeof risk === "number" ? risk : null });
  };
  return (
    <Section title={t.title} description={t.description}>
      <form onSubmit={submit} noValidate>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
          <Autocomplete
            label={t.provider}
            data={[...new Set(providers.data?.items.map(({ title }) => title ?? "") ?? [])]}
            value={provider}
            onChange={setProvider}
            maxLength={200}
            required
          />
          <TextInput
            label={t.model}
            value={model}
            onChange={({ currentTarget: { value } }) => setModel(value)}
            maxLength={200}
            spellCheck={false}
            autoComplete="off"
            required
          />
          <NumberInput
            {...numberSigns()}
            label={t.risk}
            description={t.riskHint}
            value={risk}
            onChange={setRisk}
            min={0}
            max={100}
          />
        </SimpleGrid>
        <Group justify="flex-end" mt="md">
          <Button type="submit" variant="default" loading={answer.isFetching}>
            {t.check}
          </Button>
        </Group>
      </form>
      <div role="status">
        {answer.error !== null && (
          <Alert color="red" mt="md">
            {failureOf(answer.error).message}
          </Alert>
        )}
        {answer.data !== undefined && <Answer rule={rule} answer={answer.data} />}
      </div>
    </Section>
  );
}

function Answer({ rule, answer }: Props & { readonly answer: Outputs["models"]["check"] }) {
  const { place } = useHolder();
  const { allowed, policy, observed } = answer;
  const Icon = allowed ? IconCircleCheck : IconCircleX;
  return (
    <Alert
      mt="md"
      color={allowed ? "teal" : "red"}
      icon={<Icon size={18} aria-hidden />}
      title={allowed ? t.allowed : t.denied}
    >
      {modelSentence(answer, words.models)}{" "}
      {policy !== null && (
        <LinkText {...paths.resource({ ...place, kind: rule.policies, id: policy.id })} inherit>
          {t.openPolicy}
        </LinkText>
      )}
      {observed.length > 0 && (
        <List size="sm" mt="xs">
          {observed.map(({ id, name, allowed: would }) => (
            <List.Item key={id}>{would ? t.wouldAllow(name) : t.wouldDeny(name)}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
