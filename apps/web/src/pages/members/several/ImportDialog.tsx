import type { Decision, Role } from "@bailiwick/domain";
import { Alert, Badge, Button, FileInput, Group, Modal, Progress, Stack, Table, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useState } from "react";
import { queryClient } from "../../../api.ts";
import { csvOf } from "../../../feedback/csv.ts";
import { download } from "../../../feedback/download.ts";
import { texts } from "../../../texts/index.ts";
import { Guarded, type Verdict } from "../../../ui/Guarded.tsx";
import { addOrInvite, type Means, type Outcome } from "./addOrInvite.ts";
import { type Line, maxLines, readPeople } from "./csvPeople.ts";
import { Outcomes } from "./Outcomes.tsx";
import type { SeveralPlace } from "./several.ts";

const t = texts.members.importing;

type Props = {
  readonly place: SeveralPlace;
  readonly means: Means;
  readonly seatsLeft: number | null;
  readonly roles: readonly Role[];
  /** The role for lines without one. */
  readonly fallback: string;
  readonly decide: (role: string) => Decision;
  readonly onClose: () => void;
};

/**
 * Adds or invites the people of a CSV file: the problem with each line is shown before anything is sent, and its result
 * afterwards. Refused lines can be downloaded as a file, to correct and retry.
 */
export function ImportDialog({ place, means, seatsLeft, roles, fallback, decide, onClose }: Props) {
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [sending, setSending] = useState(false);
  const good = (lines ?? []).filter(({ fault }) => fault === null);
  const told = outcomes.length > 0;
  const choose = async (file: File | null) => {
    setLines(file === null ? null : readPeople(await file.text(), { roles, fallback, decide }));
  };
  const send = async () => {
    setSending(true);
    const done: Outcome[] = [];
    // Sequentially, because each takes the organization's lock, and maybe the next one's seat.
    for (const { email, role } of good) {
      done.push(await addOrInvite({ place, email, role }, means));
      setOutcomes([...done]);
    }
    setSending(false);
    await queryClient.invalidateQueries();
  };
  const failed = [
    ...(lines ?? []).flatMap(({ email, roleText, fault }) =>
      fault === null ? [] : [[email, roleText, t.faults[fault]]],
    ),
    ...outcomes.flatMap(({ email, state, why }) => (state === "refused" ? [[email, "", why ?? ""]] : [])),
  ];
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={650}>{t.title}</Text>}>
      <Stack gap="md">
        {!told && (
          <FileInput
            label={t.file}
            description={t.hint(maxLines)}
            placeholder={t.choose}
            accept=".csv,text/csv,text/plain"
            leftSection={<IconFileUpload size={18} aria-hidden />}
            onChange={(file) => void choose(file)}
            clearable
          />
        )}
        {!told && lines !== null && lines.length > 0 && (
          <Preview lines={lines} good={good.length} seatsLeft={seatsLeft} roles={roles} />
        )}
        {told && (
          <>
            <Text size="sm" role="status">
              {texts.members.addresses.progress(outcomes.length, good.length)}
            </Text>
            {sending && <Progress value={(100 * outcomes.length) / good.length} aria-label={t.title} />}
            <Outcomes outcomes={outcomes} />
          </>
        )}
        <Group justify="flex-end" gap="sm">
          {told && !sending && failed.length > 0 && (
            <Button
              variant="subtle"
              onClick={() => download("not-added.csv", [csvOf(["email", "role", t.why], failed)], "text/csv")}
            >
              {t.takeFailed(failed.length)}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {told ? texts.common.close : texts.common.cancel}
          </Button>
          {!told && (
            <Guarded decision={verdictOf(lines, good.length)}>
              <Button loading={sending} onClick={() => void send()}>
                {texts.members.addresses.submit(good.length)}
              </Button>
            </Guarded>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function verdictOf(lines: readonly Line[] | null, good: number): Verdict {
  if (lines === null) return { allowed: false, message: t.noFile };
  if (lines.length > maxLines) return { allowed: false, message: t.tooMany(lines.length, maxLines) };
  return good > 0 ? { allowed: true } : { allowed: false, message: t.noneGood };
}

type PreviewProps = {
  readonly lines: readonly Line[];
  readonly good: number;
  readonly seatsLeft: number | null;
  readonly roles: readonly Role[];
};

/** The maximum number of lines to render; invalid ones come first. */
const maxShown = 50;

function Preview({ lines, good, seatsLeft, roles }: PreviewProps) {
  const shown = lines.toSorted((a, b) => Number(a.fault === null) - Number(b.fault === null));
  return (
    <>
      <Text size="sm" role="status">
        {t.summary(good, lines.length - good)}
      </Text>
      {seatsLeft !== null && good > seatsLeft && (
        <Alert color="yellow" py="xs">
          {texts.members.addresses.seatsTooFew(seatsLeft)}
        </Alert>
      )}
      {/* Focusable, so that the keyboard can scroll it. */}
      <Table.ScrollContainer
        minWidth={320}
        mah={320}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "group", "aria-label": t.preview } }}
      >
        <Table aria-label={t.preview}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.line}</Table.Th>
              <Table.Th>{t.email}</Table.Th>
              <Table.Th>{texts.members.role}</Table.Th>
              <Table.Th>{t.verdict}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, maxShown).map(({ number, email, role, roleText, fault }) => (
              <Table.Tr key={number}>
                <Table.Td>{number}</Table.Td>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{email}</Table.Td>
                <Table.Td>{roles.find(({ key }) => key === role)?.name ?? roleText}</Table.Td>
                <Table.Td>
                  <Badge color={fault === null ? "teal" : "red"} style={{ whiteSpace: "nowrap" }}>
                    {fault === null ? t.ready : t.faults[fault]}
                  </Badge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length > maxShown && (
        <Text size="xs" c="dimmed">
          {t.more(shown.length - maxShown)}
        </Text>
      )}
    </>
  );
}
