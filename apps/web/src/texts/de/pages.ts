import type { Frame } from "../en/frame.ts";

export const pages: Frame["pages"] = {
  overview: "Übersicht",
  members: "Mitglieder",
  people: "Personen",
  invitations: "Einladungen",
  teams: "Teams",
  roles: "Rollen",
  keys: "Schlüssel",
  plan: "Tarif",
  billing: "Abrechnung",
  usage: "Verbrauch",
  audit: "Audit-Protokoll",
  settings: "Einstellungen",
  general: "Allgemein",
  defaults: "Vorgaben",
  danger: "Gefahrenzone",
  workspaces: "Workspaces",
  account: "Konto",
  organizations: "Organisationen",
  outbox: "Postausgang",
  instance: "Instanz",
};
