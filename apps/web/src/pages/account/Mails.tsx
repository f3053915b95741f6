import { type OptionalMail, optionalMails } from "@bailiwick/domain";
import { Box, Stack, Switch } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";

const t = texts.account.mails;

/** On, and locked: its description gives the reason. */
const locked = { checked: true, disabled: true, thumbIcon: <IconLock size={11} aria-hidden /> } as const;

/** Which emails the person gets; those that always arrive are listed too. A link in the optional ones leads here. */
export function Mails() {
  const { preferences } = useMe();
  const save = useChange(trpc.account.setPreferences.mutationOptions(), { said: () => t.saved });
  const { locale, timeZone, mailsOff } = preferences;
  const choose = (kind: OptionalMail, wanted: boolean) => {
    const others = mailsOff.filter((other) => other !== kind);
    save.mutate({ locale, timeZone, mailsOff: wanted ? others : [...others, kind] });
  };
  return (
    <Box id="emails">
      <Section title={t.title} description={t.description}>
        <Stack gap="md">
          <Switch {...locked} label={t.account} description={t.always.account} />
          <Switch {...locked} label={t.invitations} description={t.always.invitations} />
          {optionalMails.map((kind) => (
            <Switch
              key={kind}
              label={t.kinds[kind]}
              checked={!mailsOff.includes(kind)}
              disabled={save.isPending}
              onChange={(event) => choose(kind, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </Section>
    </Box>
  );
}
