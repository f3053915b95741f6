import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Name } from "./ui/Named.tsx";

type AnchorElement<Props> = Omit<ComponentProps<"a">, keyof Props> & Props;

/** A link that looks like a button; takes props from `paths`. */
export const LinkButton = createLink((props: AnchorElement<ButtonProps>) => (
  <Button component="a" {...props} />
));

/** A link in a text; takes props from `paths`. */
export const LinkText = createLink(({ children, ...props }: AnchorElement<AnchorProps>) => (
  <Anchor {...props}>{typeof children === "string" ? <Name>{children}</Name> : children}</Anchor>
));
