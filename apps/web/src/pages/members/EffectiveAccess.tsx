import { Button, Stack, Text } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { asTitle, groupName } from "../access/askable.ts";
import classes from "./EffectiveAccess.module.css";
import { effectiveAccess, type Held } from "./effectiveAccess.ts";
import type { Member } from "./members.ts";

const t = texts.members;

/** What a person can do here, in plain words, and why; the rest on request, with the reasons. */
export function EffectiveAccess({ here, member }: { readonly here: InWorkspace; readonly member: Member }) {
  const [all, setAll] = useState(false);
  const { actor, blueprint, workspace, me } = here;
  const groups = effectiveAccess(member, { roles: actor.roles, blueprint, state: workspace.state });
  const rows = groups.flatMap((group) => group.rows);
  const lacking = rows.filter(({ refusal }) => refusal !== null).length;
  const self = member.userId === me.user.id;
  const title = self ? t.canSelf : t.can(member.name);
  return (
    <Section title={title} description={self ? t.canDescriptionSelf : t.canDescription}>
      <Stack gap="lg" align="flex-start">
        {lacking === rows.length && <Text size="sm">{t.canNothing}</Text>}
        {groups.map(({ level, rows: each }) => {
          const shown = each.filter(({ refusal }) => all || refusal === null);
          if (shown.length === 0) return null;
          return (
            <div key={level} className={classes.group}>
              {groups.length > 1 && (
                <Text size="xs" fw={600} c="dimmed" mb={8}>
                  {groupName(level)}
                </Text>
              )}
              <ul className={classes.list} aria-label={groups.length > 1 ? groupName(level) : title}>
                {shown.map((row) => (
                  <Row key={row.permission.name} row={row} />
                ))}
              </ul>
            </div>
          );
        })}
        {lacking > 0 && (
          <Button variant="default" size="xs" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.cannotHide : t.cannot(lacking)}
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function Row({ row: { permission, because, refusal } }: { readonly row: Held }) {
  const look = { size: 16, "aria-hidden": true } as const;
  return (
    <li className={classes.row} data-lacking={refusal !== null || undefined}>
      {refusal === null ? <IconCheck {...look} /> : <IconMinus {...look} />}
      <div>
        <Text size="sm">{asTitle(permission)}</Text>
        <Text size="xs" c="dimmed">
          {refusal ?? t.because(because)}
        </Text>
      </div>
    </li>
  );
}
