import { Button, Menu, Modal, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { failureOf } from "../failure.ts";
import { texts } from "../texts/index.ts";
import { download } from "./download.ts";
import { notifyDone, notifyFailure } from "./notify.tsx";

/** The name of a format for people and for browsers. */
type Format = { readonly title: string; readonly description: string; readonly type: string };

type Props<Key extends string> = {
  /** The file's name, without its extension. */
  readonly name: string;
  readonly formats: Readonly<Record<Key, Format>>;
  readonly label: string;
  readonly title: string;
  /** How much has been read so far. */
  readonly progress: (count: number) => string;
  readonly done: string;
  /** Reads the data and returns the file in parts; `onRead` gets the count so far, `signal` aborts it. */
  readonly parts: (
    format: Key,
    onRead: (count: number) => void,
    signal: AbortSignal,
  ) => AsyncIterable<string>;
};

/** Exports a whole list as a file, in one of several formats. */
export function ExportMenu<Key extends string>(props: Props<Key>) {
  const { name, formats, label, title, progress, done, parts } = props;
  const [read, setRead] = useState<number | null>(null);
  const stop = useRef<AbortController | null>(null);
  const close = () => {
    stop.current?.abort();
    setRead(null);
  };
  const start = async (format: Key) => {
    const controller = new AbortController();
    stop.current = controller;
    setRead(0);
    const made: string[] = [];
    try {
      for await (const part of parts(format, setRead, controller.signal)) made.push(part);
      download(`${name}.${format}`, made, formats[format].type);
      notifyDone(done);
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
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={320}>
          {(Object.keys(formats) as Key[]).map((format) => (
            <Menu.Item key={format} onClick={() => void start(format)}>
              {formats[format].title}
              <Text size="xs" c="dimmed">
                {formats[format].description}
              </Text>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={read !== null} onClose={close} title={title} centered>
        <Stack gap="md">
          <Text role="status">{progress(read ?? 0)}</Text>
          <Button variant="default" onClick={close}>
            {texts.common.cancel}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
