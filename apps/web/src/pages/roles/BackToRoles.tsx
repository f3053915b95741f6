import { LinkText } from "../../links.tsx";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";

/** The way back from one role to all of them. */
export function BackToRoles() {
  const { to } = useTenant();
  return (
    <LinkText {...to.roles()} size="sm" mb="xs" display="inline-block">
      {texts.roles.back}
    </LinkText>
  );
}
