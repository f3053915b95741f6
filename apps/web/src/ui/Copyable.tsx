import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { texts } from "../texts/index.ts";
import classes from "./Copyable.module.css";

type Props = {
  readonly value: string;
  /** The name of the copied value, for the button: "Slug". */
  readonly label: string;
};

/** The button that copies the value next to it. */
export function CopyAction({ value, label }: Props) {
  const t = texts.common;
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t.copied : t.copy}>
          <ActionIcon
            variant="subtle"
            color={copied ? "teal" : "gray"}
            size="sm"
            aria-label={copied ? t.copied : t.copyNamed(label)}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** A value to copy, such as an id, a hash or a URL, with its copy button. */
export function Copyable({ value, label }: Props) {
  return (
    <span className={classes.copyable}>
      <span className="mono">{value}</span>
      <CopyAction value={value} label={label} />
    </span>
  );
}
