import { can, requestPermissions } from "@bailiwick/domain";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { client, trpc } from "../../../api.ts";
import { Loaded } from "../../../feedback/Loaded.tsx";
import { PagesFoot } from "../../../feedback/PagesFoot.tsx";
import { useChange } from "../../../feedback/useChange.ts";
import { usePages } from "../../../feedback/usePages.ts";
import { texts } from "../../../texts/index.ts";
import { useMoments } from "../../../ui/Moment.tsx";
import { Person } from "../../../ui/Person.tsx";
import { Section } from "../../../ui/Section.tsx";
import { ApproveDialog, RefuseDialog } from "./DecideRequestDialog.tsx";
import RequestDialog from "./RequestDialog.tsx";
import classes from "./Requests.module.css";
import { type AccessRequest, placeNamed, type RequestPlace, roleNamed, rolesToAskFor } from "./requests.ts";

const t = texts.requests;

type Asked =
  | { readonly what: "ask" }
  | { readonly what: "approve" | "refuse"; readonly request: AccessRequest };

/**
 * The requests for access to a place: those that the reader can decide about, their own with what became of them, and the
 * way to make one. Nothing where there is none of it.
 */
export function RequestsSection({ place }: { readonly place: RequestPlace }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const input = {
    ...placeNamed(place),
    open: can(place.actor, requestPermissions[place.level].decide).allowed,
  };
  const pages = usePages<AccessRequest>(trpc.requests.list.queryKey({ ...input, limit: 20 }), (cursor) =>
    client.requests.list.query({ ...input, limit: 20, cursor }),
  );
  const canAsk = rolesToAskFor(place).length > 0;
  const isEmpty = pages.error === null && (pages.data ?? []).length === 0;
  if (isEmpty && !canAsk) return null;
  return (
    <Section
      title={t.title}
      description={t.description}
      actions={
        canAsk && (
          <Button variant="default" onClick={() => setAsked({ what: "ask" })}>
            {t.ask}
          </Button>
        )
      }
    >
      {!isEmpty && (
        <Loaded query={pages} skeleton={null}>
          {(rows) => (
            <>
              <ul className={classes.requests} aria-label={t.title}>
                {rows.map((request) => (
                  <Request key={request.id} place={place} request={request} onAsk={setAsked} />
                ))}
              </ul>
              {pages.hasMore && <PagesFoot pages={pages} />}
            </>
          )}
        </Loaded>
      )}
      {asked?.what === "ask" && <RequestDialog place={place} onClose={close} />}
      {asked?.what === "approve" && <ApproveDialog place={place} request={asked.request} onClose={close} />}
      {asked?.what === "refuse" && <RefuseDialog place={place} request={asked.request} onClose={close} />}
    </Section>
  );
}

type Props = {
  readonly place: RequestPlace;
  readonly request: AccessRequest;
  readonly onAsk: (asked: Asked) => void;
};

function Request({ place, request, onAsk }: Props) {
  const { name, email, role, endsAt, reason, state, note, decidedByName, isOwn } = request;
  const { dayOf } = useMoments();
  const wanted = roleNamed(place, role);
  return (
    <li className={classes.request}>
      <Stack gap={4} miw={0}>
        <Person name={name} email={email} note={<Badge size="xs">{t.states[state]}</Badge>} />
        <Text size="sm">{endsAt === null ? t.wants(wanted) : t.wantsUntil(wanted, dayOf(endsAt))}</Text>
        <Text size="sm" c="dimmed">
          {reason}
        </Text>
        {note !== null && <Text size="sm">{t.answer(decidedByName ?? "", note)}</Text>}
      </Stack>
      {state === "open" && (
        <Group gap="xs" wrap="nowrap">
          {isOwn ? <Withdraw place={place} request={request} /> : <Decide request={request} onAsk={onAsk} />}
        </Group>
      )}
    </li>
  );
}

function Decide({ request, onAsk }: Pick<Props, "request" | "onAsk">) {
  return (
    <>
      <Button
        size="xs"
        aria-label={t.approveOf(request.name)}
        onClick={() => onAsk({ what: "approve", request })}
      >
        {t.approveAsk}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={t.refuseOf(request.name)}
        onClick={() => onAsk({ what: "refuse", request })}
      >
        {t.refuseAsk}
      </Button>
    </>
  );
}

function Withdraw({ place, request }: Pick<Props, "place" | "request">) {
  const change = useChange(trpc.requests.withdraw.mutationOptions(), { said: () => t.withdrawn });
  return (
    <Button
      size="xs"
      variant="default"
      loading={change.isPending}
      onClick={() => change.mutate({ ...placeNamed(place), request: request.id })}
    >
      {t.withdraw}
    </Button>
  );
}
