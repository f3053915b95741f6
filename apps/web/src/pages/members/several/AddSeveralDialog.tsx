import { type Decision, invitationDays } from "@bailiwick/domain";
import { Alert, Button, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { queryClient } from "../../../api.ts";
import { texts } from "../../../texts/index.ts";
import { Guarded, type Verdict } from "../../../ui/Guarded.tsx";
import { EndField } from "../../access/EndField.tsx";
import { AddressesField, faultOf } from "./AddressesField.tsx";
import { addOrInvite, type Means, type Outcome } from "./addOrInvite.ts";
import { Outcomes } from "./Outcomes.tsx";
import type { SeveralPlace } from "./several.ts";

const t = texts.members.addresses;

type Props = {
  readonly place: SeveralPlace;
  readonly means: Means;
  /** How many seats are left; null without a limit. */
  readonly seatsLeft: number | null;
  readonly initialRole: string;
  readonly decide: (role: string) => Decision;
  readonly roleField: (field: { value: string; onChange: (role: string) => void }) => ReactNode;
  readonly onClose: () => void;
};

/** Adds or invites several addresses in one role, one after another, and shows the result of each. */
export function AddSeveralDialog(props: Props) {
  const { place, means, seatsLeft, decide, roleField, onClose } = props;
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const [role, setRole] = useState(props.initialRole);
  const [endsAt, setEndsAt] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [sending, setSending] = useState(false);
  const told = outcomes.length > 0;
  const refused = outcomes.filter(({ state }) => state === "refused").map(({ email }) => email);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || !verdict.allowed) return;
    setSending(true);
    const done: Outcome[] = [];
    // Sequentially, because each takes the organization's lock, and maybe the next one's seat.
    for (const email of addresses) {
      done.push(await addOrInvite({ place, email, role, endsAt }, means));
      setOutcomes([...done]);
    }
    setSending(false);
    await queryClient.invalidateQueries();
  };
  const again = () => {
    setAddresses(refused);
    setOutcomes([]);
  };
  const fault = addresses.length === 0 ? t.none : faultOf(addresses);
  const verdict: Verdict = fault === null ? decide(role) : { allowed: false, message: fault };
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t.title}</Text>}>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Stack gap="md">
          {told ? (
            <>
              <Text size="sm" role="status">
                {sending
                  ? t.progress(outcomes.length, addresses.length)
                  : t.summary(outcomes.length, refused.length)}
              </Text>
              {sending && (
                <Progress value={(100 * outcomes.length) / addresses.length} aria-label={t.title} />
              )}
              <Outcomes outcomes={outcomes} />
            </>
          ) : (
            <>
              <AddressesField value={addresses} onChange={setAddresses} />
              {roleField({ value: role, onChange: setRole })}
              <EndField value={endsAt} onChange={setEndsAt} />
              <Text size="sm" c="dimmed">
                {t.means(invitationDays)}
              </Text>
              {seatsLeft !== null && (
                <Alert color={addresses.length > seatsLeft ? "yellow" : "gray"} py="xs" role="status">
                  {addresses.length > seatsLeft ? t.seatsTooFew(seatsLeft) : t.seatsLeft(seatsLeft)}
                </Alert>
              )}
            </>
          )}
          <Group justify="flex-end" gap="sm">
            {told && !sending && refused.length > 0 && (
              <Button variant="subtle" onClick={again}>
                {t.again}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {told ? texts.common.close : texts.common.cancel}
            </Button>
            {!told && (
              <Guarded decision={verdict}>
                <Button type="submit" loading={sending}>
                  {t.submit(addresses.length)}
                </Button>
              </Guarded>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
