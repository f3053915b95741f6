import { Anchor } from "@mantine/core";
import { EmailAddress } from "./EmailAddress.tsx";

type Props = {
  readonly email: string;
  /** What it is for, without the address: "Email Ada". */
  readonly label: string;
  readonly subject?: string;
};

/** Under a person's name: their address, as a link to write to them. */
export function MailLink({ email, label, subject }: Props) {
  const about = subject === undefined ? "" : `?subject=${encodeURIComponent(subject)}`;
  return (
    <Anchor size="xs" href={`mailto:${email}${about}`} aria-label={`${label}: ${email}`}>
      <EmailAddress>{email}</EmailAddress>
    </Anchor>
  );
}
