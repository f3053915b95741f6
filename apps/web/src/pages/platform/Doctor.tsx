import { Alert, Button, List, Text } from "@mantine/core";
import { IconShieldCheck, IconStethoscope } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { texts } from "../../texts/index.ts";
import { Ago } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";

const t = texts.platform.instance.doctor;

/** Runs the isolation doctor on request, and shows its findings: failures first, or how many checks passed. */
export function Doctor() {
  const query = useQuery({ ...trpc.platform.doctor.queryOptions(), enabled: false, gcTime: 0 });
  const { data, error, isFetching, refetch } = query;
  const failed = data?.findings.filter(({ ok }) => !ok) ?? [];
  return (
    <Section
      title={t.title}
      description={t.description}
      actions={
        <Button
          variant="default"
          leftSection={<IconStethoscope size={16} aria-hidden />}
          loading={isFetching}
          onClick={() => void refetch()}
        >
          {data === undefined ? t.run : t.runAgain}
        </Button>
      }
    >
      <div role="status" aria-live="polite">
        {error !== null && !isFetching && (
          <Alert color="red" title={t.title}>
            {failureOf(error).message}
          </Alert>
        )}
        {data === undefined && error === null && (
          <Text size="sm" c="dimmed">
            {isFetching ? t.running : t.notRun}
          </Text>
        )}
        {data !== undefined && failed.length === 0 && (
          <Alert
            color="teal"
            title={t.fine(data.findings.length)}
            icon={<IconShieldCheck size={20} aria-hidden />}
          >
            <Ago at={data.at} />
          </Alert>
        )}
        {data !== undefined && failed.length > 0 && (
          <Alert color="red" title={t.failed(failed.length, data.findings.length)}>
            <List size="sm">
              {failed.map(({ check, detail }) => (
                <List.Item key={check}>
                  <Text size="sm" fw={550} className="mono">
                    {check}
                  </Text>
                  <Text size="sm">{detail}</Text>
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
      </div>
    </Section>
  );
}
