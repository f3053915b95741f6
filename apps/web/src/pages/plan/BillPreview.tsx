import { type Blueprint, moneyText, type Plan, planOf } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { currentFormats } from "../../texts/locale.ts";

const t = texts.plan;

type Props = { readonly organization: string; readonly blueprint: Blueprint; readonly plan: Plan };

/** What the change of plan credits and charges for the rest of the billing cycle (C32). */
export function BillPreview({ organization, blueprint, plan }: Props) {
  const { data } = useQuery(trpc.billing.preview.queryOptions({ organization, plan: plan.key }));
  if (data === undefined || data.currency === null || data.credit + data.charge === 0) return null;
  const { credit, charge, currency, before } = data;
  const money = (minor: number) => moneyText(minor, currency, currentFormats());
  const nameOf = (key: string) => planOf(blueprint.plans, key)?.name ?? key;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t.billTitle}
      </Text>
      {credit > 0 && before.plan !== null && (
        <Text size="sm">{t.billCredit(money(credit), nameOf(before.plan))}</Text>
      )}
      {charge > 0 && <Text size="sm">{t.billCharge(money(charge), plan.name)}</Text>}
    </Stack>
  );
}
