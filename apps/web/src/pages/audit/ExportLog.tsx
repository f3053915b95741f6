import { Button, Menu, Modal, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { failureOf } from "../../failure.ts";
import { download } from "../../feedback/download.ts";
import { notifyDone, notifyFailure } from "../../feedback/notify.tsx";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import type { LogPlace } from "./AuditLog.tsx";
import { filtersOf, type Naming } from "./entries.ts";
import { type ExportFormat, exportParts, formats } from "./exporting.ts";

const t = texts.audit;

type Props = { readonly place: LogPlace; readonly naming: Naming; readonly search: AuditSearch };

/** Takes the entries along that the filters show: for a spreadsheet, or to be verified offline. */
export function ExportLog({ place, naming, search }: Props) {
  const { timeZone } = useMoments();
  const [read, setRead] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const close = () => {
    stop.current?.abort();
    setRead(null);
  };
  const start = async (format: ExportFormat) => {
    const controller = new AbortController();
    stop.current = controller;
    setRead(0);
    const parts: string[] = [];
    try {
      const asked = { ...place, ...filtersOf(search, timeZone) };
      for await (const part of exportParts(asked, format, naming, setRead, controller.signal))
        parts.push(part);
      download(`audit-log.${format}`, parts, formats[format]);
      notifyDone(t.exported);
    } catch (error) {
      if (!controller.signal.aborted) notifyFailure(failureOf(error));
    }
    setRead(null);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={320}>
          {(["csv", "ndjson"] as const).map((format) => (
            <Menu.Item key={format} onClick={() => void start(format)}>
              {t.exportAs[format].title}
              <Text size="xs" c="dimmed">
                {t.exportAs[format].description}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={read !== null} onClose={close} title={t.exporting} centered>
        <Stack gap="md">
          <Text role="status">{t.exportedSoFar(read ?? 0)}</Text>
          <Button variant="default" onClick={close}>
            {texts.common.cancel}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
