import { withAmount } from "../plans/counted.ts";
import type {
  BadField,
  BadRules,
  BadSetting,
  BadText,
  BundleFault,
  Measured,
  NotOffered,
  Sentences,
  SignInRefusal,
} from "../refusals/reasons.ts";
import { listed, sentenceCase, shortened } from "../refusals/words.ts";
import { pluralForm } from "../text/plural.ts";
import { phraseOf } from "./permissions.ts";

const any = (names: readonly string[]) => listed("de", names, "disjunction");
const all = (names: readonly string[]) =>
  listed(
    "de",
    shortened(names, (count) => `${count} weitere`),
    "conjunction",
  );
const count = (amount: number, one: string, many: string) =>
  `${amount} ${pluralForm("de", amount, one, many)}`;

type Level = "organization" | "workspace";
const roleOf: Readonly<Record<Level, string>> = {
  organization: "Organisationsrolle",
  workspace: "Workspace-Rolle",
};

const amountOf = (amount: number, of: Measured) =>
  of === "number"
    ? `${amount}`
    : count(
        amount,
        of === "characters" ? "Zeichen" : "Eintrag",
        of === "characters" ? "Zeichen" : "Einträge",
      );

const limitOf =
  (one: string, many: string) =>
  ({ amount }: { amount: number }) =>
    `Das Limit von ${count(amount, one, many)} ist erreicht`;

const doneTo = { archived: "archiviert", deleted: "gelöscht", transferred: "übertragen" } as const;

const notOffered: Readonly<Record<NotOffered, string>> = {
  archive: "Workspaces dieser Art können nicht archiviert werden.",
  delete: "Workspaces dieser Art können nicht gelöscht werden.",
  default: "Workspaces dieser Art haben keinen Standard-Workspace.",
  slug: "Workspaces dieser Art behalten ihren Slug.",
  act: "Diese Aktion ist in Workspaces dieser Art nicht verfügbar.",
  transfer: "Workspaces dieser Art gehören zu keiner Organisation, die sie verlassen könnten.",
  organization_deletion: "Löschen Sie stattdessen den Workspace. Er gehört zu keiner Organisation.",
  organization_leaving: "Verlassen Sie stattdessen den Workspace. Er gehört zu keiner Organisation.",
  organization_for_customer: "Organisationen dieser Art werden nicht vom Plattform-Admin angelegt.",
  appointing: "Diese Organisation ernennt ihre Admins selbst.",
};

function badSetting({ what, names, amount }: BadSetting): string {
  switch (what) {
    case "option":
      return `Wählen Sie ${any(names)}.`;
    case "text":
      return "Geben Sie einen Text ein.";
    case "list":
      return "Geben Sie eine Liste ein.";
    case "entries":
      return `Eine Liste hat höchstens ${amount} Einträge.`;
    case "field":
      return "Die Liste enthält dieses Feld nicht.";
    case "time":
      return `Keine gültige Zeitangabe: ${all(names)}.`;
    case "choice":
      return `${all(names)}: Wählen Sie aus der Liste.`;
    case "pattern":
      return `Ein Namensmuster darf ${all(names)} enthalten und sonst nichts in Klammern.`;
    case "days":
      return `Geben Sie ${all(names)} bis ${amount} Tage ein, oder nichts.`;
  }
}

const ruleFaults: Readonly<Record<BadRules["what"], string>> = {
  yaml: "Das ist kein gültiges YAML.",
  list: "Schreiben Sie eine Liste von Regeln, jede beginnt mit einem Bindestrich.",
  many: "Es sind zu viele Regeln.",
  rule: "Eine Regel enthält allow, deny oder ask und dazu read, write, execute, invoke oder any.",
  path: "Einen Pfad hat nur eine Regel für read, write oder any.",
  command: "Einen Befehl hat nur eine Regel für execute oder any.",
  pattern: "Ein Muster ist ein Text von 1 bis 1.000 Zeichen.",
};
function badText(bad: BadText): string {
  return `Zeile ${bad.line}, Spalte ${bad.column}: ${textFault(bad)}`;
}
function textFault(bad: BadText): string {
  const quoted = any(bad.names.map((name) => `„${name}“`));
  switch (bad.fault) {
    case "expected":
      return `Erwartet wird ${quoted}.`;
    case "sign":
      return "Das ist nicht lesbar.";
    case "twice":
      return `${quoted} kommt zweimal vor.`;
    case "too_many":
      return `Ein Text enthält höchstens ${bad.amount}.`;
    case "value":
      return badField(bad);
  }
}

function badField({ what, field, names, amount }: BadField): string {
  switch (what) {
    case "empty":
      return `${field}: Pflichtfeld.`;
    case "text":
      return `${field}: Geben Sie einen Text ein.`;
    case "length":
      return `${field}: höchstens ${amount} Zeichen.`;
    case "characters":
      return `${field}: keine Steuerzeichen und keine Zeichen für die Schreibrichtung.`;
    case "number":
      return `${field}: Geben Sie eine Zahl ein.`;
    case "whole":
      return `${field}: Geben Sie eine ganze Zahl ein.`;
    case "least":
      return `${field}: mindestens ${amount}.`;
    case "most":
      return `${field}: höchstens ${amount}.`;
    case "option":
      return `${field}: Wählen Sie ${any(names)}.`;
    case "tags":
      return `${field}: Geben Sie eine Liste von Tags ein.`;
    case "many_tags":
      return `${field}: höchstens ${amount} Tags.`;
    case "tag":
      return `Ein Tag hat höchstens ${amount} Zeichen.`;
    case "date":
      return `${field}: Geben Sie ein Datum ein, z. B. 2027-03-31.`;
    case "instant":
      return `${field}: Geben Sie eine Zeit mit Zeitzone ein, z. B. 2027-03-31T09:00:00Z.`;
    case "host":
      return `${field}: Geben Sie einen Hostnamen oder eine IP-Adresse ein.`;
    case "url":
      return `${field}: Geben Sie eine Webadresse ein, die mit https:// oder http:// beginnt.`;
    case "id":
      return `${field}: Geben Sie eine ID ein.`;
    case "json":
      return `${field}: Geben Sie JSON ein.`;
    case "depth":
      return `${field}: höchstens ${amount} Ebenen tief.`;
    case "cron":
      return `${field}: Geben Sie fünf Cron-Felder ein: Minute, Stunde, Tag, Monat und Wochentag, z. B. 0 3 * * 1.`;
    case "read_only":
      return `${field} wird von Bailiwick ausgefüllt und lässt sich nicht ändern.`;
  }
}

/** Every refusal in German; its code and parameters are in ../refusals/reasons.ts. */
const bundleFaults: Readonly<Record<BundleFault, (at: { name: string; line: number }) => string>> = {
  none: () => "Diese Datei ist kein Bundle.",
  version: ({ name }) => `Dieses Bundle hat ein Format, das hier nicht bekannt ist: ${name}.`,
  manifest: () => "Das Manifest dieses Bundles passt nicht zu seinem Format.",
  signature: () => "Das Manifest dieses Bundles wurde nach dem Signieren geändert.",
  long: () => "Eine Zeile dieses Bundles ist zu lang.",
  encoding: () => "Eine Zeile dieses Bundles ist kein Text.",
  ends: () => "Dieses Bundle endet mitten in einer Zeile.",
  cut: ({ name }) => `Dieses Bundle endet vor dem Ende seines Teils ${name}.`,
  part: ({ name }) => `Der Teil ${name} dieses Bundles wurde nach dem Signieren geändert.`,
  json: ({ name, line }) => `Zeile ${line} des Teils ${name} ist keine Datenzeile.`,
  extra: () => "Dieses Bundle geht nach seinem letzten Teil weiter.",
  many: ({ name }) => `Dieses Bundle hat in seinem Teil ${name} mehr Zeilen, als ein Import annimmt.`,
  rows: ({ name }) => `Zeilen des Teils ${name} dieses Bundles können hier nicht stehen.`,
  log: () => "Das Audit-Protokoll in diesem Bundle ist unterbrochen.",
};

const signInRefusals: Readonly<Record<SignInRefusal, string>> = {
  off: "Die Anmeldung über Ihr Unternehmen ist ausgeschaltet.",
  flow: "Das hat zu lange gedauert oder in einem anderen Browser begonnen. Beginnen Sie neu.",
  provider: "Die Anmeldung Ihres Unternehmens ist nicht erreichbar oder antwortet nicht wie erwartet.",
  declined: "Die Anmeldung Ihres Unternehmens hat abgelehnt.",
  answer: "Der Antwort der Anmeldung Ihres Unternehmens ist nicht zu trauen.",
  address_missing: "Die Anmeldung Ihres Unternehmens nennt Ihre E-Mail-Adresse nicht.",
  address_unconfirmed: "Die Anmeldung Ihres Unternehmens hat Ihre E-Mail-Adresse nicht bestätigt.",
  address_elsewhere: "Ihre E-Mail-Adresse gehört zu keiner Domain dieser Organisation.",
  account_exists:
    "Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich mit dessen Passwort an und verbinden Sie es auf der Seite „Konto“.",
  other_address: "Sie haben sich dort mit einer anderen Adresse als der Ihres Kontos angemeldet.",
  connected_elsewhere: "Dieses Konto oder diese Anmeldung ist bereits anders verbunden.",
  directory:
    "Das Verzeichnis Ihrer Organisation hat Ihren Zugriff ausgesetzt. Fragen Sie einen ihrer Admins.",
  not_member:
    "Sie sind nicht mehr in dieser Organisation. Bitten Sie ihre Administratoren, Sie hinzuzufügen.",
  no_seat: "In dieser Organisation ist kein Platz frei. Wenden Sie sich an ihre Administratoren.",
  closed: "Diese Organisation nimmt gerade niemanden auf. Wenden Sie sich an ihre Administratoren.",
};

export const refusals: Sentences = {
  sign_in_first: "Melden Sie sich zuerst an.",
  not_found: "Nicht gefunden oder kein Zugriff.",
  no_such_entry: "Dieses Protokoll enthält diesen Eintrag nicht.",
  no_such_permission: ({ permission }) => `Die Berechtigung „${permission}“ existiert nicht.`,
  idempotency_key: "Ein Idempotenzschlüssel hat 8 bis 100 druckbare Zeichen.",
  idempotency_key_reused: "Dieser Idempotenzschlüssel wurde bereits für eine andere Anfrage verwendet.",
  refused_by_database: "Für diese Aktion fehlt Ihnen die Berechtigung.",
  edited_meanwhile: ({ by }) =>
    `${by ?? "Eine andere Person"} hat während Ihrer Bearbeitung Änderungen gespeichert.`,
  changed_meanwhile:
    "Eine andere Person hat gerade Änderungen gespeichert. Laden Sie die Seite neu und versuchen Sie es erneut.",
  internal: "Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es in Kürze erneut.",
  busy: "Der Vorgang dauert zu lange. Versuchen Sie es in Kürze erneut.",
  unavailable: "Der Dienst ist vorübergehend nicht verfügbar. Versuchen Sie es in Kürze erneut.",
  unreachable: "Der Server ist nicht erreichbar. Prüfen Sie die Adresse und Ihr Netzwerk.",
  strange_answer: "Unter dieser Adresse antwortet kein Bailiwick-Server, oder die Verbindung ist gestört.",
  too_deep: ({ levels }) => `Die Eingabe ist tiefer als ${levels} Ebenen verschachtelt.`,
  not_json: "Der Inhalt der Anfrage ist kein JSON.",
  too_large: "Die Anfrage ist zu groß.",
  media_type: "Senden Sie JSON.",
  incomplete: "Die Anfrage ist unvollständig.",
  bad_url: "Die Adresse der Anfrage ist ungültig.",
  not_accepted: "Diese Anfrage wird nicht akzeptiert.",
  unreadable: "Die Anfrage ist nicht lesbar.",
  method: "Dieser Vorgang erfordert eine andere HTTP-Methode.",
  foreign_origin: ({ address }) =>
    address === ""
      ? "Diese Anfrage kam von einer anderen Website."
      : `Diese Anfrage kam von einer anderen Website. Verwenden Sie diese Instanz unter ${address}.`,
  no_such_address: "Diese Adresse existiert nicht.",
  no_such_procedure: "Dieser Vorgang existiert nicht.",
  unknown_cursor: "Dieser Cursor gehört zu einer anderen Liste. Beginnen Sie bei der ersten Seite.",

  invalid_type: "Dieses Feld hat den falschen Typ.",
  invalid_format: "Die Eingabe hat nicht das erwartete Format.",
  invalid_email: "Geben Sie eine vollständige E-Mail-Adresse ein, z. B. name@firma.example.",
  invalid_value: ({ options }) =>
    options.length === 0 ? "Dieser Wert ist nicht zulässig." : `Wählen Sie ${any(options)}.`,
  too_small: ({ least, of }) => `Geben Sie mindestens ${amountOf(least, of)} ein.`,
  too_big: ({ most, of }) => `Geben Sie höchstens ${amountOf(most, of)} ein.`,
  unrecognized_keys: "Dieses Feld existiert nicht.",
  invalid_union: "Die Eingabe hat keine der erwarteten Formen.",
  custom: "Die Eingabe ist ungültig.",

  wrong_address_or_password: "Die E-Mail-Adresse oder das Passwort ist falsch.",
  wrong_code: "Der Code ist falsch oder wurde schon verwendet.",
  wrong_passkey:
    "Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal oder nehmen Sie einen anderen.",
  factor_needed: "Geben Sie einen Code Ihrer Authenticator-App ein oder verwenden Sie einen Passkey.",
  challenge_over:
    "Das hat zu lange gedauert, oder Sie sind schon angemeldet. Geben Sie Ihr Passwort neu ein.",
  code_again: "Geben Sie Ihr Passwort und einen Code neu ein.",
  authenticator_on: "Ihr Konto hat bereits eine Authenticator-App.",
  no_authenticator: "Dieses Konto hat keinen zweiten Faktor.",
  wrong_password: "Das Passwort ist falsch.",
  invalid_token: "Dieser Link ist ungültig. Fordern Sie einen neuen an.",
  suspended: "Dieses Konto ist gesperrt. Wenden Sie sich an den Betreiber dieser Instanz.",
  other_account: "Melden Sie sich mit dem Konto an, zu dem dieser Link gehört.",
  address_has_account:
    "Mit dieser Adresse existiert bereits ein Konto. Melden Sie sich an oder setzen Sie Ihr Passwort zurück.",
  already_confirmed: "Diese Adresse ist bereits bestätigt.",
  address_unchanged: "Das ist bereits Ihre E-Mail-Adresse.",
  not_your_address: "Das ist nicht die Adresse Ihres Kontos.",
  too_many_attempts: ({ seconds }) =>
    `Zu viele Versuche. Versuchen Sie es in ${count(seconds, "Sekunde", "Sekunden")} erneut.`,
  too_many_requests: ({ seconds }) =>
    `Zu viele Anfragen. Versuchen Sie es in ${count(seconds, "Sekunde", "Sekunden")} erneut.`,
  password_too_short: "Das Passwort ist zu kurz.",
  password_too_long: "Das Passwort ist zu lang.",
  password_guessable:
    "Dieses Passwort ist leicht zu erraten. Verwenden Sie mehrere Wörter, die nicht zusammengehören.",
  picture_type: "Wählen Sie ein Bild im Format PNG, JPEG oder WebP.",
  picture_too_large: ({ kilobytes }) => `Das Bild ist zu groß. Es darf höchstens ${kilobytes} kB groß sein.`,

  missing_permission: (params) => {
    const { by, roles } = params;
    const phrase = sentenceCase(phraseOf(params));
    if (by === "roles") return `${phrase}: Dafür benötigen Sie die Rolle ${any(roles)}.`;
    if (by === "platform") return `${phrase}: Nur durch den Plattform-Admin möglich.`;
    return by === "no_one"
      ? `${phrase}: Hier nicht möglich.`
      : `${phrase}: Dafür fehlt Ihnen die Berechtigung.`;
  },
  above_yourself: ({ what }) =>
    ({
      role: "Sie können keine Rolle mit mehr Berechtigungen vergeben, als Sie selbst haben.",
      person: "Sie können keine Personen ändern, deren Rolle mehr Berechtigungen hat als Ihre.",
      permissions:
        "Sie können keine Rolle mit mehr Berechtigungen anlegen oder ändern, als Sie im Geltungsbereich der Rolle haben.",
      team: "Dieses Team hat in einem Workspace mehr Berechtigungen als Sie. Sie können seine Mitglieder daher nicht ändern.",
      webhook: "Sie können keine Ereignisse senden lassen, die mehr verraten, als Sie selbst sehen können.",
      key: "Sie können keinen Schlüssel mit mehr Berechtigungen ausstellen, als Sie in seinem Geltungsbereich haben.",
      token: "Sie können kein Token für etwas ausstellen, das Sie selbst nicht dürfen.",
      rotation:
        "Sie können keinen Schlüssel mit mehr Berechtigungen erneuern, als Sie in seinem Geltungsbereich haben.",
    })[what],
  platform_appoints: "Nur der Plattform-Admin kann Admins dieser Organisation ernennen und abberufen.",
  not_appointed:
    "Der Plattform-Admin kann hier nur Admins ernennen und abberufen, aber keine anderen Rollen vergeben.",
  unknown_role: "Diese Rolle existiert hier nicht.",
  no_such_role: "Diese Rolle existiert hier nicht.",
  built_in_role: "Vordefinierte Rollen können nicht geändert werden.",
  not_built_in_role: "Dies ist eine eigene Rolle. Bearbeiten Sie sie stattdessen.",
  role_keeps_owner: ({ role }) =>
    `${role} kann nicht ersetzt werden. Workspaces und Organisationen benötigen diese Rolle immer.`,
  role_limit: limitOf("eigener Rolle", "eigenen Rollen"),
  role_name_taken: "Eine Rolle mit diesem Namen existiert bereits.",
  replacement_needed: ({ granted }) =>
    `${count(granted, "Person, Team oder Einladung hat", "Personen, Teams oder Einladungen haben")} diese Rolle. Wählen Sie eine Ersatzrolle.`,
  no_such_key: "Diesen Schlüssel gibt es hier nicht.",
  key_revoked: "Dieser Schlüssel ist bereits widerrufen.",
  only_people_tokens: "Nur Personen haben persönliche Token. Ein Schlüssel kann das nicht.",
  key_over: "Dieser Schlüssel gilt nicht mehr.",
  key_only_narrower:
    "Ein Schlüssel kann Berechtigungen nur verlieren. Stellen Sie einen neuen aus, wenn ein Programm mehr braucht.",
  key_rotating:
    "Von diesem Schlüssel gelten bereits zwei Geheimnisse. Warten Sie, bis das alte endet, oder widerrufen Sie es vorher.",
  last_secret:
    "Dies ist das einzige geltende Geheimnis des Schlüssels. Widerrufen Sie stattdessen den Schlüssel.",
  no_such_secret: "Dieser Schlüssel hat kein solches geltendes Geheimnis.",
  address_range: "Geben Sie eine IP-Adresse oder ein Netz wie 203.0.113.0/24 oder 2001:db8::/32 an.",
  address_host_bits: ({ range }) => `Das ist eine Adresse in einem Netz. Meinten Sie ${range}?`,
  address_not_allowed: ({ address }) =>
    address === null
      ? "Das ist nur aus bestimmten Netzen möglich, und Ihre Adresse ist unbekannt."
      : `Von Ihrer Netzwerkadresse ${address} aus ist das nicht möglich.`,
  session_idle: "Sie waren zu lange weg, um hier weiterzumachen. Melden Sie sich neu an.",
  session_too_old: "Ihre Anmeldung ist zu lange her, um hier weiterzumachen. Melden Sie sich neu an.",
  sign_in_again: "Dafür ist Ihre Anmeldung zu lange her. Melden Sie sich neu an.",
  second_factor_missing:
    "Hier brauchen Sie einen zweiten Faktor. Richten Sie in Ihrem Konto eine Authenticator-App oder einen Passkey ein.",
  personal_tokens_off: "Persönliche Tokens werden hier nicht angenommen.",
  key_too_old: "Dieser Schlüssel ist zu alt, um hier zu gelten. Stellen Sie einen neuen aus.",
  key_lives_too_long: ({ days }) =>
    `Ein Schlüssel muss hier innerhalb von ${days} ${days === 1 ? "Tag" : "Tagen"} ablaufen.`,
  not_a_domain: "Geben Sie eine Domain wie example.com an.",
  domain_not_allowed: "E-Mail-Adressen dieser Domain können hier nicht eingeladen werden.",
  policy_refuses_you: ({ why }) =>
    why === "address_not_allowed"
      ? "Damit würden Sie sich aussperren: Ihre eigene Netzwerkadresse ist darin nicht erlaubt."
      : why === "second_factor_missing"
        ? "Damit würden Sie sich aussperren: Sie haben selbst keinen zweiten Faktor. Richten Sie zuerst in Ihrem Konto eine Authenticator-App oder einen Passkey ein."
        : "Damit würden Sie sich aussperren: Ihre eigene Sitzung wäre zu Ende. Melden Sie sich vor der Änderung neu an.",
  no_trial: "Die Probe dieser Sicherheitsrichtlinie ist vorbei.",
  trial_unused:
    "Öffnen Sie die Sicherheitsrichtlinie noch einmal, bevor Sie sie bestätigen: Das zeigt, dass sie Sie zulässt.",
  no_such_version: "Diese Fassung gibt es hier nicht.",
  no_security_policy: "Hier gibt es keine Sicherheitsrichtlinie, die man zurücknehmen könnte.",
  key_only_organization: "Nur ein Schlüssel einer Organisation kann auf Workspaces beschränkt werden.",
  key_limit: limitOf("aktivem Schlüssel", "aktiven Schlüsseln"),
  scope_needed: "Wählen Sie, was der Schlüssel darf.",
  permission_not_of_key: (params) => `${sentenceCase(phraseOf(params))}: Mit einem Schlüssel nicht möglich.`,
  expiry_past: "Wählen Sie ein Ablaufdatum in der Zukunft.",
  no_such_webhook: "Diesen Webhook gibt es hier nicht.",
  no_such_delivery: "Diese Zustellung gibt es hier nicht.",
  unknown_event: ({ event }) => `Das Ereignis „${event}“ gibt es hier nicht.`,
  event_needed: "Wählen Sie mindestens ein Ereignis.",
  url_not_callable:
    "Geben Sie eine https-Adresse ohne Benutzernamen ein, zum Beispiel https://hooks.example/bailiwick.",
  bad_file_path:
    "Geben Sie einen Pfad wie projects/one/input.json ein: Namen, zwischen denen ein Schrägstrich steht, höchstens 1024 Byte.",
  bad_file_prefix:
    "Geben Sie den Pfad eines Ordners ein, der mit einem Schrägstrich endet, zum Beispiel projects/one/, oder nichts für alle Dateien.",
  no_such_file: "Diese Datei gibt es hier nicht.",
  file_changed: "Die Datei ist nicht so, wie Sie sie erwartet haben. Lesen Sie sie erneut.",
  file_too_large: ({ megabytes }) => `Eine Datei darf höchstens ${megabytes} MB groß sein.`,
  file_incomplete: "Die Datei ist nicht vollständig angekommen.",
  bad_range: "Diesen Teil hat die Datei nicht.",
  storage_credential:
    "Holen Sie zuerst einen vorübergehenden Zugang zu den Dateien. Dieser gilt nicht oder nicht mehr.",
  storage_read_only: "Mit diesem Zugang lassen sich Dateien nur lesen.",
  outside_prefix: "Dieser Zugang gilt für andere Dateien.",
  slack_topic_taken: "Davon erfährt hier schon ein anderer Kanal.",
  not_of_slack: "Ein Slack-Kanal hat keine eigenen Ereignisse und kein Geheimnis, das sie signiert.",
  no_such_review: "Diese Zugriffsprüfung gibt es hier nicht.",
  no_such_review_item: "Diesen Eintrag gibt es in dieser Zugriffsprüfung nicht.",
  reviewer_needed: "Wählen Sie, wer prüft: eine Rolle oder Personen.",
  unfit_reviewer: "Wählen Sie Prüfende, die die Zugriffsprüfungen hier sehen können.",
  review_role: "Wählen Sie eine neue Rolle. Ein Schlüssel kann nur behalten oder entfernt werden.",
  not_reviewer: "Sie gehören nicht zu den Prüfenden dieser Zugriffsprüfung.",
  own_review: "Ihren eigenen Zugriff muss jemand anderes prüfen.",
  review_over: "Diese Zugriffsprüfung ist beendet.",
  review_decided: "Über diesen Eintrag wurde bereits entschieden.",
  review_limit: ({ amount }) => `Eine Zugriffsprüfung hat höchstens ${amount} Einträge.`,
  no_such_request: "Diese Zugriffsanfrage gibt es hier nicht.",
  listed_twice: ({ name }) => `„${name}“ steht hier zweimal.`,
  configuration_section: ({ section, sections }) =>
    `Den Abschnitt „${section}“ gibt es hier nicht. Die Abschnitte sind ${all(sections)}.`,
  configuration_moved:
    "Die Datei, oder das, worum es in ihr geht, hat sich seit dem Plan geändert. Planen Sie erneut.",
  configuration_limit: ({ amount }) => `Eine Datei kann höchstens ${amount} Änderungen vornehmen.`,
  not_here_yet:
    "Diese Adresse hat hier niemand. Die Person kann in einem Team sein, sobald sie ihre Einladung angenommen hat.",
  request_needless: "Diese Rolle gibt hier nichts, was die Person nicht schon hat.",
  request_reason: "Schreiben Sie, wozu Sie den Zugriff brauchen.",
  request_note: "Schreiben Sie, warum, damit die Person es weiß.",
  request_open: "Sie haben hier bereits um Zugriff gebeten. Ziehen Sie diese Anfrage zuerst zurück.",
  too_many_access_requests: ({ amount }) =>
    `Sie können innerhalb von 24 Stunden ${amount}-mal um Zugriff bitten. Versuchen Sie es später erneut.`,
  own_request: "Über Ihre eigene Anfrage muss jemand anderes entscheiden.",
  not_your_request: "Nur wer gefragt hat, kann diese Anfrage zurückziehen.",
  request_decided: ({ outcome, by }) =>
    ({
      approved: `${by ?? "Jemand"} hat diese Anfrage bereits genehmigt.`,
      refused: `${by ?? "Jemand"} hat diese Anfrage bereits abgelehnt.`,
      withdrawn: "Diese Anfrage wurde zurückgezogen.",
      expired: "Diese Anfrage ist abgelaufen, weil niemand rechtzeitig entschieden hat.",
    })[outcome],
  report_limit: ({ amount }) =>
    `Ein signierter Bericht hat höchstens ${amount} Zeilen. Wählen Sie einen Workspace oder eine Berechtigung, oder exportieren Sie ihn als CSV.`,
  webhook_on: "Dieser Webhook ist bereits eingeschaltet.",
  webhook_off: "Dieser Webhook ist ausgeschaltet. Schalten Sie ihn zuerst ein.",
  webhook_limit: limitOf("Webhook", "Webhooks"),
  no_organization_roles: "Hier gibt es keine Organisationsrollen.",
  unknown_permission: "Diese Berechtigung existiert nicht.",
  permission_not_of_role: (params) =>
    `${sentenceCase(phraseOf(params))}: In ${roleOf[params.level]}n nicht möglich.`,
  permission_needed: (params) =>
    `${sentenceCase(phraseOf(params))}: In jeder ${roleOf[params.level]} erforderlich.`,

  workspace_not_named: "Geben Sie einen Workspace an, in dem Sie Mitglied sind.",
  workspace_active: "Der Workspace ist nicht gelöscht.",
  workspace_archived: ({ to }) =>
    to === "join"
      ? "Der Workspace ist archiviert. Sie können die Einladung annehmen, sobald er wieder aktiv ist."
      : "Der Workspace ist archiviert. Heben Sie zuerst die Archivierung auf.",
  workspace_pending_deletion: ({ to }) => {
    if (to === "join")
      return "Der Workspace wurde gelöscht. Sie können die Einladung nach einer Wiederherstellung annehmen.";
    return to === "report"
      ? "Der Workspace wird bald endgültig gelöscht. Führen Sie nichts aus und versuchen Sie es später erneut: Diese Maschine bleibt bis zur endgültigen Löschung registriert."
      : "Der Workspace ist gelöscht. Stellen Sie ihn zuerst wieder her.";
  },
  already_active: "Der Workspace ist bereits aktiv.",
  already_archived: "Der Workspace ist bereits archiviert.",
  already_pending_deletion: "Der Workspace ist bereits gelöscht.",
  last_active_workspace: "Mindestens ein aktiver Workspace erforderlich",
  default_workspace: ({ act }) => `Der Standard-Workspace kann nicht ${doneTo[act]} werden`,
  not_offered: ({ what }) => notOffered[what],
  not_a_member: "Sie können nur zu einem Workspace wechseln, in dem Sie Mitglied sind.",
  confirmation_mismatch: ({ word }) => `Geben Sie zur Bestätigung „${word}“ ein.`,
  window_over: "Die Frist zur Wiederherstellung ist abgelaufen. Die endgültige Löschung steht aus.",
  organization_active: "Für diese Organisation ist keine Löschung beantragt.",
  organization_deletion_requested:
    "Die Löschung dieser Organisation ist bereits beantragt. Der Plattform-Admin muss noch bestätigen.",
  organization_pending_deletion: "Diese Organisation ist gelöscht. Die endgültige Löschung steht aus.",
  organization_purged: "Diese Organisation wurde endgültig gelöscht.",
  blueprint_not_offered: "Organisationen dieser Art sind hier nicht verfügbar.",
  platform_creates: "Organisationen dieser Art kann nur der Plattform-Admin anlegen.",

  already_member: "Die Person ist bereits Mitglied dieses Workspaces",
  no_such_member: "Die Person ist nicht Mitglied des Workspaces.",
  no_such_account: "Zu dieser E-Mail-Adresse gibt es kein aktives Konto. Sie können die Person einladen.",
  remove_yourself: ({ from }) =>
    from === "workspace"
      ? "Sie können sich nicht selbst entfernen. Verlassen Sie stattdessen den Workspace."
      : "Sie können sich nicht selbst aus der Organisation entfernen.",
  private_workspace: "Das ist der private Workspace dieser Person. Sie bleibt sein Eigentümer.",
  last_owner: ({ role, workspaces }) =>
    workspaces.length === 0
      ? `Niemand sonst hat hier die Rolle ${role}. Geben Sie sie zuerst einer anderen Person.`
      : `Niemand sonst hat die Rolle ${role} in diesen Workspaces: ${all(workspaces)}. Geben Sie sie dort zuerst einer anderen Person.`,
  owner_without_end: ({ role, workspaces }) =>
    workspaces.length === 0
      ? `Die Rolle ${role} kann nicht von selbst enden.`
      : `Die Person hat die Rolle ${role}, die nicht von selbst enden kann, in diesen Workspaces: ${all(workspaces)}. Geben Sie sie dort zuerst einer anderen Person.`,
  owner_for_a_time: ({ role }) =>
    `Ein Zugriff auf die Organisation, der von selbst endet, passt nicht zur Rolle ${role}. Heben Sie zuerst sein Ende auf.`,
  end_past: "Wählen Sie ein Ende in der Zukunft.",
  end_too_far: ({ years }) => `Wählen Sie ein Ende innerhalb von ${years} Jahren.`,
  end_beyond_yours:
    "Ihr eigener Zugriff endet vorher. Was Sie vergeben, kann nicht länger gelten als das, was Sie haben.",
  already_owner: ({ role }) => `Diese Person hat bereits die Rolle ${role}.`,
  not_an_owner: ({ role }) => `Sie haben die Rolle ${role} nicht und können sie deshalb nicht abgeben.`,
  no_step_down: ({ role }) => `Wählen Sie eine neue Rolle unterhalb von ${role}.`,
  workspace_has_owner: "Dieser Workspace hat noch einen Eigentümer, der sich anmelden kann.",
  already_organization_member: "Die Person ist bereits Mitglied dieser Organisation",
  no_such_person: "Diese Person existiert hier nicht.",
  last_organization_admin: ({ role }) =>
    `Niemand sonst hat in der Organisation die Rolle ${role}. Geben Sie sie zuerst einer anderen Person.`,
  account_runs_instance:
    "Sie betreiben diese Instanz. Machen Sie eine andere Person zum Plattform-Admin, bevor Sie Ihr Konto löschen.",
  account_keeps_others: ({ names }) =>
    `Sie sind allein zuständig für: ${all(names)}. Erst nach Übergabe oder Löschung können Sie Ihr Konto löschen.`,
  password_again: "Geben Sie Ihr Passwort erneut ein.",
  suspend_yourself: "Sie können Ihr eigenes Konto nicht sperren. Das kann nur ein anderer Plattform-Admin.",
  reset_yourself:
    "Sie können Ihren eigenen zweiten Faktor nicht zurücksetzen. Schalten Sie ihn in Ihrem Konto aus.",
  already_suspended: "Dieses Konto ist bereits gesperrt.",
  erase_operator: "Was Betreiber dieser Instanz getan haben, bleibt unter ihrer Adresse in den Audit-Logs.",
  not_suspended: "Dieses Konto ist nicht gesperrt.",

  already_invited: "Diese Adresse ist bereits eingeladen. Senden Sie die bestehende Einladung erneut.",
  no_such_invitation: "Diese Einladung existiert nicht. Möglicherweise hat ein neuerer Link sie ersetzt.",
  invitation_replaced: "Eine neuere Einladung an diese Adresse hat diese ersetzt.",
  invitation_used: "Diese Einladung wurde bereits angenommen.",
  invitation_declined: "Diese Einladung wurde abgelehnt.",
  invitation_revoked: "Diese Einladung wurde widerrufen.",
  invitation_expired: "Diese Einladung ist abgelaufen. Bitten Sie um eine neue.",
  other_address:
    "Diese Einladung wurde an eine andere Adresse gesendet. Melden Sie sich mit der eingeladenen Adresse an.",
  not_backed:
    "Die einladende Person kann diese Rolle nicht mehr vergeben. Bitten Sie einen Admin, die Einladung erneut zu senden.",
  sender_not_confirmed: "Bestätigen Sie Ihre E-Mail-Adresse, bevor Sie Personen hinzufügen oder einladen.",
  sent_just_now: "Diese Einladung wurde vor weniger als einer Minute gesendet. Warten Sie einen Moment.",
  too_many_invitations: ({ amount, per }) =>
    ({
      address: `An eine Adresse können Sie ${amount} Einladungen pro Stunde senden. Versuchen Sie es später erneut.`,
      sender: `Sie können ${amount} Einladungen pro Stunde senden. Versuchen Sie es später erneut.`,
      organization: `Eine Organisation kann ${amount} Einladungen pro Stunde senden. Versuchen Sie es später erneut.`,
    })[per],

  public_domain: "Diese Domain gehört einem Mail-Anbieter und keinem Unternehmen.",
  bad_domain: "Geben Sie die Domain Ihrer E-Mail-Adressen ein, z. B. example.com.",
  domain_exists: "Diese Domain ist bereits hinzugefügt.",
  domain_limit: limitOf("Domain", "Domains"),
  no_such_domain: "Diese Domain existiert hier nicht.",
  no_such_connection: "Diese Verbindung existiert hier nicht.",
  connection_limit: limitOf("Verbindung", "Verbindungen"),
  connection_untested: "Testen Sie die Verbindung, bevor Sie sie einschalten.",
  connection_on: "Eine andere Verbindung ist eingeschaltet. Schalten Sie diese zuerst aus.",
  domain_needed: "Bestätigen Sie eine Domain, bevor Sie die Verbindung einschalten.",
  role_for_first_sign_in: "Diese Rolle kann bei der ersten Anmeldung nicht vergeben werden.",
  bad_issuer:
    "Geben Sie die Adresse des Anbieters so ein, wie er sich selbst nennt, z. B. https://login.example.com.",
  connected_session: "Sie sind über Ihr Unternehmen angemeldet. Melden Sie sich dafür mit Ihrem Passwort an.",
  no_single_sign_on:
    "Für diese Adresse gibt es keine Anmeldung über ein Unternehmen. Verwenden Sie Ihr Passwort.",
  sign_in_refused: ({ why }) => signInRefusals[why],
  directory_stopped: "Das Verzeichnis gilt innerhalb von 30 Sekunden nach dem Wechsel des Tarifs wieder.",
  directory_person_exists: "Im Verzeichnis gibt es bereits eine Person mit dieser E-Mail-Adresse.",
  no_such_directory_person: "Diese Person gibt es im Verzeichnis nicht.",
  no_such_directory_team: "Dieses Team gibt es im Verzeichnis nicht.",
  directory_person_limit: limitOf("Person im Verzeichnis", "Personen im Verzeichnis"),
  directory_changed: "Das wurde inzwischen geändert. Lesen Sie es neu.",
  directory_last_owner:
    "Diese Person ist der letzte Eigentümer oder Admin, der sich hier anmelden kann. Geben Sie die Rolle zuerst jemand anderem.",
  suspended_by_directory:
    "Das Verzeichnis der Organisation hat diese Person ausgesetzt. Aktivieren Sie sie zuerst dort.",
  team_of_directory: "Das Verzeichnis der Organisation bestimmt, wer in diesem Team ist. Ändern Sie es dort.",
  team_name_taken: "Ein Team mit diesem Namen existiert bereits.",
  no_such_team: "Dieses Team existiert hier nicht.",
  already_in_team: "Die Person ist bereits Mitglied dieses Teams",
  no_such_team_member: "Die Person ist nicht Mitglied des Teams.",
  already_granted: "Das Team hat in diesem Workspace bereits eine Rolle.",
  not_granted: "Das Team hat in diesem Workspace keine Rolle.",
  team_limit: limitOf("Team", "Teams"),

  member_limit: limitOf("Mitglied", "Mitgliedern"),
  workspaces_per_user_limit: ({ amount }) =>
    `In diesem Tarif können Sie ${count(amount, "Workspace", "Workspaces")} besitzen. Upgraden Sie einen davon, um weitere zu besitzen.`,
  owner_limit: ({ amount }) =>
    `In diesem Tarif kann eine Person ${count(amount, "Workspace", "Workspaces")} besitzen, und ein Eigentümer dieses Workspaces hat das Limit erreicht.`,
  workspace_limit: limitOf("Workspace", "Workspaces"),
  limit_reached: ({ sentence, amount }) => withAmount(sentence, `${amount}`),
  unknown_limit: "Dieses Limit existiert hier nicht.",
  no_such_workspace: "Diesen Workspace gibt es hier nicht.",
  workspace_twice: "Nennen Sie jeden Workspace einmal.",
  no_such_statement: "Diese Abrechnung gibt es hier nicht.",
  nothing_to_correct: "Im laufenden Zeitraum wurde nichts verbraucht.",
  correction_below_zero: ({ amount }) =>
    `Als verbraucht sind ${amount} erfasst; mehr kann nicht abgezogen werden.`,
  no_such_meter: "Diesen Zähler gibt es hier nicht.",
  allotment_reached: ({ name, amount }) =>
    `Die Zuteilung dieses Workspaces ist aufgebraucht (${name}: ${amount}).`,
  not_allotted: "Dieses Kontingent gehört jedem Workspace selbst und lässt sich nicht zuteilen.",
  nothing_to_allot: "Dieses Kontingent hat kein Limit, also gibt es nichts zuzuteilen.",
  allotment_below_use: ({ amount }) => `Geben Sie mindestens ${amount} ein: So viel ist bereits in Gebrauch.`,
  allotments_above_total: ({ sum, amount }) =>
    `Die Zuteilungen ergeben zusammen ${sum}, insgesamt gibt es ${amount}.`,
  usage_reported: "Verbrauch mit dieser ID wurde bereits gemeldet, mit einer anderen Menge.",
  plan_required: ({ phrase, plan, orHigher }) =>
    `${sentenceCase(phrase)}: Dafür benötigen Sie den Tarif ${plan}${orHigher ? " oder einen höheren" : ""}.`,
  unknown_plan: "Dieser Tarif existiert nicht.",
  plan_not_self_serve: ({ plan, act }) =>
    `Nur der Plattform-Admin kann den Tarif ${plan} ${act === "end" ? "beenden" : "einrichten"}.`,
  same_plan: "Sie haben diesen Tarif bereits.",

  bad_field: badField,
  bad_text: badText,
  text_changed: "Jemand hat das inzwischen geändert. Laden Sie es neu.",
  too_long_for_text: "Das ist zu viel für einen einzigen Text.",
  no_text_form: "Diese Art von Ressource hat keine Textform.",
  providers_hidden: "Für eine Prüfung müssen Sie die Anbieter der Organisation sehen können.",
  no_such_field: ({ field }) => `Das Feld „${field}“ existiert hier nicht.`,
  no_such_kind: "Diese Art von Ressource existiert hier nicht.",
  no_such_resource: "Diese Ressource existiert hier nicht.",
  no_such_chart: "Dieses Diagramm gibt es hier nicht.",
  no_such_action: "Diese Art von Ressource hat diese Aktion nicht.",
  no_such_run: "Diesen Lauf gibt es hier nicht.",
  not_runnable: "Ressourcen dieser Art haben keine Läufe.",
  run_going: "Ein Lauf davon wartet bereits oder läuft.",
  run_ended: "Der Lauf ist bereits beendet.",
  run_cancelled: "Der Lauf wurde abgebrochen. Brechen Sie die Arbeit daran ab.",
  workers_lost: ({ amount }) =>
    amount === 1 ? "Ein Worker ging verloren." : `${amount} Worker gingen verloren.`,
  lease_lost: "Dieser Lauf gehört Ihnen nicht mehr: Seine Frist ist abgelaufen, oder er ist beendet.",
  only_worker: "Das meldet nur ein Worker.",
  only_machine: "Nur für Maschinen, mit den Zugangsdaten, die sie beim Verbinden erhalten haben.",
  machine_unregistered:
    "Diese Maschine ist nicht registriert: Sie oder ihr Workspace wurde endgültig gelöscht. Melden Sie nichts mehr, verwerfen Sie diese Zugangsdaten und verbinden Sie die Maschine neu, mit einem Schlüssel des Workspaces, zu dem sie gehört.",
  bad_rules: ({ line, column, what }) => `Zeile ${line}, Spalte ${column}: ${ruleFaults[what]}`,
  wrong_parent: ({ kind }) =>
    kind === null
      ? "Diese Art von Ressource hat keine übergeordnete."
      : `Wählen Sie die übergeordnete Ressource: ${kind}.`,
  value_taken: ({ field }) => `${field} bereits vergeben.`,
  wrong_reference: ({ field, kind }) => `${field}: ${kind} existiert hier nicht.`,
  wrong_person: ({ field }) => `${field}: Diese Person hat hier keinen Zugriff.`,
  resource_in_use: ({ amount }) =>
    amount === 1 ? "Etwas anderes verweist darauf." : `${amount} andere verweisen darauf.`,
  no_such_target: "Einen solchen Workspace sehen Sie nicht.",
  not_shareable: ({ kinds }) => `${kinds} lassen sich nicht mit anderen Workspaces teilen.`,
  reach_without_here: "Wählen Sie auch diesen Workspace.",
  reaches_all:
    "In allen Workspaces ist das nur mit einer Rolle der Organisation möglich, die dazu berechtigt.",
  reaches_others: "Dies ist mit einem Workspace geteilt, in dem Sie dazu nicht berechtigt sind.",
  already_there: "Dort ist es bereits. Wählen Sie einen anderen Workspace.",
  target_not_active: ({ name, state }) =>
    `${name} ist ${state === "archived" ? "archiviert" : "gelöscht"}. Wählen Sie einen aktiven Workspace.`,
  taken_in_target: ({ field }) => `${field} im Ziel bereits vergeben. Ändern Sie zuerst den Wert.`,
  refers_to_what_stays: ({ kind, field, title }) =>
    `${kind}: „${field}“ verweist auf ${title}, und das bleibt hier. Leeren Sie zuerst das Feld.`,
  referred_to_by_what_stays: ({ kind, field, title, amount }) =>
    amount === 1
      ? `${kind} ${title} bleibt hier und verweist darauf. Leeren Sie dort zuerst das Feld „${field}“.`
      : `${amount} bleiben hier und verweisen darauf, etwa ${kind} ${title}. Leeren Sie dort zuerst das Feld „${field}“.`,
  no_such_organization: "Zu einer solchen Organisation gehören Sie nicht.",
  already_in_organization: "Der Workspace ist bereits in dieser Organisation. Wählen Sie eine andere.",
  other_blueprint: ({ name, names }) =>
    names.length === 0
      ? `${name} ist eine andere Art von Organisation.`
      : `${name} ist eine andere Art von Organisation, ohne diese Rollen: ${all(names)}.`,
  roles_differ: ({ names }) =>
    `Die Organisation hat andere Rollen mit diesen Namen: ${all(names)}. Geben Sie den Personen zuerst andere Rollen.`,
  roles_exceed: ({ names }) => `Diese Rollen kämen mit und erlauben mehr als Ihre eigenen: ${all(names)}.`,
  teams_differ: ({ names }) =>
    `Die Organisation hat Teams mit diesen Namen: ${all(names)}. Benennen Sie die Teams zuerst um, oder machen Sie ihre Personen zu Mitgliedern.`,
  bundle_ticket: "Diese Adresse braucht einen neuen Beginn des Exports oder Imports.",
  no_such_upload: "Dieses Bundle ist nicht mehr da. Laden Sie es erneut hoch.",
  bundle_not_trusted: ({ fingerprint }) =>
    `Dieses Bundle wurde von ${fingerprint} signiert, und der Betreiber dieser Instanz vertraut dem nicht.`,
  bundle_of_other_kind: ({ name, names }) =>
    names.length === 0
      ? `${name} ist eine andere Art von Organisation als die in diesem Bundle.`
      : `${name} ist eine andere Art von Organisation als die in diesem Bundle, ohne diese Rollen: ${all(names)}.`,
  bundle_needs_organization: "Dieser Workspace braucht eine Organisation. Importieren Sie ihn in eine.",
  bad_bundle: ({ fault, name, line }) => bundleFaults[fault]({ name, line }),
  runs_unfinished: ({ amount }) =>
    amount === 1
      ? "Ein Lauf ist nicht beendet. Warten Sie darauf, oder brechen Sie ihn zuerst ab."
      : `${amount} Läufe sind nicht beendet. Warten Sie darauf, oder brechen Sie sie zuerst ab.`,
  shared_here_alone: ({ kind, title }) =>
    `${kind} ${title} ist nur mit diesem Workspace geteilt. Teilen Sie dies zuerst mit einem anderen, oder löschen Sie es.`,
  over_limit_there: ({ limit, amount, used }) =>
    `${limit}: Der Tarif der Organisation erlaubt ${amount}, und dieser Workspace hat ${used}.`,
  target_full: ({ kinds, amount }) =>
    `${kinds}: Im Ziel sind höchstens ${amount} möglich. Löschen Sie dort zuerst einige.`,
  too_many_resources: limitOf("Ressource einer Art", "Ressourcen einer Art"),
  instant_out_of_range: ({ amount }) =>
    `Wählen Sie einen Zeitpunkt der letzten ${amount} Monate und höchstens einen Tag im Voraus.`,
  record_exists: "Ein Eintrag mit dieser ID und diesem Zeitpunkt existiert bereits.",
  not_searchable: "Davon gibt es zu viele zum Durchsuchen. Filtern Sie stattdessen.",
  wrong_export: "Dieser Export ist abgelaufen oder nicht Ihrer. Starten Sie ihn neu.",
  not_sortable: ({ names }) => `Wählen Sie ${any(names)}.`,
  wrong_resource_state: ({ state, action, names }) =>
    `Der Status ist ${state}. „${action}“ setzt ${any(names)} voraus.`,
  author_approves: "Was Sie selbst angelegt haben, können Sie nicht freigeben. Das muss jemand anderes tun.",
  already_approved: "Sie haben das bereits freigegeben. Es fehlt noch jemand anderes.",
  only_people_approve: "Nur Personen geben frei, kein Schlüssel.",
  window_backwards: "Das Ende muss nach dem Beginn liegen.",
  window_frozen: ({ name }) =>
    `Das überschneidet sich mit der Änderungssperre „${name}“. Wählen Sie eine andere Zeit.`,
  bad_setting: badSetting,
  no_such_setting: "Diese Einstellung existiert hier nicht.",
  unknown_time_zone: "Diese Zeitzone existiert nicht. Verwenden Sie z. B. Europe/Berlin.",
  unknown_locale: ({ names }) => `Wählen Sie ${any(names)}.`,
  name_empty: "Geben Sie einen Namen ein.",
  name_too_long: ({ most }) => `Ein Name hat höchstens ${most} Zeichen.`,
  name_characters: "Ein Name darf keine Steuerzeichen und keine Zeichen für die Schreibrichtung enthalten.",
  description_too_long: ({ most }) => `Eine Beschreibung hat höchstens ${most} Zeichen.`,
  description_characters:
    "Eine Beschreibung darf keine Steuerzeichen und keine Zeichen für die Schreibrichtung enthalten.",
  slug_too_short: ({ least }) => `Ein Slug hat mindestens ${least} Zeichen.`,
  slug_too_long: ({ most }) => `Ein Slug hat höchstens ${most} Zeichen.`,
  slug_characters: "Ein Slug besteht aus Kleinbuchstaben, Ziffern und einzelnen Bindestrichen dazwischen.",
  slug_reserved: ({ slug }) => `„${slug}“ ist ein reserviertes Wort. Wählen Sie einen anderen Slug.`,
  slug_taken: "Slug bereits vergeben.",
};
