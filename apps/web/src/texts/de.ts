/*
 * The German catalogue. It says "Sie", in short sentences of noun and verb, and uses one noun for one thing everywhere:
 *
 * workspace = Workspace · organization = Organisation · team = Team · member = Mitglied · person, people = Person,
 * Personen · role = Rolle · permission = Berechtigung · access = Zugriff · owner = Eigentümer · platform admin =
 * Plattform-Admin · invitation = Einladung · plan = Tarif · limit = Limit · seat = Platz · slug = Slug · audit log =
 * Audit-Protokoll · entry = Eintrag · settings = Einstellungen · default workspace = Standard-Workspace · state =
 * Zustand · outbox = Postausgang · kind = Art · mail = E-Mail · direct role = direkte Rolle · built-in = vordefiniert ·
 * custom = eigene · key = Schlüssel · activity = Aktivitäten · read-only = schreibgeschützt, nur Lesezugriff
 *
 * to create = anlegen · to add = hinzufügen · to invite = einladen · to issue = ausstellen · to revoke = widerrufen · to
 * remove = entfernen · to leave = verlassen · to archive = archivieren · to unarchive = die Archivierung aufheben · to
 * delete = löschen · to purge = endgültig löschen · to restore = wiederherstellen · to suspend = sperren · to reinstate
 * = entsperren · to appoint = ernennen · to dismiss = abberufen · to refuse = ablehnen · to sign in, out, up =
 * anmelden, abmelden, registrieren · to resend = erneut senden · to try again = erneut versuchen · to view = anzeigen
 *
 * Texts of the domain are in @bailiwick/domain/de. A name or a phrase that can't be inflected comes after a colon, or
 * alone.
 */
import { access } from "./de/access.ts";
import { account } from "./de/account.ts";
import { audit } from "./de/audit.ts";
import { billing } from "./de/billing.ts";
import { bundles } from "./de/bundles.ts";
import { common } from "./de/common.ts";
import { files } from "./de/files.ts";
import { identity } from "./de/identity.ts";
import { integrations } from "./de/integrations.ts";
import { invitations } from "./de/invitations.ts";
import { keys } from "./de/keys.ts";
import { lifecycle } from "./de/lifecycle.ts";
import { live } from "./de/live.ts";
import { members } from "./de/members.ts";
import { models } from "./de/models.ts";
import { organization } from "./de/organization.ts";
import { pages } from "./de/pages.ts";
import { palette } from "./de/palette.ts";
import { plan } from "./de/plan.ts";
import { platform } from "./de/platform.ts";
import { problems } from "./de/problems.ts";
import { requests } from "./de/requests.ts";
import { resources } from "./de/resources.ts";
import { reviews } from "./de/reviews.ts";
import { roles } from "./de/roles.ts";
import { security } from "./de/security.ts";
import { settings } from "./de/settings.ts";
import { shell } from "./de/shell.ts";
import { shortcuts } from "./de/shortcuts.ts";
import { sso } from "./de/sso.ts";
import { teams } from "./de/teams.ts";
import { usage } from "./de/usage.ts";
import { workspaces } from "./de/workspaces.ts";
import type { Texts } from "./en.ts";

/** Every text of the console except the domain's own sentences, in German. */
export const de: Texts = {
  access,
  account,
  audit,
  billing,
  bundles,
  common,
  identity,
  files,
  integrations,
  invitations,
  keys,
  lifecycle,
  live,
  members,
  models,
  organization,
  pages,
  palette,
  plan,
  platform,
  problems,
  requests,
  resources,
  reviews,
  roles,
  security,
  settings,
  shell,
  shortcuts,
  sso,
  teams,
  usage,
  workspaces,
};
