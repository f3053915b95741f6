import type { MailTexts, Place, QuotaWarning, Sender } from "./en.ts";
import { named, namedInSubject, quoted } from "./named.ts";

type Invited = Parameters<MailTexts["invitedToWorkspace"]>[1];

const who = ({ name, email }: Sender) => (email === null ? named(name) : `${named(name)} (${email})`);
const where = ({ workspace, organization }: Place) =>
  organization === null ? named(workspace) : `${named(workspace)} von ${named(organization)}`;

const whose = ({ workspace, organization }: QuotaWarning["place"]) =>
  workspace === null
    ? `der Organisation ${named(organization ?? "")}`
    : `des Workspaces ${where({ workspace, organization })}`;

const invited = (
  to: string,
  { by, role, email, link, until, ends = null }: Invited,
) => `${who(by)} lädt Sie auf Bailiwick in ${to} ein. Ihre Rolle: ${named(role)}.${ends === null ? "" : ` Der Zugriff endet: ${ends}.`}

Um die Einladung anzunehmen, öffnen Sie diesen Link und melden Sie sich mit der Adresse ${email} an oder registrieren Sie sich damit:

${link}

Der Link ist einmal verwendbar und bis ${until} gültig. Sie können die Einladung dort auch ohne Konto ablehnen. Wenn Sie die einladende Person nicht kennen, ignorieren Sie diese E-Mail.`;

/** The mails in German. */
export const de: MailTexts = {
  verifyAddress: (link) => ({
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    body: `Mit dieser E-Mail-Adresse wurde ein Bailiwick-Konto registriert.

Um die Adresse zu bestätigen, öffnen Sie diesen Link innerhalb eines Tages in dem Browser, in dem Sie sich registriert haben:

${link}

Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Ohne den Link bleibt die Adresse unbestätigt.`,
  }),
  resetPassword: (link) => ({
    subject: "Legen Sie ein neues Passwort fest",
    body: `Für Ihr Bailiwick-Konto wurde ein neues Passwort angefordert.

Um es festzulegen, öffnen Sie diesen Link innerhalb einer Stunde. Er ist einmal verwendbar und meldet Sie auf allen Geräten ab:

${link}

Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Ihr Passwort bleibt unverändert.`,
  }),
  passwordChanged: (link) => ({
    subject: "Ihr Passwort wurde geändert",
    body: `Das Passwort Ihres Bailiwick-Kontos wurde geändert. Alle anderen Sitzungen wurden beendet.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest:

${link}`,
  }),
  authenticatorTurnedOn: (link) => ({
    subject: "Ihre Authenticator-App ist eingeschaltet",
    body: `Zur Anmeldung bei Ihrem Bailiwick-Konto gehört jetzt ein Code Ihrer Authenticator-App. Alle anderen Sitzungen wurden beendet.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest und wenden Sie sich an den Betreiber dieser Instanz:

${link}`,
  }),
  authenticatorTurnedOff: (link) => ({
    subject: "Ihre Authenticator-App ist ausgeschaltet",
    body: `Zur Anmeldung bei Ihrem Bailiwick-Konto gehört kein Code Ihrer Authenticator-App mehr. Ohne Passkey gelten auch Ihre Wiederherstellungscodes nicht mehr.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest und schalten Sie die App in Ihrem Konto wieder ein:

${link}`,
  }),
  passkeyAdded: (name, link) => ({
    subject: "Ihr Konto hat einen neuen Passkey",
    body: `Ihr Bailiwick-Konto hat einen neuen Passkey, „${name}“. Er meldet Sie ohne Passwort an, und zur Anmeldung mit dem Passwort gehört von jetzt an ein Passkey oder ein Code.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest und entfernen Sie den Passkey in Ihrem Konto:

${link}`,
  }),
  passkeyRemoved: (link) => ({
    subject: "Ein Passkey Ihres Kontos wurde entfernt",
    body: `Einer der Passkeys Ihres Bailiwick-Kontos wurde entfernt und meldet niemanden mehr an.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest und fügen Sie den Passkey in Ihrem Konto wieder hinzu:

${link}`,
  }),
  recoveryCodesReplaced: (link) => ({
    subject: "Ihre Wiederherstellungscodes wurden ersetzt",
    body: `Ihr Bailiwick-Konto hat zehn neue Wiederherstellungscodes. Die früheren gelten nicht mehr.

Wenn Sie das nicht waren, legen Sie hier ein neues Passwort fest und ersetzen Sie die Codes in Ihrem Konto erneut:

${link}`,
  }),
  recoveryCodeUsed: (left, link) => ({
    subject: "Mit einem Wiederherstellungscode wurde angemeldet",
    body: `Bei Ihrem Bailiwick-Konto wurde mit einem Wiederherstellungscode angemeldet, vermutlich von Ihnen. ${left === 0 ? "Es ist keiner mehr übrig" : left === 1 ? "Es ist noch 1 übrig" : `Es sind noch ${left} übrig`}.

Melden Sie sich an, um die Codes zu ersetzen oder, wenn Sie das nicht waren, Ihr Passwort zu ändern:

${link}`,
  }),
  secondFactorReset: (link) => ({
    subject: "Ihr zweiter Faktor wurde zurückgesetzt",
    body: `Der Betreiber dieser Instanz hat den zweiten Faktor Ihres Bailiwick-Kontos entfernt: Authenticator-App, Passkeys und Wiederherstellungscodes. Alle Ihre Sitzungen wurden beendet, und Sie melden sich nur mit Ihrem Passwort an.

Melden Sie sich an und richten Sie in Ihrem Konto wieder einen zweiten Faktor ein:

${link}`,
  }),
  newAddress: (link) => ({
    subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
    body: `Diese E-Mail-Adresse soll künftig für ein Bailiwick-Konto gelten.

Um die Adresse Ihres Kontos zu ändern, öffnen Sie diesen Link innerhalb einer Stunde in einem Browser, in dem Sie angemeldet sind:

${link}

Wenn Sie das nicht waren, ignorieren Sie diese E-Mail. Ohne den Link ändert sich nichts.`,
  }),
  addressHasAccount: (link) => ({
    subject: "Zu Ihrer Adresse gibt es bereits ein Konto",
    body: `Diese E-Mail-Adresse sollte für ein anderes Bailiwick-Konto gelten. Sie gehört bereits zu einem Konto, daher ändert sich nichts.

Um dieses Konto zu verwenden, melden Sie sich hier an. Dort können Sie auch ein neues Passwort festlegen:

${link}

Wenn Sie das nicht waren, ignorieren Sie diese E-Mail.`,
  }),
  newAddressAsked: (address, link) => ({
    subject: "Neue E-Mail-Adresse für Ihr Konto",
    body: `Für Ihr Bailiwick-Konto wurde mit Ihrem Passwort eine neue E-Mail-Adresse angefordert: ${named(address)}. Sie gilt erst, wenn der Link geöffnet wird, den wir dorthin gesendet haben.

Wenn Sie das nicht waren, legen Sie hier innerhalb einer Stunde ein neues Passwort fest. Damit wird der Link ungültig, und alle Sitzungen werden beendet:

${link}`,
  }),
  addressChanged: (link) => ({
    subject: "Ihre E-Mail-Adresse wurde geändert",
    body: `Die E-Mail-Adresse Ihres Bailiwick-Kontos wurde geändert. Melden Sie sich künftig mit der neuen Adresse an. Auch unsere E-Mails gehen dorthin.

Wenn Sie das nicht waren, öffnen Sie Ihr Konto auf einem Gerät, auf dem Sie noch angemeldet sind, und ändern Sie Passwort und Adresse:

${link}

Wenn Sie auf keinem Gerät mehr angemeldet sind, wenden Sie sich an den Betreiber dieser Instanz.`,
  }),
  accountDeleted: (link) => ({
    subject: "Ihr Konto wurde gelöscht",
    body: `Ihr Bailiwick-Konto und alle dazu gespeicherten Daten wurden gelöscht. Dies ist unsere letzte E-Mail dazu.

Wenn Sie das nicht waren, wenden Sie sich an den Betreiber dieser Instanz. Um Bailiwick wieder zu nutzen, legen Sie hier ein neues Konto an:

${link}`,
  }),
  invitedToWorkspace: (place, invitation) => ({
    subject: "Einladung in einen Workspace",
    body: invited(`den Workspace ${where(place)}`, invitation),
  }),
  invitedToOrganization: (organization, invitation) => ({
    subject: "Einladung in eine Organisation",
    body: invited(`die Organisation ${named(organization)}`, invitation),
  }),
  addedToWorkspace: (place, { by, role, link, choice, ends = null }) => ({
    subject: `Sie wurden zu ${namedInSubject(place.workspace) ?? "einem Workspace"} hinzugefügt`,
    body: `${who(by)} hat Sie auf Bailiwick zum Workspace ${where(place)} hinzugefügt. Ihre Rolle: ${named(role)}.

Workspace öffnen:

${link}

Sie haben ab sofort Zugriff${ends === null ? "" : `, bis ${ends}`}. Wenn Sie das nicht erwartet haben, fragen Sie nach. Sie können den Workspace jederzeit verlassen.

E-Mail-Einstellungen ändern:

${choice}`,
  }),
  quotaWarning: ({ place, meter, percent, taken, ceiling, isAllotment, link, choice }) => ({
    subject:
      percent === 100 ? `Kontingent aufgebraucht: ${meter}` : `Kontingent zu ${percent} % genutzt: ${meter}`,
    body: `${isAllotment ? "Die Zuteilung" : "Das Kontingent"} ${whose(place)} auf Bailiwick ist ${percent === 100 ? "vollständig" : `zu mehr als ${percent} %`} in Gebrauch: ${meter}, ${taken} von ${ceiling} in diesem Zeitraum.

Sehen Sie, wofür es genutzt wurde und was Sie ändern können:

${link}

E-Mail-Einstellungen ändern:

${choice}`,
  }),
  webhookStopped: ({ place, webhook, reason, days, link }) => ({
    subject: "Ein Webhook wurde ausgeschaltet",
    body: `Der Webhook ${named(webhook)} ${whose(place)} auf Bailiwick wurde ausgeschaltet: ${reason === "gone" ? "Sein Empfänger hat geantwortet, dass es ihn nicht mehr gibt (410)" : `Seit ${days} Tagen ist nichts angekommen`}. Es wird nichts mehr an ihn gesendet.

Sehen Sie, was er geantwortet hat, und schalten Sie ihn wieder ein:

${link}`,
  }),
  playbook: ({ place, playbook, kind, title, state, link, choice }) => ({
    subject: state === null ? `Neu: ${kind}` : `${kind}: ${state} (Statuswechsel)`,
    body: `Im Workspace ${where(place)} auf Bailiwick: ${kind} ${named(title)} ${state === null ? "wurde angelegt" : `hat jetzt den Status ${state}`}.

${link}

Sie erhalten diese E-Mail durch das Playbook ${named(playbook)}. E-Mail-Einstellungen ändern:

${choice}`,
  }),
  expiring: ({ place, kind, title, date, days, link, choice }) => ({
    subject: days < 0 ? `${kind} abgelaufen` : `${kind} läuft bald ab`,
    body: `Im Workspace ${where(place)} auf Bailiwick: ${kind} ${named(title)} ${days < 0 ? `ist abgelaufen. Gültig war es bis ${date}` : `ist noch bis ${date} gültig`}.

${link}

E-Mail-Einstellungen ändern:

${choice}`,
  }),
  keyExpiring: ({ place, name, date, link, choice }) => ({
    subject: "Ein Schlüssel läuft bald ab",
    body: `Der Schlüssel ${named(name)} ${whose(place)} auf Bailiwick läuft ab: ${date} UTC. Von da an wird das Programm abgewiesen, das ihn verwendet. Stellen Sie einen neuen Schlüssel aus, und geben Sie ihn dem Programm vorher.

${link}

E-Mail-Einstellungen ändern:

${choice}`,
  }),
  accessReviewDue: ({ place, name, days, date, link }) => ({
    subject: days > 1 ? `Eine Zugriffsprüfung endet in ${days} Tagen` : "Eine Zugriffsprüfung endet morgen",
    body: `Die Zugriffsprüfung ${named(name)} ${whose(place)} auf Bailiwick endet: ${date} UTC. Sie und die anderen Prüfenden haben noch nicht über alle Zugriffe entschieden. Hier können Sie sie behalten, ändern oder entfernen:

${link}`,
  }),
  accessEnding: ({ place, holds, team, person, role, date, link, choice }) => ({
    subject: holds ? "Ihr Zugriff endet bald" : "Ein Zugriff, den Sie vergeben haben, endet bald",
    body: `${holds ? "Ihr Zugriff" : `Der Zugriff ${team === null ? `von ${named(person ?? "")}` : `des Teams ${named(team)}`}`} innerhalb ${whose(place)} auf Bailiwick mit der Rolle ${named(role)}${holds && team !== null ? ` über das Team ${named(team)}` : ""} endet: ${date}. ${holds ? "Wenn Sie ihn länger brauchen, bitten Sie dort vorher um ein späteres Ende." : "Wenn er länger gebraucht wird, ändern Sie vorher sein Ende."}

${link}

E-Mail-Einstellungen ändern:

${choice}`,
  }),
  accessRequested: ({ place, by, role, ends, reason, until, link }) => ({
    subject: "Jemand bittet um Zugriff",
    body: `${who(by)} bittet auf Bailiwick um Zugriff innerhalb ${whose(place)} mit der Rolle ${named(role)}${ends === null ? "" : ` bis ${ends}`}. Die Begründung:

${quoted(reason)}

Genehmigen oder lehnen Sie die Anfrage hier ab. Sie gilt bis ${until}:

${link}

Andere, die entscheiden können, haben diese E-Mail auch bekommen. Die erste Entscheidung zählt.`,
  }),
  accessDecided: ({ place, isApproved, by, role, ends, note, link }) => ({
    subject: isApproved ? "Ihre Zugriffsanfrage wurde genehmigt" : "Ihre Zugriffsanfrage wurde abgelehnt",
    body: `${named(by)} hat Ihre Anfrage um Zugriff innerhalb ${whose(place)} auf Bailiwick mit der Rolle ${named(role)} ${isApproved ? "genehmigt" : "abgelehnt"}.${isApproved && ends !== null ? ` Der Zugriff endet: ${ends}.` : ""}${
      note === null
        ? ""
        : ` Dazu schreibt die Person:

${quoted(note)}`
    }

${link}`,
  }),
};
