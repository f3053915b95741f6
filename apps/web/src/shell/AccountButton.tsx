import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconSelector } from "@tabler/icons-react";
import type { ComponentProps, Ref } from "react";
import type { Me } from "../access.ts";
import { texts } from "../texts/frame.ts";
import { Initials } from "../ui/Initials.tsx";
import { pictureUrl } from "../ui/pictureUrl.ts";
import classes from "./Shell.module.css";

type Props = Omit<ComponentProps<"button">, "style"> & {
  readonly me: Me;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** The signed-in person; opens the account menu. */
export function AccountButton({ me, className, ...rest }: Props) {
  const { id, name, email, picture } = me.user;
  return (
    <UnstyledButton
      className={className === undefined ? classes.block : `${classes.block} ${className}`}
      {...rest}
    >
      <VisuallyHidden>{texts.shell.accountMenu}: </VisuallyHidden>
      <Initials name={name} round picture={pictureUrl(id, picture)} />
      <div className={classes.blockText}>
        <span className={classes.blockName} title={name} dir="auto">
          {name}
        </span>
        <span className={classes.blockNote} title={email}>
          {email}
        </span>
      </div>
      <IconSelector size={16} aria-hidden />
    </UnstyledButton>
  );
}
