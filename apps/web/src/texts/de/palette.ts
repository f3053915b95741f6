import type { Texts } from "../en.ts";

export const palette: Texts["palette"] = {
  overview: "Start Startseite Dashboard",
  members: "Personen Benutzer Nutzer einladen Einladungen Zugriff",
  people: "Benutzer Nutzer einladen Einladungen Zugriff Mitglieder alle",
  audit: "Verlauf Aktivität Ereignisse prüfen Kette Log",
  roles: "Berechtigungen Rechte wer darf was Hilfe",
  teams: "Gruppen",
  settings: "Name Beschreibung Zeitzone Sprache Slug",
  defaults: "Ankündigung Vorgaben",
  plan: "Abrechnung Upgrade Downgrade Limits Plätze Preis Nutzung",
  danger: "löschen archivieren verlassen entfernen",
  account: "Passwort Kennwort Sitzungen E-Mail Profil Anmeldung Geräte",
  instance: "Zustand Version Warteschlangen Aufgaben Datenbank Hintergrund E-Mail",
  workspaces: "alle Liste archiviert gelöscht wiederherstellen",
  create: "neu erstellen",
  add: "einladen Einladung Benutzer Person",
  rename: "Name",
  scheme: "Design Modus dunkel hell",
  help: "Hilfe Tasten Tastatur",
  docs: "Hilfe Handbuch Anleitung",
  signOut: "ausloggen Logout",
};
