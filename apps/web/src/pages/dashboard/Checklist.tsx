import { Button, Stack, Text } from "@mantine/core";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import type { InWorkspace } from "../../workspace.ts";
import classes from "./Checklist.module.css";
import { useProgress } from "./progress.ts";
import { type Step, stepsOf } from "./steps.ts";
import { useFirst } from "./useFirst.ts";

const t = texts.workspaces.steps;

/** The next steps in a workspace (V62), until they are done or the person hides them. */
export function Checklist({ here }: { readonly here: InWorkspace }) {
  const { workspace, me } = here;
  const progress = useProgress(me.user.id, workspace.id);
  const first = useFirst(here);
  const steps = stepsOf(here, progress.seen, first);
  const left = steps.filter(({ done }) => !done).length;
  if (progress.dismissed || left === 0) return null;
  return (
    <Section
      title={t.title(workspace.name)}
      description={t.progress(steps.length - left, steps.length)}
      actions={
        <Button variant="subtle" size="xs" onClick={progress.dismiss}>
          {t.dismiss}
        </Button>
      }
    >
      <Stack gap="sm" component="ul" className={classes.list}>
        {steps.map((step) => (
          <li key={step.key}>
            <Item step={step} onOpen={() => progress.see(step.key)} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function Item({ step, onOpen }: { readonly step: Step; readonly onOpen: () => void }) {
  const { icon: Picture, title, text, link, done } = step;
  return (
    <Link {...link} className={classes.step} data-done={done || undefined} onClick={onOpen}>
      <span className={classes.icon}>
        {done ? <IconCheck size={20} aria-hidden /> : <Picture size={20} aria-hidden />}
      </span>
      <span className={classes.text}>
        <Text component="span" size="sm" fw={600} display="block">
          {title}
        </Text>
        <Text component="span" size="sm" c="dimmed" display="block">
          {done ? t.done : text}
        </Text>
      </span>
      <IconChevronRight size={18} aria-hidden className={classes.chevron} />
    </Link>
  );
}
