import type { Decision, Role } from "@bailiwick/domain";
import {
  Alert,
  Badge,
  Button,
  FileInput,
  Group,
  Modal,
  Progress,
  ScrollArea,
  Stack,
  Text,
} from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { queryClient } from "../../../api.ts";
import { csvOf } from "../../../feedback/csv.ts";
import { download } from "../../../feedback/download.ts";
import { texts } from "../../../texts/index.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { EmailAddress } from "../../../ui/EmailAddress.tsx";
import { type Verdict as Allowed, Guarded } from "../../../ui/Guarded.tsx";
import { columnsFor } from "../../../ui/table.ts";
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

function verdictOf(lines: readonly Line[] | null, good: number): Allowed {
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

const column = columnsFor<Line>();

function previewColumns(roles: readonly Role[]) {
  return column.columns([
    column.accessor("number", { header: t.line, meta: { width: "1%" } }),
    column.accessor("email", {
      header: t.email,
      meta: { card: "head" },
      cell: ({ getValue }) => <EmailAddress>{getValue()}</EmailAddress>,
    }),
    column.accessor(({ role, roleText }) => roles.find(({ key }) => key === role)?.name ?? roleText, {
      id: "role",
      header: texts.members.role,
    }),
    column.accessor("fault", {
      header: t.verdict,
      cell: ({ getValue }) => <Verdict fault={getValue()} />,
    }),
  ]);
}

function Verdict({ fault }: Pick<Line, "fault">) {
  return <Badge color={fault === null ? "teal" : "red"}>{fault === null ? t.ready : t.faults[fault]}</Badge>;
}

/** The maximum number of lines to render; invalid ones come first. */
const maxShown = 50;

function Preview({ lines, good, seatsLeft, roles }: PreviewProps) {
  const shown = lines.toSorted((a, b) => Number(a.fault === null) - Number(b.fault === null));
  const columns = useMemo(() => previewColumns(roles), [roles]);
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
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0, role: "group", "aria-label": t.preview }}>
        <DataTable
          label={t.preview}
          columns={columns}
          rows={shown.slice(0, maxShown)}
          rowId={({ number }) => String(number)}
        />
      </ScrollArea.Autosize>
      {shown.length > maxShown && (
        <Text size="xs" c="dimmed">
          {t.more(shown.length - maxShown)}
        </Text>
      )}
    </>
  );
}
