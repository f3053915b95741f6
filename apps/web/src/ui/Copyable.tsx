import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { texts } from "../texts/index.ts";
import classes from "./Copyable.module.css";

type Props = {
  readonly value: string;
  /** What is copied, for the name of the button: "Slug". */
  readonly label: string;
};

/** The button that copies something which stands beside it. */
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

/** Something to be taken elsewhere, such as an id, a hash or an address, with the button that copies it. */
export function Copyable({ value, label }: Props) {
  return (
    <span className={classes.copyable}>
      <span className="mono">{value}</span>
      <CopyAction value={value} label={label} />
    </span>
  );
}
