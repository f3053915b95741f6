import type { MailTexts, Place, Sender } from "./en.ts";
import { named, namedInSubject } from "./named.ts";

type Invited = Parameters<MailTexts["invitedToWorkspace"]>[1];

const who = ({ name, email }: Sender) => (email === null ? named(name) : `${named(name)} (${email})`);
const where = ({ workspace, organization }: Place) =>
  organization === null ? named(workspace) : `${named(workspace)} von ${named(organization)}`;

const invited = (
  to: string,
  { by, role, email, link, until }: Invited,
) => `${who(by)} lädt Sie auf Bailiwick ein: ${to}, mit der Rolle ${named(role)}.

Um anzunehmen, öffnen Sie diesen Link und melden sich mit der Adresse ${email} an, oder registrieren sich mit ihr:

${link}

Der Link gilt einmal, bis ${until}. Wenn Sie nicht beitreten möchten, können Sie dort ablehnen, auch ohne Konto. Wenn Sie nicht wissen, wer Sie einlädt, tun Sie nichts.`;

/** The mails in German. */
export const de: MailTexts = {
  verifyAddress: (link) => ({
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    body: `Jemand, vermutlich Sie, hat sich mit dieser Adresse bei Bailiwick registriert.

Um zu bestätigen, dass sie Ihnen gehört, öffnen Sie innerhalb eines Tages diesen Link, in dem Browser, in dem Sie sich registriert haben:

${link}

Wenn Sie es nicht waren, tun Sie nichts: Ohne den Link bleibt die Adresse unbestätigt.`,
  }),
  resetPassword: (link) => ({
    subject: "Wählen Sie ein neues Passwort",
    body: `Jemand, vermutlich Sie, möchte das Passwort Ihres Kontos bei Bailiwick zurücksetzen.

Um ein neues zu wählen, öffnen Sie innerhalb einer Stunde diesen Link; er gilt einmal und meldet Sie überall ab:

${link}

Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.`,
  }),
  passwordChanged: (link) => ({
    subject: "Ihr Passwort wurde geändert",
    body: `Das Passwort Ihres Kontos bei Bailiwick wurde geändert. Sie sind überall abgemeldet außer dort, wo Sie es geändert haben.

Wenn Sie es nicht waren, wählen Sie hier ein neues Passwort:

${link}`,
  }),
  newAddress: (link) => ({
    subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
    body: `Jemand, vermutlich Sie, möchte diese Adresse für das eigene Konto bei Bailiwick verwenden.

Um die Adresse Ihres Kontos in diese zu ändern, öffnen Sie innerhalb einer Stunde diesen Link, in einem Browser, in dem Sie angemeldet sind:

${link}

Wenn Sie es nicht waren, tun Sie nichts: Ohne den Link ändert sich nichts.`,
  }),
  addressHasAccount: (link) => ({
    subject: "Ihre Adresse hat schon ein Konto",
    body: `Jemand, vermutlich Sie, möchte diese Adresse für ein anderes Konto bei Bailiwick verwenden. Sie hat schon eines, darum ändert sich nichts.

Um das Konto dieser Adresse zu verwenden, melden Sie sich hier mit ihr an; dort können Sie auch ein neues Passwort wählen:

${link}

Wenn Sie es nicht waren, tun Sie nichts.`,
  }),
  newAddressAsked: (address, link) => ({
    subject: "Eine neue E-Mail-Adresse für Ihr Konto",
    body: `Jemand, der Ihr Passwort kennt, vermutlich Sie, möchte die Adresse Ihres Kontos bei Bailiwick in ${named(address)} ändern. Noch hat sich nichts geändert: Dafür braucht es den Link, den wir dorthin geschickt haben.

Wenn Sie es nicht waren, wählen Sie hier innerhalb einer Stunde ein neues Passwort. Damit enden der Link und alle Sitzungen:

${link}`,
  }),
  addressChanged: (link) => ({
    subject: "Ihre E-Mail-Adresse wurde geändert",
    body: `Ihr Konto bei Bailiwick hat jetzt eine andere Adresse. Ab jetzt melden Sie sich mit der neuen an, und unsere E-Mails gehen dorthin.

Wenn Sie es nicht waren, öffnen Sie Ihr Konto dort, wo Sie noch angemeldet sind, und ändern Sie dort Passwort und Adresse:

${link}

Wenn Sie nirgends mehr angemeldet sind, wenden Sie sich an die Person, die diese Instanz betreibt.`,
  }),
  accountDeleted: (link) => ({
    subject: "Ihr Konto wurde gelöscht",
    body: `Ihr Konto bei Bailiwick wurde gelöscht, mit allem, was wir dazu gespeichert hatten. Das ist unsere letzte E-Mail dazu.

Wenn Sie es nicht waren, wenden Sie sich an die Person, die diese Instanz betreibt. Um Bailiwick wieder zu verwenden, legen Sie hier ein neues Konto an:

${link}`,
  }),
  invitedToWorkspace: (place, invitation) => ({
    subject: "Einladung in einen Workspace",
    body: invited(`Workspace ${where(place)}`, invitation),
  }),
  invitedToOrganization: (organization, invitation) => ({
    subject: "Einladung in eine Organisation",
    body: invited(`Organisation ${named(organization)}`, invitation),
  }),
  addedToWorkspace: (place, { by, role, link, choice }) => ({
    subject: `Sie gehören jetzt zu ${namedInSubject(place.workspace) ?? "einem Workspace"}`,
    body: `${who(by)} hat Sie auf Bailiwick zum Workspace ${where(place)} hinzugefügt, mit der Rolle ${named(role)}.

Hier öffnen Sie ihn:

${link}

Sie haben ab jetzt Zugriff. Wenn Sie das nicht erwartet haben, fragen Sie nach; Sie können den Workspace jederzeit verlassen.

Welche E-Mails Sie bekommen, ändern Sie hier:

${choice}`,
  }),
};
