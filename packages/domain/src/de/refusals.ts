import { withAmount } from "../plans/counted.ts";
import type { BadSetting, Measured, NotOffered, Sentences } from "../refusals/reasons.ts";
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
const placeOf: Readonly<Record<Level, string>> = {
  organization: "in der Organisation",
  workspace: "in einem Workspace",
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

const notOffered: Readonly<Record<NotOffered, string>> = {
  archive: "Workspaces dieser Art können nicht archiviert werden.",
  delete: "Workspaces dieser Art können nicht gelöscht werden.",
  default: "Bei Workspaces dieser Art gibt es keinen Standard auszuwählen.",
  slug: "Workspaces dieser Art behalten ihren Slug.",
  act: "Das ist bei Workspaces dieser Art nicht vorgesehen.",
  organization_deletion: "Löschen Sie stattdessen den Workspace; er steht für sich allein.",
  organization_leaving: "Verlassen Sie stattdessen den Workspace; er steht für sich allein.",
  organization_for_customer: "Organisationen dieser Art legen die Personen selbst an.",
  appointing: "Ihre Admins ernennt diese Organisation selbst.",
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
      return "Dieses Feld gibt es in der Liste nicht.";
    case "time":
      return `${all(names)}: Das ist keine Zeitangabe.`;
  }
}

/** Every refusal in German; its code and parameters are in ../refusals/reasons.ts. */
export const refusals: Sentences = {
  sign_in_first: "Melden Sie sich zuerst an.",
  not_found: "Hier ist nichts, das Sie sehen dürfen.",
  no_such_entry: "Diesen Eintrag gibt es in diesem Protokoll nicht.",
  no_such_permission: ({ permission }) => `Eine Berechtigung „${permission}“ gibt es nicht.`,
  idempotency_key: "Ein Idempotenzschlüssel hat 8 bis 100 druckbare Zeichen.",
  idempotency_key_reused: "Dieser Idempotenzschlüssel wurde schon für eine andere Anfrage benutzt.",
  refused_by_database: "Das dürfen Sie hier nicht.",
  edited_meanwhile: ({ by }) =>
    `${by ?? "Jemand anderes"} hat das geändert, während Sie daran gearbeitet haben.`,
  changed_meanwhile:
    "Das hat gerade jemand anderes geändert. Laden Sie neu und versuchen Sie es noch einmal.",
  internal: "Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.",
  busy: "Das dauert gerade länger als es sollte. Versuchen Sie es gleich noch einmal.",
  unavailable: "Der Dienst ist vorübergehend nicht verfügbar. Versuchen Sie es gleich noch einmal.",
  unreachable: "Der Server ist nicht erreichbar. Prüfen Sie seine Adresse und Ihr Netzwerk.",
  strange_answer: "Unter dieser Adresse antwortet nicht Bailiwick, oder etwas dazwischen ist gestört.",
  too_deep: ({ levels }) => `Die Eingabe ist tiefer als ${levels} Ebenen verschachtelt.`,
  not_json: "Der Inhalt der Anfrage ist kein JSON.",
  too_large: "Die Anfrage ist zu groß.",
  media_type: "Senden Sie JSON.",
  incomplete: "Die Anfrage ist unvollständig.",
  bad_url: "Die Adresse der Anfrage ist ungültig.",
  not_accepted: "Diese Anfrage wird nicht angenommen.",
  unreadable: "Die Anfrage ist nicht lesbar.",
  method: "Hier gilt eine andere HTTP-Methode.",
  foreign_origin: ({ address }) =>
    address === ""
      ? "Diese Anfrage kam von einer anderen Website."
      : `Diese Anfrage kam von einer anderen Website. Diese Instanz erreichen Sie unter ${address}.`,
  no_such_address: "Unter dieser Adresse gibt es nichts.",
  no_such_procedure: "Diesen Vorgang gibt es nicht.",
  unknown_cursor: "Dieser Cursor gehört zu einer anderen Liste. Beginnen Sie bei der ersten Seite.",

  invalid_type: "Dieses Feld hat den falschen Typ.",
  invalid_format: "Das hat nicht das erwartete Format.",
  invalid_email: "Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel name@firma.example.",
  invalid_value: ({ options }) =>
    options.length === 0 ? "Dieser Wert ist nicht zulässig." : `Wählen Sie ${any(options)}.`,
  too_small: ({ least, of }) => `Geben Sie mindestens ${amountOf(least, of)} ein.`,
  too_big: ({ most, of }) => `Geben Sie höchstens ${amountOf(most, of)} ein.`,
  unrecognized_keys: "Dieses Feld gibt es nicht.",
  invalid_union: "Das hat keine der erwarteten Formen.",
  custom: "Das ist ungültig.",

  wrong_address_or_password: "Die E-Mail-Adresse oder das Passwort ist falsch.",
  wrong_password: "Das ist nicht Ihr Passwort.",
  invalid_token: "Dieser Link gilt nicht mehr. Fordern Sie einen neuen an.",
  suspended: "Dieses Konto ist gesperrt. Wenden Sie sich an die Person, die diese Instanz betreibt.",
  other_account: "Melden Sie sich mit dem Konto an, das dieser Link bestätigt.",
  address_has_account:
    "Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich an oder setzen Sie Ihr Passwort zurück.",
  already_confirmed: "Diese Adresse ist schon bestätigt.",
  address_unchanged: "Das ist schon Ihre E-Mail-Adresse.",
  not_your_address: "Das ist nicht die Adresse Ihres Kontos.",
  too_many_attempts: ({ seconds }) =>
    `Zu viele Versuche. Versuchen Sie es in ${count(seconds, "Sekunde", "Sekunden")} noch einmal.`,
  password_too_short: "Das Passwort ist zu kurz.",
  password_too_long: "Das Passwort ist zu lang.",

  missing_permission: (params) => {
    const { by, roles } = params;
    const phrase = sentenceCase(phraseOf(params));
    if (by === "roles") return `${phrase}: Dafür brauchen Sie die Rolle ${any(roles)}.`;
    if (by === "platform") return `${phrase}: Das kann nur der Plattform-Admin.`;
    return by === "no_one" ? `${phrase}: Das kann hier niemand.` : `${phrase}: Das dürfen Sie nicht.`;
  },
  above_yourself: ({ what }) =>
    ({
      role: "Sie können keine Rolle vergeben, die mehr darf als Sie.",
      person: "Sie können niemanden ändern, dessen Rolle mehr darf als Sie.",
      permissions: "Sie können keine Rolle anlegen oder ändern, die dort, wo sie gilt, mehr darf als Sie.",
      team: "Dieses Team darf in einem Workspace mehr als Sie; wer dazugehört, können Sie deshalb nicht ändern.",
    })[what],
  platform_appoints: "Die Admins dieser Organisation ernennt und entlässt nur der Plattform-Admin.",
  not_appointed: "Der Plattform-Admin ernennt und entlässt Admins und vergibt hier keine andere Rolle.",
  unknown_role: "Diese Rolle gibt es hier nicht.",
  no_such_role: "Diese Rolle gibt es hier nicht.",
  built_in_role: "Vorgegebene Rollen können nicht geändert werden.",
  not_built_in_role: "Dies ist eine eigene Rolle. Bearbeiten Sie sie stattdessen.",
  role_keeps_owner: ({ role }) =>
    `${role} kann nicht ersetzt werden: Workspaces und Organisationen brauchen diese Rolle immer.`,
  role_limit: limitOf("eigener Rolle", "eigenen Rollen"),
  role_name_taken: "Eine Rolle mit diesem Namen gibt es schon.",
  replacement_needed: ({ granted }) =>
    `${count(granted, "Person, Team oder Einladung hat", "Personen, Teams oder Einladungen haben")} diese Rolle. Wählen Sie die Rolle, die sie ersetzt.`,
  no_organization_roles: "Organisationsrollen gibt es hier nicht.",
  unknown_permission: "Diese Berechtigung gibt es nicht.",
  permission_not_of_role: (params) =>
    `${sentenceCase(phraseOf(params))}: Das kann eine Rolle ${placeOf[params.level]} nicht erlauben.`,
  permission_needed: (params) =>
    `${sentenceCase(phraseOf(params))}: Das muss jede Rolle ${placeOf[params.level]} erlauben.`,

  workspace_not_named: "Nennen Sie einen Workspace, in dem Sie Mitglied sind.",
  workspace_active: "Der Workspace ist nicht gelöscht.",
  workspace_archived: ({ to }) =>
    to === "join"
      ? "Der Workspace ist archiviert. Sie können annehmen, sobald er wieder aktiv ist."
      : "Der Workspace ist archiviert. Heben Sie zuerst die Archivierung auf.",
  workspace_pending_deletion: ({ to }) =>
    to === "join"
      ? "Der Workspace wurde gelöscht. Sie können annehmen, wenn er wiederhergestellt wird."
      : "Der Workspace ist gelöscht. Stellen Sie ihn zuerst wieder her.",
  already_active: "Der Workspace ist schon aktiv.",
  already_archived: "Der Workspace ist schon archiviert.",
  already_pending_deletion: "Der Workspace ist schon gelöscht.",
  last_active_workspace: "Mindestens ein aktiver Workspace ist nötig",
  default_workspace: ({ act }) =>
    `Der Standard-Workspace kann nicht ${act === "archived" ? "archiviert" : "gelöscht"} werden`,
  not_offered: ({ what }) => notOffered[what],
  not_a_member: "Sie können nur zu einem Workspace wechseln, in dem Sie Mitglied sind.",
  confirmation_mismatch: ({ word }) => `Geben Sie zur Bestätigung „${word}“ ein.`,
  window_over: "Die Frist zum Wiederherstellen ist vorbei. Die endgültige Löschung steht aus.",
  organization_active: "Die Löschung dieser Organisation hat niemand beantragt.",
  organization_deletion_requested:
    "Die Löschung dieser Organisation ist schon beantragt und wartet auf den Plattform-Admin.",
  organization_pending_deletion: "Diese Organisation ist gelöscht und wird endgültig entfernt.",
  organization_purged: "Diese Organisation wurde endgültig gelöscht.",
  blueprint_not_offered: "Organisationen dieser Art gibt es hier nicht.",
  platform_creates: "Organisationen dieser Art kann nur der Plattform-Admin anlegen.",

  already_member: "Die Person ist schon Mitglied dieses Workspaces",
  no_such_member: "Diese Person ist kein Mitglied des Workspaces.",
  no_such_account: "Mit dieser E-Mail-Adresse kann sich hier niemand anmelden. Sie können sie einladen.",
  remove_yourself: ({ from }) =>
    from === "workspace"
      ? "Sie können sich nicht selbst entfernen. Verlassen Sie stattdessen den Workspace."
      : "Sie können sich nicht selbst aus der Organisation entfernen.",
  private_workspace: "Das ist ihr privater Workspace. Er bleibt in ihrem Besitz.",
  last_owner: ({ role, workspaces }) =>
    workspaces.length === 0
      ? `Die Rolle ${role} hat hier sonst niemand. Geben Sie sie zuerst einer anderen Person.`
      : `Die Rolle ${role} hat in ${all(workspaces)} sonst niemand. Geben Sie sie dort zuerst einer anderen Person.`,
  already_owner: ({ role }) => `Diese Person hat die Rolle ${role} schon.`,
  not_an_owner: ({ role }) => `Sie haben die Rolle ${role} nicht und können sie deshalb nicht abgeben.`,
  no_step_down: ({ role }) => `Wählen Sie eine Rolle unterhalb von ${role}.`,
  workspace_has_owner: "Jemand, der sich anmelden kann, besitzt diesen Workspace noch.",
  already_organization_member: "Die Person gehört schon zu dieser Organisation",
  no_such_person: "Diese Person gibt es hier nicht.",
  last_organization_admin: ({ role }) =>
    `Die Rolle ${role} hat in der Organisation sonst niemand. Geben Sie sie zuerst einer anderen Person.`,
  account_runs_instance:
    "Sie betreiben diese Instanz. Machen Sie eine andere Person zum Plattform-Admin, bevor Sie Ihr Konto löschen.",
  account_keeps_others: ({ names }) =>
    `Sie sind allein zuständig für ${all(names)}. Übergeben oder löschen Sie das zuerst.`,
  password_again: "Geben Sie Ihr Passwort noch einmal ein.",
  suspend_yourself: "Ihr eigenes Konto können Sie nicht sperren. Das kann ein anderer Plattform-Admin.",
  already_suspended: "Dieses Konto ist schon gesperrt.",
  not_suspended: "Dieses Konto ist nicht gesperrt.",

  already_invited: "Diese Adresse ist schon eingeladen. Senden Sie stattdessen diese Einladung noch einmal.",
  no_such_invitation: "Diese Einladung gibt es nicht. Vielleicht hat ein neuerer Link sie ersetzt.",
  invitation_replaced: "Eine neuere Einladung an diese Adresse hat diese ersetzt.",
  invitation_used: "Diese Einladung wurde schon angenommen.",
  invitation_declined: "Diese Einladung wurde abgelehnt.",
  invitation_revoked: "Diese Einladung wurde widerrufen.",
  invitation_expired: "Diese Einladung ist abgelaufen. Bitten Sie um eine neue.",
  other_address: "Diese Einladung ging an eine andere Adresse. Melden Sie sich mit dieser an.",
  not_backed:
    "Wer diese Einladung gesendet hat, kann diese Rolle nicht mehr vergeben. Bitten Sie dort einen Admin, sie noch einmal zu senden.",
  sender_not_confirmed: "Bestätigen Sie Ihre E-Mail-Adresse, bevor Sie Personen hinzufügen oder einladen.",
  sent_just_now: "Diese Einladung wurde vor weniger als einer Minute gesendet. Warten Sie einen Moment.",
  too_many_invitations: ({ amount, per }) =>
    ({
      address: `An eine Adresse können Sie ${amount} Einladungen in der Stunde senden. Versuchen Sie es später noch einmal.`,
      sender: `Sie können ${amount} Einladungen in der Stunde senden. Versuchen Sie es später noch einmal.`,
      organization: `Eine Organisation kann ${amount} Einladungen in der Stunde senden. Versuchen Sie es später noch einmal.`,
    })[per],

  team_name_taken: "Ein Team mit diesem Namen gibt es schon.",
  no_such_team: "Dieses Team gibt es hier nicht.",
  already_in_team: "Die Person ist schon in diesem Team",
  no_such_team_member: "Diese Person ist nicht in dem Team.",
  already_granted: "Das Team hat in diesem Workspace schon eine Rolle.",
  not_granted: "Das Team hat in diesem Workspace keine Rolle.",
  team_limit: limitOf("Team", "Teams"),

  member_limit: limitOf("Mitglied", "Mitgliedern"),
  workspaces_per_user_limit: ({ amount }) =>
    `In diesem Tarif können Sie ${count(amount, "Workspace", "Workspaces")} besitzen. Upgraden Sie einen davon, um mehr zu besitzen.`,
  owner_limit: ({ amount }) =>
    `In diesem Tarif kann eine Person ${count(amount, "Workspace", "Workspaces")} besitzen, und ein Owner von diesem besitzt schon so viele.`,
  workspace_limit: limitOf("Workspace", "Workspaces"),
  limit_reached: ({ sentence, amount }) => withAmount(sentence, `${amount}`),
  unknown_limit: "Dieses Limit gibt es hier nicht.",
  plan_required: ({ phrase, plan, orHigher }) =>
    `${sentenceCase(phrase)}: Dafür brauchen Sie den Tarif ${plan}${orHigher ? " oder einen höheren" : ""}.`,
  unknown_plan: "Diesen Tarif gibt es nicht.",
  plan_not_self_serve: ({ plan, act }) =>
    `Den Tarif ${plan} kann nur der Plattform-Admin ${act === "end" ? "beenden" : "einrichten"}.`,
  same_plan: "Diesen Tarif haben Sie schon.",

  bad_setting: badSetting,
  no_such_setting: "Diese Einstellung gibt es hier nicht.",
  unknown_time_zone: "Diese Zeitzone gibt es nicht. Versuchen Sie es zum Beispiel mit Europe/Berlin.",
  unknown_locale: ({ names }) => `Wählen Sie ${any(names)}.`,
  name_empty: "Geben Sie einen Namen ein.",
  name_too_long: ({ most }) => `Ein Name hat höchstens ${most} Zeichen.`,
  name_characters: "Ein Name darf keine Steuerzeichen und keine Zeichen für die Schreibrichtung enthalten.",
  description_too_long: ({ most }) => `Eine Beschreibung hat höchstens ${most} Zeichen.`,
  description_characters:
    "Eine Beschreibung darf keine Steuerzeichen und keine Zeichen für die Schreibrichtung enthalten.",
  slug_too_short: ({ least }) => `Ein Slug hat mindestens ${least} Zeichen.`,
  slug_too_long: ({ most }) => `Ein Slug hat höchstens ${most} Zeichen.`,
  slug_characters:
    "Ein Slug besteht aus Kleinbuchstaben und Ziffern, mit einzelnen Bindestrichen dazwischen.",
  slug_reserved: ({ slug }) => `„${slug}“ ist ein reserviertes Wort. Wählen Sie einen anderen Slug.`,
  slug_taken: "Slug schon vergeben.",
};
