import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

/** The first phrases of a list, and how many more there are. */
function some(phrases: readonly string[], max: number): string {
  if (phrases.length <= max + 1) return listed("de", phrases);
  return listed("de", [...phrases.slice(0, max), `${number(phrases.length - max)} weitere Berechtigungen`]);
}

export const access: Texts["access"] = {
  // The source of access.
  grant: {
    direct: (role, _team) => `${role} in diesem Workspace`,
    team: (role, team) => `${role} über das Team ${team}`,
    organization: (role, _team) => `${role} in der ganzen Organisation`,
  },
  direct: "Direkte Rolle",
  throughTeam: (team, role) => `Team ${team}: ${role}`,
  throughOrganization: (role) => `Alle Workspaces, als ${role}`,

  until: (grant, day) => `${grant} bis ${day}`,
  ends: "Endet",
  endLabel: "Zugriff endet",
  endNever: "Nie. Wählen Sie den letzten Tag, damit der Zugriff von selbst endet.",
  endKept: "Leer lassen, damit jedes Ende bleibt, wie es ist.",
  endHint: (moment) => `Endet von selbst: ${moment}.`,
  endTitle: (name) => `Ende des Zugriffs von ${name} ändern`,
  endAction: "Ende des Zugriffs ändern …",
  endSubmit: "Speichern",
  endSaved: (name) => `Ende des Zugriffs von ${name} geändert.`,
  endsAfter: (who, day) => `Der Zugriff von ${who} endet dann: ${day}.`,
  endsNever: (who) => `Der Zugriff von ${who} hat dann kein Ende.`,

  // Why someone can or can't.
  why: "Warum?",
  whyNot: (what) => `Keine Berechtigung: ${what}`,
  whyAction: "Grund und Hilfe …",
  whyTitle: "Berechtigungen erklärt",
  ask: "Kann diese Person …",
  askSelf: "Kann ich …",
  askPlaceholder: "Aktion wählen",
  groups: { workspace: "Im Workspace", organization: "In der Organisation" },
  yes: (who, what) => `Ja. Erlaubt für ${who}: ${what}.`,
  no: (who, what) => `Nein. Nicht erlaubt für ${who}: ${what}.`,
  you: "Sie",
  because: "Aufgrund von:",
  grants: "Zugriff dieser Person:",
  grantsSelf: "Ihr Zugriff:",
  grantLacks: "enthält diese Berechtigung nicht",
  noGrants: "Kein Zugriff auf diesen Workspace.",
  helpers: "Diese Personen können helfen:",
  noHelpers: "Keine Person im Workspace, die sich anmelden kann, hat diese Berechtigung.",
  write: (name) => `E-Mail an ${name}`,

  // The effect of a change.
  effect: "Auswirkungen",
  effectLoading: "Auswirkungen werden ermittelt",
  effectWaits: "Treffen Sie eine Auswahl, um die Auswirkungen zu sehen.",
  effectNone: "Für niemanden ändert sich der Zugriff.",
  effectRefused: "Diese Änderung ist nicht erlaubt.",
  effectFailed: "Die Vorschau ist zurzeit nicht verfügbar.",
  summary: (losing, gaining) =>
    [
      ...(losing === 0 ? [] : [plural(losing, "Person verliert Zugriff", "Personen verlieren Zugriff")]),
      ...(gaining === 0 ? [] : [plural(gaining, "Person erhält Zugriff", "Personen erhalten Zugriff")]),
    ].join(", "),
  people: (count) => plural(count, "Person", "Personen"),
  workspaces: (count) => plural(count, "Workspace", "Workspaces"),
  organization: "die Organisation selbst",
  and: (one, other) => `${one} und ${other}`,
  in: (place) => ` (${place})`,
  losesAccess: (who, several, place) =>
    `${who} ${several ? "verlieren" : "verliert"} den gesamten Zugriff auf ${place}.`,
  gainsAccess: (who, several, place) => `${who} ${several ? "erhalten" : "erhält"} Zugriff auf ${place}.`,
  loses: (who, what, place) => `Nicht mehr erlaubt für ${who}${place}: ${some(what, 3)}.`,
  gains: (who, what, place) => `Neu erlaubt für ${who}${place}: ${some(what, 3)}.`,
  show: "Details anzeigen",
  hide: "Details ausblenden",
  loseList: (what) => `Nicht mehr: ${listed("de", what)}.`,
  gainList: (what) => `Neu: ${listed("de", what)}.`,
  moreGroups: (count) => `${number(count)} weitere anzeigen`,
  endedInvitations: (count) => `${plural(count, "offene Einladung endet", "offene Einladungen enden")}:`,
  hidden: (count) =>
    `${plural(count, "weitere Änderung", "weitere Änderungen")} in Workspaces, die Sie nicht sehen können.`,
  unlisted: (count) => `${plural(count, "weitere Änderung", "weitere Änderungen")} hier nicht aufgeführt.`,
  incomplete: "Es sind mehr Personen betroffen, als die Vorschau erfasst. Weitere Änderungen sind möglich.",

  // The effect of a change of plan.
  planLimits: "Limits",
  planLimit: (name, before, after) => `${name}: ${before} → ${after}`,
  planOver: (over) =>
    `${number(over)} über dem Limit: Vorhandenes bleibt erhalten, Neues kann nicht hinzugefügt werden`,
  planGains: "Neu enthalten",
  planLoses: "Entfällt",
  planKeeps: "Nichts wird gelöscht.",
};
