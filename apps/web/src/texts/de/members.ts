import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { plural } from "../plural.ts";

export const members: Texts["members"] = {
  description: "Alle, die Zugriff haben, und woher er kommt.",
  list: {
    search: "Nach Namen oder E-Mail suchen",
    role: "Rolle",
    anyRole: "Rolle",
    anyState: "Zustand",
    states: { active: "Aktiv", suspended: "Gesperrt" },
    order: "Sortieren nach",
    orders: {
      name: "Name, A bis Z",
      "name-descending": "Name, Z bis A",
      added: "Zuerst hinzugefügt",
      "added-descending": "Zuletzt hinzugefügt",
    },
  },
  add: "Mitglied hinzufügen",
  person: "Person",
  role: "Rolle",
  sources: "Zugriff durch",
  added: "Seit",
  suspended: "Gesperrt",
  roleOf: (name) => `Rolle von ${name}`,
  noRole: "Keine eigene Rolle",
  emptyTitle: "Noch hat niemand Zugriff",
  emptyDescription: "Fügen Sie jemanden hinzu, um hier eine Rolle zu geben.",
  noneFoundTitle: "Niemand passt",
  noneFoundDescription: "Ändern Sie die Suche oder die Filter.",
  roleChanged: (name, role) => `${name} ist jetzt ${role}.`,

  // Access that does not come from a direct role.
  team: (name) => `das Team ${name}`,
  organizationRole: "die Rolle in der Organisation",
  comesFrom: (sources) =>
    `Diesen Zugriff gibt etwas anderes: ${listed("de", sources)}. Ändern Sie ihn dort, oder geben Sie hier eine eigene Rolle.`,
  giveOwn: "Eigene Rolle geben …",

  // Seats.
  seats: (taken, limit) => `Belegt: ${taken} von ${plural(limit, "Platz", "Plätzen")}.`,
  seatsNear: (left) => plural(left, "Platz ist noch frei", "Plätze sind noch frei"),
  seatsFull: "Alle Plätze sind belegt",
  seatsCount: (count, pending, limit) =>
    `${plural(count, "Mitglied", "Mitglieder")} und ${plural(pending, "offene Einladung", "offene Einladungen")} belegen ${count + pending} von ${plural(limit, "Platz", "Plätzen")}.`,
  seatsHelp:
    "Um Platz zu schaffen, widerrufen Sie eine Einladung, entfernen Sie jemanden, oder wechseln Sie in einen größeren Tarif.",
  seatsInvitations: "Einladungen ansehen",
  seatsPlan: "Tarife ansehen",

  // Adding someone.
  addTitle: "Mitglied hinzufügen",
  addPerson: "Person",
  addPersonHint: "Suchen Sie nach dem Namen, oder geben Sie eine vollständige E-Mail-Adresse ein.",
  addAddressHint: "Geben Sie die vollständige E-Mail-Adresse der Person ein.",
  addRole: "Rolle",
  addNobody:
    "Niemand, der sich hinzufügen ließe, heißt so. Um jemand Neues einzuladen, geben Sie die vollständige Adresse ein.",
  addNobodyAddress:
    "Niemand, der sich hinzufügen ließe, hat sich mit dieser Adresse registriert. Fahren Sie fort, um einzuladen.",
  addInvalid: "Wählen Sie eine Person aus der Liste, oder geben Sie eine vollständige E-Mail-Adresse ein.",
  addSubmit: "Zum Workspace hinzufügen",
  addDone: (name) => `${name} ist jetzt Mitglied.`,
  inviteTitle: "Mit dieser Adresse hat sich noch niemand registriert",
  inviteDescription: (email, role, days) =>
    `${email} als ${role} einladen? Die Person erhält eine E-Mail mit einem Link, der einmal gilt, ${days} Tage lang. Bis dahin belegt die Einladung einen Platz.`,
  inviteSubmit: "Einladung senden",
  inviteDone: (email) => `${email} ist eingeladen.`,
  custom: "Eigene",

  // Changing a role.
  changeTitle: (name) => `Rolle von ${name} ändern`,
  changeDescription: (from, to) => `Von ${from} zu ${to}. Es gilt mit dem nächsten Klick.`,
  changeSubmit: "Rolle ändern",

  remove: "Entfernen …",
  removeTitle: (name) => `${name} entfernen`,
  removeEffects: {
    access: (name) => `${name} verliert mit dem nächsten Klick den Zugriff auf diesen Workspace.`,
    leavesTeams: (name) =>
      `${name} verliert mit dem nächsten Klick den Zugriff auf diesen Workspace und gehört nicht mehr zu seinen Teams.`,
    keeps: (name, sources) =>
      `${name} verliert die eigene Rolle. Es bleibt, was anderes gibt: ${listed("de", sources)}.`,
    history: "Was getan wurde, bleibt im Audit-Protokoll.",
    again: "Die Person kann jederzeit wieder hinzugefügt werden.",
  },
  removeSubmit: "Entfernen",
  removed: (name) => `${name} ist kein Mitglied mehr.`,
  leave: "Verlassen …",

  export: {
    label: "Exportieren",
    as: {
      csv: { title: "CSV", description: "Für eine Tabellenkalkulation" },
      json: { title: "JSON", description: "Für ein Programm" },
    },
    title: "Personen werden exportiert",
    progress: (count) => `${plural(count, "Person", "Personen")} bisher gelesen`,
    done: "Der Export liegt bei Ihren Downloads.",
    columns: ["Name", "E-Mail", "Rolle", "Zugriff durch", "Zustand", "Seit"],
    active: "Aktiv",
  },

  addresses: {
    enter: "Mehrere Personen hinzufügen",
    title: "Mehrere Personen hinzufügen",
    label: "E-Mail-Adressen",
    hint: (most) =>
      `Geben Sie bis zu ${most} Adressen ein, getrennt durch Kommas, Leerzeichen oder Zeilenumbrüche.`,
    wrong: (addresses) => `Keine E-Mail-Adresse: ${listed("de", addresses)}`,
    tooMany: (most) => `Geben Sie höchstens ${most} Adressen ein.`,
    none: "Geben Sie mindestens eine E-Mail-Adresse ein.",
    means: (days) =>
      `Wer ein Konto hat, wird sofort hinzugefügt. Alle anderen erhalten eine Einladung, die ${days} Tage lang gilt.`,
    seatsLeft: (left) =>
      `${plural(left, "Platz ist", "Plätze sind")} noch frei. Auch eine Einladung belegt einen Platz.`,
    seatsTooFew: (left) =>
      `${plural(left, "Platz ist", "Plätze sind")} noch frei. Sind sie belegt, werden die übrigen Adressen abgelehnt.`,
    submit: (count) => (count === 0 ? "Hinzufügen" : `${plural(count, "Person", "Personen")} hinzufügen`),
    progress: (done, all) => `${done} von ${all} erledigt`,
    summary: (all, refused) =>
      refused === 0
        ? `${plural(all, "Adresse", "Adressen")} erledigt.`
        : `${plural(all - refused, "Adresse", "Adressen")} erledigt, ${refused} abgelehnt.`,
    outcomes: "Was aus jeder Adresse wurde",
    states: {
      added: "Hinzugefügt",
      invited: "Eingeladen",
      member: "Schon Mitglied",
      refused: "Nicht hinzugefügt",
    },
    again: "Die übrigen noch einmal versuchen",
  },

  importing: {
    enter: "CSV-Datei importieren",
    title: "Personen aus einer CSV-Datei importieren",
    file: "CSV-Datei",
    choose: "Datei auswählen",
    hint: (most) =>
      `Eine Spalte „email“ und, wenn Sie möchten, „role“ mit dem Namen oder Schlüssel einer Rolle. Höchstens ${most} Zeilen. Vor Ihrer Bestätigung wird nichts gesendet.`,
    noFile: "Wählen Sie zuerst eine Datei aus.",
    noneGood: "Keine Zeile dieser Datei kann gesendet werden.",
    tooMany: (lines, most) =>
      `Die Datei hat ${lines} Zeilen. Teilen Sie sie in Dateien mit höchstens ${most}.`,
    summary: (good, bad) =>
      bad === 0
        ? `${plural(good, "Zeile", "Zeilen")} bereit.`
        : `${plural(good, "Zeile", "Zeilen")} bereit, ${bad} ausgelassen.`,
    preview: "Vorschau",
    line: "Zeile",
    email: "E-Mail-Adresse",
    verdict: "Ergebnis",
    ready: "Bereit",
    faults: {
      no_email: "Keine Adresse",
      bad_email: "Keine E-Mail-Adresse",
      duplicate: "Schon in dieser Datei",
      unknown_role: "Unbekannte Rolle",
      role_refused: "Diese Rolle dürfen Sie nicht vergeben",
    },
    more: (lines) => `und ${plural(lines, "weitere Zeile", "weitere Zeilen")}`,
    why: "grund",
    takeFailed: (count) => `${plural(count, "Zeile", "Zeilen")} herunterladen, die nicht hinzugefügt wurden`,
  },

  // Several people.
  several: {
    changeRole: "Rolle ändern …",
    remove: "Entfernen …",
    tooMany: (most) => `Wählen Sie höchstens ${most} Personen auf einmal aus.`,
    about: (name, sentence) => `${name}: ${sentence}`,
    people: (names, more) => listed("de", more === 0 ? names : [...names, `${more} weitere`]),
    role: "Neue Rolle",
    roleMissing: "Wählen Sie eine Rolle.",
    changeTitle: (count) => `Rolle von ${plural(count, "Person", "Personen")} ändern`,
    changeSubmit: "Rolle ändern",
    changed: (count, role) =>
      count === 1
        ? `1 Person hat jetzt die Rolle ${role}.`
        : `${count} Personen haben jetzt die Rolle ${role}.`,
    removeTitle: (count) => `${plural(count, "Person", "Personen")} entfernen`,
    removeSubmit: "Entfernen",
    removed: (count) => `${plural(count, "Person ist", "Personen sind")} entfernt.`,
    fromWorkspace:
      "Sie verlieren sofort ihre eigene Rolle. Was ein Team oder eine Rolle in der Organisation ihnen gibt, bleibt.",
    fromOrganization: "Sie verlieren sofort den Zugriff auf alle Workspaces und Teams hier.",
    privateOnes: (window) =>
      `Auch ihre privaten Workspaces werden gelöscht. ${window} lang lassen sie sich wiederherstellen.`,
    history: "Was sie getan haben, bleibt im Audit-Log.",
  },

  // Ownership.
  makeOwner: (role) => `Zu ${role} machen …`,
  makeOwnerTitle: (name, role) => `${name} zu ${role} machen`,
  makeOwnerStays: (role) => `Sie selbst bleiben ${role}; es kann mehrere geben.`,
  makeOwnerUndo: (role) => `Wer ebenfalls ${role} ist, kann die Rolle jederzeit wieder nehmen.`,
  makeOwnerSubmit: (role) => `Zu ${role} machen`,
  madeOwner: (name, role) => `${name} ist jetzt ${role}.`,
  stepDown: "Die Rolle zugleich abgeben",
  stepDownDescription:
    "Beides geschieht in einem Schritt, damit der Workspace nie ohne jemanden in dieser Rolle ist.",
  stepDownTo: "Ihre Rolle danach",
  transferSubmit: (role) => `Zu ${role} machen und Rolle abgeben`,
  transferred: (name, role, own) => `${name} ist jetzt ${role}, und Sie sind ${own}.`,

  // A member's page.
  back: "Mitglieder",
  about: "Zugriff",
  address: "E-Mail-Adresse",
  email: "E-Mail-Adresse",
  since: "Hat Zugriff seit",
  ownRole: "Eigene Rolle",
  through: "Kommt von",
  activity: "Aktivität ansehen",
  can: (name) => `Was ${name} darf`,
  canSelf: "Was Sie dürfen",
  canDescription: "Alles, was die Rollen hier zusammen geben.",
  canNothing: "Gar nichts, so wie es jetzt ist.",
  because: (grants) => `wegen: ${grants.join(" · ")}`,
  cannot: (count) => `Anzeigen, was nicht dabei ist (${count})`,
  cannotHide: "Ausblenden, was nicht dabei ist",
  askTitle: "Fragen, warum",
  askDescription: "Wählen Sie etwas, und sehen Sie, ob es erlaubt ist, warum, und wer helfen könnte.",
  goneTitle: "Diese Person hat hier keinen Zugriff",
  goneDescription: "Vielleicht wurde sie eben entfernt. Was sie getan hat, steht im Audit-Protokoll.",

  // Teams with a role here.
  teamsTitle: "Teams mit einer Rolle hier",
  teamsDescription: "Alle im Team haben hier seine Rolle, solange sie im Team sind.",
  teamColumn: "Team",
  teamPeople: "Personen",
  teamPeopleCount: (count) => plural(count, "Person", "Personen"),
  teamSince: "Seit",
  teamAdd: "Einem Team Zugriff geben",
  teamAddTitle: "Einem Team Zugriff geben",
  teamChoose: "Team",
  teamChoosePlaceholder: "Nach Namen suchen",
  teamHint: "Teams, die hier noch keine Rolle haben.",
  teamNoneFound: "Kein Team ohne Rolle hier heißt so.",
  teamMissing: "Wählen Sie ein Team.",
  teamSubmit: "Zugriff geben",
  teamAdded: (team, role) => `Alle in ${team} haben hier jetzt die Rolle ${role}.`,
  teamRoleChanged: (team, role) => `${team}: Alle darin haben hier jetzt die Rolle ${role}.`,
  teamRemove: "Zugriff entziehen …",
  teamRemoveTitle: (team) => `${team} den Zugriff entziehen`,
  teamRemoveDescription: "Das Team selbst bleibt, und eigene Rollen bleiben auch.",
  teamRemoveSubmit: "Entziehen",
  teamRemoved: (team) => `${team} hat hier keine Rolle mehr.`,
  teamsEmptyTitle: "Kein Team hat hier eine Rolle",
  teamsEmptyDescription:
    "Geben Sie einem Team eine Rolle, und alle darin haben sie, auch wer erst später dazukommt.",
  teamsAll: "Teams ansehen",
};
