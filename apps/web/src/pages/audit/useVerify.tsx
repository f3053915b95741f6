import { Alert, Button, Text, VisuallyHidden } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";

const t = texts.audit;

/** The button that has the server verify the organization's chain, and the verdict that it gave. */
export function useVerify(workspace: string): { readonly button: ReactNode; readonly verdict: ReactNode } {
  const query = useQuery({
    ...trpc.audit.verify.queryOptions({ workspace }),
    enabled: false,
    retry: false,
    gcTime: 0,
  });
  const { data, error, isFetching } = query;
  return {
    button: (
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        loading={isFetching}
        onClick={() => void query.refetch()}
      >
        {t.verify}
      </Button>
    ),
    verdict: (
      <div aria-live="polite">
        {isFetching && <VisuallyHidden>{t.verifying}</VisuallyHidden>}
        {!isFetching && error !== null && (
          <Alert color="red" mb="lg">
            {failureOf(error).message}
          </Alert>
        )}
        {!isFetching && error === null && data !== undefined && <Verdict verdict={data} />}
      </div>
    ),
  };
}

function Verdict({ verdict }: { readonly verdict: Outputs["audit"]["verify"] }) {
  const { entries, head, fault } = verdict;
  if (fault !== null) {
    return (
      <Alert
        mb="lg"
        color="red"
        title={t.brokenTitle(fault.seq)}
        icon={<IconShieldX size={20} aria-hidden />}
      >
        {fault.message}
      </Alert>
    );
  }
  return (
    <Alert mb="lg" color="teal" title={t.intactTitle} icon={<IconShieldCheck size={20} aria-hidden />}>
      {t.intact(entries, head.seq)}
      <Text size="xs" mt={6}>
        {t.head}: <Copyable value={head.hash} label={t.head} />
      </Text>
    </Alert>
  );
}
