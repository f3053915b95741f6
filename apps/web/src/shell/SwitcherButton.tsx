import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconSelector, IconStack2 } from "@tabler/icons-react";
import type { ComponentProps, Ref } from "react";
import { texts } from "../texts/frame.ts";
import { Initials } from "../ui/Initials.tsx";
import type { Here } from "./here.ts";
import classes from "./Shell.module.css";

type Props = Omit<ComponentProps<"button">, "style"> & {
  readonly here: Here;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** The avatar and the name of the workspace, which open the switcher (M39). */
export function SwitcherButton({ here, className, ...rest }: Props) {
  const { workspace, organization, address } = here;
  const name = workspace?.name ?? (address === null ? texts.shell.noWorkspace : texts.common.loading);
  return (
    <UnstyledButton
      className={className === undefined ? classes.block : `${classes.block} ${className}`}
      {...rest}
    >
      <VisuallyHidden>{texts.shell.switchWorkspace}: </VisuallyHidden>
      {workspace === undefined ? (
        <span className={classes.blockIcon} aria-hidden>
          <IconStack2 size={18} />
        </span>
      ) : (
        <Initials name={name} of={workspace.id} />
      )}
      <div className={classes.blockText}>
        <span className={classes.blockName} title={name} dir="auto">
          {name}
        </span>
        {organization !== null && (
          <span className={classes.blockNote} title={organization.name} dir="auto">
            {organization.name}
          </span>
        )}
      </div>
      <IconSelector size={16} aria-hidden />
    </UnstyledButton>
  );
}
