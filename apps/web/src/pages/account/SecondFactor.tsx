import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { factorsOf } from "./factorsOf.ts";
import { ReplaceCodesDialog } from "./ReplaceCodesDialog.tsx";
import { TurnOffDialog } from "./TurnOffDialog.tsx";

const t = texts.account.factor;

const none = { hasApp: false, hasPasskey: false };

function Since({ at }: { readonly at: string }) {
  return (
    <>
      {t.since} <Moment at={at} />
    </>
  );
}

/** The signed-in person's second factor: whether it is on, and how it is set up, renewed and turned off. */
export function SecondFactor() {
  const query = useQuery(trpc.account.secondFactor.queryOptions());
  const [asking, setAsking] = useState<"codes" | "off" | null>(null);
  const close = () => setAsking(null);
  const since = query.data?.authenticatorSince ?? null;
  const has = query.data === undefined ? none : factorsOf(query.data);
  const replace = (has.hasApp || has.hasPasskey) && (
    <Button variant="subtle" onClick={() => setAsking("codes")}>
      {texts.common.opensDialog(t.replace)}
    </Button>
  );
  return (
    <Section
      title={t.title}
      description={t.description}
      actions={
        query.data !== undefined &&
        (since === null ? (
          <Group gap="sm">
            {replace}
            <LinkButton {...paths.secondFactor({ next: paths.account().to })} variant="default">
              {t.setUp}
            </LinkButton>
          </Group>
        ) : (
          <Group gap="sm">
            {replace}
            <Button variant="default" onClick={() => setAsking("off")}>
              {texts.common.opensDialog(t.turnOff)}
            </Button>
          </Group>
        ))
      }
    >
      <Loaded query={query} skeleton={<LinesSkeleton lines={2} label={texts.common.loading} />}>
        {({ authenticatorSince, passkeys, recoveryCodes }) =>
          authenticatorSince === null && passkeys.length === 0 ? (
            <Text size="sm">{t.off}</Text>
          ) : (
            <Facts
              rows={[
                [t.on, authenticatorSince === null ? t.appOff : <Since key="on" at={authenticatorSince} />],
                [t.codesLeft, recoveryCodes],
              ]}
            />
          )
        }
      </Loaded>
      {asking === "codes" && <ReplaceCodesDialog has={has} onClose={close} />}
      {asking === "off" && <TurnOffDialog has={has} onClose={close} />}
    </Section>
  );
}
