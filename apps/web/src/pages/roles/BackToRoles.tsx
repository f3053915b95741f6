import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";

/** The link back from one role to all of them. */
export function BackToRoles() {
  const { place } = useTenant();
  return (
    <LinkText {...paths.roles(place)} size="sm" mb="xs" display="inline-block">
      {texts.roles.back}
    </LinkText>
  );
}
