import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

/** The first phrases of a list, and how many more there are. */
function some(phrases: readonly string[], max: number): string {
  if (phrases.length <= max + 1) return listed("de", phrases);
  return listed("de", [...phrases.slice(0, max), `${number(phrases.length - max)} weitere`]);
}

export const access: Texts["access"] = {
  // The source of access.
  grant: {
    direct: (role, _team) => `${role} in diesem Workspace`,
    team: (role, team) => `${role} über das Team ${team}`,
    organization: (role, _team) => `${role} in der ganzen Organisation`,
  },
  direct: "Eigene Rolle",
  throughTeam: (team, role) => `Team ${team}: ${role}`,
  throughOrganization: (role) => `Jeder Workspace, als ${role}`,

  // Why someone can or can't.
  why: "Warum?",
  whyNot: (what) => `Für Sie nicht erlaubt: ${what}`,
  whyAction: "Warum, und wer helfen kann …",
  whyTitle: "Wer was darf, und warum",
  ask: "Erlaubt ist …",
  askSelf: "Darf ich …",
  askPlaceholder: "Wählen Sie eine Tätigkeit",
  groups: { workspace: "Im Workspace", organization: "In der Organisation" },
  yes: (who, what) => `Ja. Erlaubt für ${who}: ${what}.`,
  no: (who, what) => `Nein. Nicht erlaubt für ${who}: ${what}.`,
  you: "Sie",
  because: "Wegen:",
  grants: "Was die Person hier hat:",
  grantsSelf: "Was Sie hier haben:",
  grantLacks: "enthält es nicht",
  noGrants: "Überhaupt kein Zugriff auf diesen Workspace.",
  helpers: "Diese Personen könnten helfen:",
  noHelpers: "Niemand im Workspace, der sich anmelden kann, könnte helfen.",
  write: (name) => `${name} schreiben`,

  // The effect of a change.
  effect: "Was sich dadurch ändert",
  effectLoading: "Es wird ermittelt, was sich dadurch ändert",
  effectWaits: "Nach Ihrer Auswahl steht hier, was sich dadurch ändert.",
  effectNone: "Niemand gewinnt oder verliert etwas.",
  effectRefused: "Das würde abgelehnt.",
  effectFailed: "Was sich dadurch ändert, lässt sich im Moment nicht zeigen.",
  summary: (losing, gaining) =>
    [
      ...(losing === 0 ? [] : [plural(losing, "Person verliert etwas", "Personen verlieren etwas")]),
      ...(gaining === 0 ? [] : [plural(gaining, "Person gewinnt etwas", "Personen gewinnen etwas")]),
    ].join(", "),
  people: (count) => plural(count, "Person", "Personen"),
  workspaces: (count) => plural(count, "Workspace", "Workspaces"),
  organization: "die Organisation selbst",
  and: (one, other) => `${one} und ${other}`,
  in: (place) => ` (${place})`,
  losesAccess: (who, several, place) =>
    `${who} ${several ? "verlieren" : "verliert"} jeden Zugriff auf ${place}.`,
  gainsAccess: (who, several, place) => `${who} ${several ? "erhalten" : "erhält"} Zugriff auf ${place}.`,
  loses: (who, what, place) => `Nicht mehr erlaubt für ${who}${place}: ${some(what, 3)}.`,
  gains: (who, what, place) => `Dann erlaubt für ${who}${place}: ${some(what, 3)}.`,
  show: "Wer und was",
  hide: "Weniger",
  loseList: (what) => `Nicht mehr: ${listed("de", what)}.`,
  gainList: (what) => `Neu: ${listed("de", what)}.`,
  moreGroups: (count) => `${number(count)} weitere anzeigen`,
  endedInvitations: (count) =>
    `${plural(count, "offene Einladung endet", "offene Einladungen enden")} damit:`,
  hidden: (count) =>
    `${plural(count, "weitere Änderung betrifft", "weitere Änderungen betreffen")} Workspaces, die Sie nicht sehen können.`,
  unlisted: (count) =>
    `${plural(count, "weitere Änderung ist", "weitere Änderungen sind")} zu viel, um hier aufgezählt zu werden.`,
  incomplete: "Es sind mehr Personen betroffen, als sich ansehen lassen; es kann also mehr als das sein.",

  // The effect of a change of plan.
  planLimits: "Limits",
  planLimit: (name, before, after) => `${name}: ${before} → ${after}`,
  planOver: (over) =>
    `${number(over)} über dem Limit: Sie behalten, was Sie haben, können aber nichts hinzufügen`,
  planGains: "Öffnet",
  planLoses: "Schließt",
  planKeeps: "Nichts wird gelöscht.",
};
