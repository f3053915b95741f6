import { can, canOffer, type Decision } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import { type Icon, IconChevronRight, IconPencil, IconShieldCheck, IconUserPlus } from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { useId } from "react";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Section } from "../../ui/Section.tsx";
import type { InWorkspace } from "../../workspace.ts";
import classes from "./NextSteps.module.css";

const t = texts.workspaces;

/** What to do next in a workspace that is still empty (V62). */
export function NextSteps({ here: { workspace, address, actor, facts } }: { readonly here: InWorkspace }) {
  return (
    <Section title={t.welcome(workspace.name)} description={t.emptyDashboard}>
      <Stack gap="sm">
        <Step
          icon={IconUserPlus}
          title={t.nextInvite}
          text={t.nextInviteDescription}
          decision={can(actor, "member:add")}
          link={paths.members({ workspace: address }, { add: true })}
        />
        {workspace.description === "" && (
          <Step
            icon={IconPencil}
            title={t.nextDescribe}
            text={t.nextDescribeDescription}
            decision={canOffer(actor, "describe", facts)}
            link={paths.settings({ workspace: address })}
          />
        )}
        <Step
          icon={IconShieldCheck}
          title={t.nextRoles}
          text={t.nextRolesDescription}
          decision={{ allowed: true }}
          link={paths.roles({ workspace: address })}
        />
      </Stack>
    </Section>
  );
}

type StepProps = {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly decision: Decision;
  readonly link: LinkProps;
};

function Step({ icon: Picture, title, text, decision, link }: StepProps) {
  const id = useId();
  const body = (
    <>
      <span className={classes.icon}>
        <Picture size={20} aria-hidden />
      </span>
      <span className={classes.text}>
        <Text component="span" size="sm" fw={600} display="block">
          {title}
        </Text>
        <Text component="span" size="sm" c="dimmed" display="block" id={id}>
          {decision.allowed ? text : sentenceOf(decision)}
        </Text>
      </span>
    </>
  );
  if (!decision.allowed) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere now, and says why
      <a role="link" aria-disabled="true" aria-describedby={id} className={classes.step}>
        {body}
      </a>
    );
  }
  return (
    <Link {...link} className={classes.step}>
      {body}
      <IconChevronRight size={18} aria-hidden className={classes.chevron} />
    </Link>
  );
}
