import { Badge } from "@mantine/core";
import { LinkText } from "../../links.tsx";
import { useMe } from "../../me.ts";
import type { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Person } from "../../ui/Person.tsx";
import { pictureUrl } from "../../ui/pictureUrl.ts";

type Props = {
  readonly person: {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly active: boolean;
    readonly picture: string | null;
  };
  /** The person's own page, if there is one. */
  readonly to?: ReturnType<typeof paths.member>;
};

/** A person in a list: name, address, whether they are the reader, whether their account is suspended. */
export function PersonCell({ person: { userId, name, email, active, picture }, to }: Props) {
  const me = useMe();
  const link = to !== undefined && (
    <LinkText {...to} inherit c="inherit">
      {name}
    </LinkText>
  );
  return (
    <Person
      name={name}
      picture={pictureUrl(userId, picture)}
      {...(link === false ? {} : { shown: link })}
      email={email}
      note={
        <>
          {userId === me.user.id && <Badge size="xs">{texts.common.you}</Badge>}
          {!active && (
            <Badge size="xs" color="red">
              {texts.members.suspended}
            </Badge>
          )}
        </>
      }
    />
  );
}
