import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { plural } from "../plural.ts";

export const members: Texts["members"] = {
  description: "Alle Personen mit Zugriff und die Herkunft ihres Zugriffs.",
  list: {
    search: "Nach Namen oder E-Mail suchen",
    role: "Rolle",
    anyRole: "Alle Rollen",
    anyState: "Alle Zustände",
    states: { active: "Aktiv", suspended: "Gesperrt" },
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
  sources: "Zugriff über",
  added: "Hinzugefügt",
  suspended: "Gesperrt",
  roleOf: (name) => `Rolle von ${name}`,
  noRole: "Keine direkte Rolle",
  emptyTitle: "Noch keine Mitglieder",
  emptyDescription: "Fügen Sie Personen hinzu und weisen Sie ihnen eine Rolle zu.",
  noneFoundTitle: "Keine Personen gefunden",
  noneFoundDescription: "Ändern Sie Suche oder Filter.",
  roleChanged: (name, role) => `${name} hat jetzt die Rolle ${role}.`,

  // Access that does not come from a direct role.
  team: (name) => `das Team ${name}`,
  organizationRole: "die Rolle in der Organisation",
  comesFrom: (sources) =>
    `Der Zugriff besteht über ${listed("de", sources)}. Ändern Sie ihn dort oder vergeben Sie hier eine direkte Rolle.`,
  giveOwn: "Direkte Rolle vergeben …",

  // Seats.
  seats: (taken, limit) => `${taken} von ${plural(limit, "Platz", "Plätzen")} belegt.`,
  seatsNear: (left) => plural(left, "Platz frei", "Plätze frei"),
  seatsFull: "Alle Plätze sind belegt",
  seatsCount: (count, pending, limit) =>
    `${plural(count, "Mitglied", "Mitglieder")} und ${plural(pending, "offene Einladung", "offene Einladungen")} belegen ${count + pending} von ${plural(limit, "Platz", "Plätzen")}.`,
  seatsHelp:
    "Um einen Platz freizugeben, widerrufen Sie eine Einladung, entfernen Sie ein Mitglied oder wechseln Sie in einen höheren Tarif.",
  seatsInvitations: "Einladungen anzeigen",
  seatsPlan: "Tarife anzeigen",

  // Adding someone.
  addTitle: "Mitglied hinzufügen",
  addPerson: "Person",
  addPersonHint: "Suchen Sie nach dem Namen oder geben Sie eine vollständige E-Mail-Adresse ein.",
  addAddressHint: "Geben Sie die vollständige E-Mail-Adresse der Person ein.",
  addRole: "Rolle",
  addNobody: "Keine Personen gefunden. Für eine Einladung geben Sie die vollständige E-Mail-Adresse ein.",
  addNobodyAddress: "Noch kein Konto mit dieser Adresse. Fahren Sie fort, um die Person einzuladen.",
  addInvalid: "Wählen Sie eine Person aus der Liste oder geben Sie eine vollständige E-Mail-Adresse ein.",
  addSubmit: "Zum Workspace hinzufügen",
  addDone: (name) => `${name} ist jetzt Mitglied.`,
  inviteTitle: "Noch kein Konto mit dieser Adresse",
  inviteDescription: (email, role, days) =>
    `${email} mit der Rolle ${role} einladen? Die Person erhält eine E-Mail mit einem Link, der einmal verwendbar und ${days} Tage gültig ist. Bis dahin belegt die Einladung einen Platz.`,
  inviteSubmit: "Einladung senden",
  inviteDone: (email) => `${email} eingeladen.`,
  custom: "Eigene",

  // Changing a role.
  changeTitle: (name) => `Rolle von ${name} ändern`,
  changeDescription: (from, to) => `Von ${from} zu ${to}. Die Änderung gilt sofort.`,
  changeSubmit: "Rolle ändern",

  remove: "Entfernen …",
  removeTitle: (name) => `${name} entfernen`,
  removeEffects: {
    access: (name) => `${name} verliert sofort den Zugriff auf diesen Workspace.`,
    leavesTeams: (name) =>
      `${name} verliert sofort den Zugriff auf diesen Workspace und wird aus seinen Teams entfernt.`,
    keeps: (name, sources) =>
      `${name} verliert die direkte Rolle, behält aber den Zugriff über ${listed("de", sources)}.`,
    history: "Bisherige Aktivitäten bleiben im Audit-Protokoll.",
    again: "Sie können die Person jederzeit wieder hinzufügen.",
  },
  removeSubmit: "Entfernen",
  removed: (name) => `${name} ist nicht mehr Mitglied.`,
  leave: "Verlassen …",

  export: {
    label: "Exportieren",
    as: {
      csv: { title: "CSV", description: "Für eine Tabellenkalkulation" },
      json: { title: "JSON", description: "Für ein Programm" },
    },
    title: "Personen werden exportiert",
    progress: (count) => `${plural(count, "Person", "Personen")} bisher gelesen`,
    done: "Der Export ist in Ihren Downloads.",
    columns: ["Name", "E-Mail", "Rolle", "Zugriff über", "Zustand", "Seit"],
    active: "Aktiv",
  },

  addresses: {
    enter: "Mehrere Personen hinzufügen",
    title: "Mehrere Personen hinzufügen",
    label: "E-Mail-Adressen",
    hint: (most) => `Bis zu ${most} Adressen, getrennt durch Kommas, Leerzeichen oder Zeilenumbrüche.`,
    wrong: (addresses) => `Keine E-Mail-Adresse: ${listed("de", addresses)}`,
    tooMany: (most) => `Geben Sie höchstens ${most} Adressen ein.`,
    none: "Geben Sie mindestens eine E-Mail-Adresse ein.",
    means: (days) =>
      `Personen mit Konto werden sofort hinzugefügt. Alle anderen erhalten eine Einladung, die ${days} Tage gültig ist.`,
    seatsLeft: (left) => `${plural(left, "Platz", "Plätze")} frei. Auch Einladungen belegen einen Platz.`,
    seatsTooFew: (left) =>
      `${plural(left, "Platz", "Plätze")} frei. Sobald alle belegt sind, werden weitere Adressen abgelehnt.`,
    submit: (count) => (count === 0 ? "Hinzufügen" : `${plural(count, "Person", "Personen")} hinzufügen`),
    progress: (done, all) => `${done} von ${all} erledigt`,
    summary: (all, refused) =>
      refused === 0
        ? `${plural(all, "Adresse", "Adressen")} erledigt.`
        : `${plural(all - refused, "Adresse", "Adressen")} erledigt, ${refused} abgelehnt.`,
    outcomes: "Ergebnis pro Adresse",
    states: {
      added: "Hinzugefügt",
      invited: "Eingeladen",
      member: "Bereits Mitglied",
      refused: "Nicht hinzugefügt",
    },
    again: "Übrige Adressen erneut versuchen",
  },

  importing: {
    enter: "CSV-Datei importieren",
    title: "Personen aus einer CSV-Datei importieren",
    file: "CSV-Datei",
    choose: "Datei auswählen",
    hint: (most) =>
      `Mit der Spalte „email“ und optional „role“ (Name oder Schlüssel einer Rolle). Höchstens ${most} Zeilen. Vor Ihrer Bestätigung wird nichts gesendet.`,
    noFile: "Wählen Sie zuerst eine Datei aus.",
    noneGood: "Die Datei enthält keine verwendbare Zeile.",
    tooMany: (lines, most) =>
      `Die Datei hat ${lines} Zeilen. Teilen Sie sie in Dateien mit höchstens ${most} Zeilen auf.`,
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
      duplicate: "Bereits in dieser Datei",
      unknown_role: "Unbekannte Rolle",
      role_refused: "Sie können diese Rolle nicht vergeben",
    },
    more: (lines) => `und ${plural(lines, "weitere Zeile", "weitere Zeilen")}`,
    why: "grund",
    takeFailed: (count) =>
      `${plural(count, "nicht hinzugefügte Zeile", "nicht hinzugefügte Zeilen")} herunterladen`,
  },

  // Several people.
  several: {
    changeRole: "Rolle ändern …",
    remove: "Entfernen …",
    tooMany: (most) => `Wählen Sie höchstens ${most} Personen gleichzeitig aus.`,
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
    removed: (count) => `${plural(count, "Person", "Personen")} entfernt.`,
    fromWorkspace:
      "Diese Personen verlieren sofort ihre direkte Rolle. Zugriff über ein Team oder eine Organisationsrolle bleibt bestehen.",
    fromOrganization: "Diese Personen verlieren sofort den Zugriff auf alle Workspaces und Teams.",
    privateOnes: (window) =>
      `Auch die privaten Workspaces werden gelöscht. Eine Wiederherstellung ist ${window} lang möglich.`,
    history: "Bisherige Aktivitäten bleiben im Audit-Protokoll.",
  },

  // Ownership.
  makeOwner: (role) => `Rolle ${role} geben …`,
  makeOwnerTitle: (name, role) => `${name} die Rolle ${role} geben`,
  makeOwnerStays: (role) => `Sie behalten die Rolle ${role}. Mehrere Personen können sie haben.`,
  makeOwnerUndo: (role) => `Wer ebenfalls die Rolle ${role} hat, kann sie jederzeit wieder entziehen.`,
  makeOwnerSubmit: (role) => `Rolle ${role} geben`,
  madeOwner: (name, role) => `${name} hat jetzt die Rolle ${role}.`,
  stepDown: "Eigene Rolle gleichzeitig abgeben",
  stepDownDescription: "Beides erfolgt in einem Schritt, damit diese Rolle im Workspace immer besetzt ist.",
  stepDownTo: "Ihre neue Rolle",
  transferSubmit: (role) => `Rolle ${role} übergeben`,
  transferred: (name, role, own) => `${name} hat jetzt die Rolle ${role}, Sie haben die Rolle ${own}.`,

  // A member's page.
  back: "Mitglieder",
  about: "Zugriff",
  address: "E-Mail-Adresse",
  email: "E-Mail-Adresse",
  since: "Mitglied seit",
  ownRole: "Direkte Rolle",
  through: "Zugriff über",
  activity: "Aktivitäten anzeigen",
  can: (name) => `Berechtigungen von ${name}`,
  canSelf: "Ihre Berechtigungen",
  canDescription: "Alle Berechtigungen aus den Rollen in diesem Workspace.",
  canDescriptionSelf: "Alle Berechtigungen aus Ihren Rollen in diesem Workspace.",
  canNothing: "Keine Berechtigungen.",
  because: (grants) => `aufgrund von: ${grants.join(" · ")}`,
  cannot: (count) => `Fehlende Berechtigungen anzeigen (${count})`,
  cannotHide: "Fehlende Berechtigungen ausblenden",
  askTitle: "Zugriff prüfen",
  askDescription: "Wählen Sie eine Aktion: Sie sehen, ob sie erlaubt ist, warum, und wer helfen kann.",
  goneTitle: "Diese Person hat hier keinen Zugriff",
  goneDescription:
    "Möglicherweise wurde sie gerade entfernt. Bisherige Aktivitäten bleiben im Audit-Protokoll.",

  // Teams with access.
  teamsTitle: "Teams mit Zugriff",
  teamsDescription: "Alle Personen in einem Team haben hier dessen Rolle, solange sie im Team sind.",
  teamColumn: "Team",
  teamPeople: "Personen",
  teamPeopleCount: (count) => plural(count, "Person", "Personen"),
  teamSince: "Hinzugefügt",
  teamAdd: "Einem Team Zugriff geben",
  teamAddTitle: "Einem Team Zugriff geben",
  teamChoose: "Team",
  teamChoosePlaceholder: "Nach Namen suchen",
  teamHint: "Teams ohne Rolle in diesem Workspace.",
  teamNoneFound: "Keine weiteren Teams ohne Rolle gefunden.",
  teamMissing: "Wählen Sie ein Team.",
  teamSubmit: "Zugriff geben",
  teamAdded: (team, role) => `Alle in ${team} haben hier jetzt die Rolle ${role}.`,
  teamRoleChanged: (team, role) => `Alle in ${team} haben hier jetzt die Rolle ${role}.`,
  teamRemove: "Zugriff entziehen …",
  teamRemoveTitle: (team) => `${team} den Zugriff entziehen`,
  teamRemoveDescription: "Das Team und die direkten Rollen seiner Mitglieder bleiben bestehen.",
  teamRemoveSubmit: "Zugriff entziehen",
  teamRemoved: (team) => `${team} hat hier keinen Zugriff mehr.`,
  teamsEmptyTitle: "Noch keine Teams mit Zugriff",
  teamsEmptyDescription:
    "Geben Sie einem Team eine Rolle. Sie gilt für alle im Team, auch für später hinzugefügte Personen.",
  teamsAll: "Teams anzeigen",
};
