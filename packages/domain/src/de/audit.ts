import type { AuditAction, AuditPhrase, AuditWords } from "../audit/audit-actions.ts";

/**
 * What an audit log says, in German: `did` follows the actor, `tried` follows "hat versucht". Filled as the English
 * ones are (../audit/audit-actions.ts).
 */
const auditPhrases: Readonly<Record<AuditAction, AuditPhrase>> = {
  "workspace.created": {
    title: "Workspace angelegt",
    did: "hat den Workspace {target} angelegt",
    tried: "einen Workspace anzulegen",
  },
  "workspace.renamed": {
    title: "Workspace umbenannt",
    did: "hat den Workspace von {before.name} in {after.name} umbenannt",
    tried: "den Workspace umzubenennen",
  },
  "workspace.described": {
    title: "Beschreibung des Workspaces geändert",
    did: "hat die Beschreibung des Workspaces geändert",
    tried: "die Beschreibung des Workspaces zu ändern",
  },
  "workspace.setting_changed": {
    title: "Einstellung geändert",
    did: "hat die Einstellung {target} geändert",
    tried: "die Einstellung {target} zu ändern",
  },
  "resource.created": {
    title: "Ressource angelegt",
    did: "hat {kind} {target} angelegt",
    tried: "eine Ressource der Art {kind} anzulegen",
  },
  "resource.updated": {
    title: "Ressource bearbeitet",
    did: "hat {kind} {target} bearbeitet",
    tried: "{kind} {target} zu bearbeiten",
  },
  "resource.state_changed": {
    title: "Status einer Ressource geändert",
    did: "hat {kind} {target} von {before.state} auf {after.state} gesetzt",
    tried: "den Status von {kind} {target} zu ändern",
  },
  "resource.approved": {
    title: "Ressource freigegeben",
    did: "hat {kind} {target} freigegeben ({after.approvals} von {after.needed})",
    tried: "{kind} {target} freizugeben",
  },
  "playbook.ran": {
    title: "Playbook ausgeführt",
    did: "hat das Playbook {after.playbook} für {kind} {target} ausgeführt (benachrichtigte Personen: {after.people})",
    tried: "ein Playbook auszuführen",
  },
  "resource.expiring": {
    title: "Ressource läuft ab",
    did: "hat vor dem Ablauf von {kind} {target} am {after.date} gewarnt (benachrichtigte Personen: {after.people})",
    tried: "vor dem Ablauf einer Ressource zu warnen",
  },
  "resource.secrets_rotated": {
    title: "Geheimnisse neu verschlüsselt",
    did: "hat Geheimnisse mit Version {after.version} ihres Schlüssels verschlüsselt (Ressourcen: {after.resources})",
    tried: "Geheimnisse neu zu verschlüsseln",
  },
  "resource.appended": {
    title: "Einträge angehängt",
    did: "hat {after.count} Einträge der Art {kind} angehängt",
    tried: "Einträge der Art {kind} anzuhängen",
  },
  "resource.moved": {
    title: "Ressource verschoben",
    did: "hat {kind} {target} von {before.workspace} nach {after.workspace} verschoben",
    tried: "{kind} {target} in einen anderen Workspace zu verschieben",
  },
  "resource.connected": {
    title: "Maschine verbunden",
    did: "hat {kind} {target} verbunden",
    tried: "eine Ressource der Art {kind} zu verbinden",
  },
  "resource.reported": {
    title: "Erste Meldung",
    did: "hat sich zum ersten Mal gemeldet und die Standardregeln erhalten",
    tried: "eine Meldung zu senden",
  },
  "resource.bypassed": {
    title: "Regeln umgangen",
    did: "hat {after.verb} ohne Prüfung verwendet, im Modus Ohne Prüfung",
    tried: "eine Maschine zu verwenden",
  },
  "resource.deleted": {
    title: "Ressource gelöscht",
    did: "hat {kind} {target} gelöscht",
    tried: "{kind} {target} zu löschen",
  },
  "resource.text_saved": {
    title: "Ressourcen als Text gespeichert",
    did: "hat {after.changes} Ressourcen der Art {kind} per Text geändert",
    tried: "Ressourcen der Art {kind} per Text zu ändern",
  },
  "resource.exported": {
    title: "Ressourcen exportiert",
    did: "hat Ressourcen der Art {kind} exportiert ({after.rows} als {after.format})",
    tried: "Ressourcen der Art {kind} zu exportieren",
  },
  "run.started": {
    title: "Lauf gestartet",
    did: "hat einen Lauf von {kind} {target} gestartet",
    tried: "einen Lauf von {kind} {target} zu starten",
  },
  "run.claimed": {
    title: "Lauf übernommen",
    did: "hat die Arbeit an {kind} {target} begonnen",
    tried: "einen Lauf der Art {kind} zu übernehmen",
  },
  "run.reported": {
    title: "Über Lauf berichtet",
    did: "hat über einen Lauf von {kind} {target} berichtet",
    tried: "über einen Lauf von {kind} {target} zu berichten",
  },
  "run.finished": {
    title: "Lauf abgeschlossen",
    did: "hat einen Lauf von {kind} {target} abgeschlossen",
    tried: "über einen Lauf von {kind} {target} zu berichten",
  },
  "run.failed": {
    title: "Lauf fehlgeschlagen",
    did: "hat gemeldet, dass ein Lauf von {kind} {target} fehlgeschlagen ist",
    tried: "über einen Lauf von {kind} {target} zu berichten",
  },
  "run.cancelled": {
    title: "Lauf abgebrochen",
    did: "hat einen Lauf von {kind} {target} abgebrochen",
    tried: "einen Lauf von {kind} {target} abzubrechen",
  },
  "schedule.started": {
    title: "Geplante Läufe gestartet",
    did: "hat nach Plan Läufe gestartet ({kind} {target}: {after.runs})",
    tried: "nach Plan Läufe zu starten ({kind} {target})",
  },
  "schedule.failed": {
    title: "Zeitplan fehlgeschlagen",
    did: "hat gemeldet, dass {kind} {target} fehlgeschlagen ist",
    tried: "nach Plan Läufe zu starten ({kind} {target})",
  },
  "quota.allotted": {
    title: "Kontingent zugeteilt",
    did: "hat das Kontingent {target} zugeteilt",
    tried: "das Kontingent {target} zuzuteilen",
  },
  "quota.corrected": {
    title: "Verbrauch berichtigt",
    did: "hat den Verbrauch von {before.used} auf {after.used} berichtigt ({target})",
    tried: "den Verbrauch zu berichtigen ({target})",
  },
  "quota.warned": {
    title: "Kontingent fast aufgebraucht",
    did: "hat gewarnt, dass {after.percent} % des Kontingents {target} in Gebrauch sind",
    tried: "vor dem Kontingent {target} zu warnen",
  },
  "retention.applied": {
    title: "Aufbewahrung angewendet",
    did: "hat {after.entries} Einträge, {after.resources} abgeschlossene Ressourcen und {after.records} Datensätze aus der Zeit vor der Aufbewahrungsfrist exportiert und entfernt",
    tried: "die Aufbewahrung anzuwenden",
  },
  "billing.prorated": {
    title: "Rechnung anteilig geändert",
    did: "hat die Abrechnung ab {target} anteilig geändert",
    tried: "die Abrechnung anteilig zu ändern",
  },
  "billing.statement_closed": {
    title: "Abrechnung abgeschlossen",
    did: "hat die Abrechnung vom {target} bis {after.endsOn} abgeschlossen",
    tried: "eine Abrechnung abzuschließen",
  },
  "usage.reported": {
    title: "Verbrauch gemeldet",
    did: "hat einen Verbrauch von {after.amount} gemeldet ({target})",
    tried: "Verbrauch zu melden ({target})",
  },
  "workspace.localized": {
    title: "Sprache und Zeitzone geändert",
    did: "hat die Zeitzone auf {after.timeZone} und die Sprache auf {after.locale} gesetzt",
    tried: "Zeitzone und Sprache zu ändern",
  },
  "workspace.slug_changed": {
    title: "Slug des Workspaces geändert",
    did: "hat den Slug des Workspaces von {before.slug} in {after.slug} geändert",
    tried: "den Slug des Workspaces zu ändern",
  },
  "workspace.archived": {
    title: "Workspace archiviert",
    did: "hat den Workspace {target} archiviert",
    tried: "den Workspace {target} zu archivieren",
  },
  "workspace.unarchived": {
    title: "Archivierung aufgehoben",
    did: "hat die Archivierung des Workspaces {target} aufgehoben",
    tried: "die Archivierung des Workspaces {target} aufzuheben",
  },
  "workspace.default_set": {
    title: "Standard-Workspace geändert",
    did: "hat {target} zum Standard-Workspace gemacht",
    tried: "{target} zum Standard-Workspace zu machen",
  },
  "workspace.transferred": {
    title: "Workspace übertragen",
    did: "hat den Workspace {target} von {before.organization} an {after.organization} übertragen",
    tried: "den Workspace {target} in eine andere Organisation zu übertragen",
  },
  "workspace.exported": {
    title: "Workspace exportiert",
    did: "hat den Workspace {target} exportiert",
    tried: "den Workspace {target} zu exportieren",
  },
  "workspace.imported": {
    title: "Workspace importiert",
    did: "hat den Workspace {target} von {after.instance} importiert",
    tried: "einen Workspace zu importieren",
  },
  "workspace.deletion_requested": {
    title: "Workspace gelöscht",
    did: "hat den Workspace {target} gelöscht",
    tried: "den Workspace {target} zu löschen",
  },
  "workspace.restored": {
    title: "Workspace wiederhergestellt",
    did: "hat den Workspace {target} wiederhergestellt",
    tried: "den Workspace {target} wiederherzustellen",
  },
  "workspace.rescued": {
    title: "Workspace-Eigentümer zugewiesen",
    did: "hat {target} zum Eigentümer eines Workspaces ohne Eigentümer gemacht",
    tried: "dem Workspace einen Eigentümer zuzuweisen",
  },
  "workspace.purged": {
    title: "Workspace endgültig gelöscht",
    did: "hat den Workspace {target} endgültig gelöscht",
    tried: "den Workspace {target} endgültig zu löschen",
  },
  "workspace.switched": {
    title: "Workspace gewechselt",
    did: "hat zum Workspace {target} gewechselt",
    tried: "zum Workspace {target} zu wechseln",
  },
  "member.added": {
    title: "Mitglied hinzugefügt",
    did: "hat {target} mit der Rolle {after.role} hinzugefügt",
    self: "ist mit der Rolle {after.role} beigetreten",
    tried: "{target} hinzuzufügen",
  },
  "member.role_changed": {
    title: "Rolle eines Mitglieds geändert",
    did: "hat die Rolle von {target} von {before.role} in {after.role} geändert",
    tried: "die Rolle von {target} zu ändern",
  },
  "member.removed": {
    title: "Mitglied entfernt",
    did: "hat {target} entfernt",
    tried: "{target} zu entfernen",
  },
  "member.left": {
    title: "Workspace verlassen",
    did: "hat den Workspace verlassen",
    tried: "den Workspace zu verlassen",
  },
  "member.made_owner": {
    title: "Mitglied zum Eigentümer gemacht",
    did: "hat {target} zum Eigentümer gemacht",
    tried: "{target} zum Eigentümer zu machen",
  },
  "member.ownership_transferred": {
    title: "Eigentümerschaft übertragen",
    did: "hat {target} zum Eigentümer gemacht und die Rolle {after.role} übernommen",
    tried: "den Workspace an {target} zu übergeben",
  },
  "member.access_ending": {
    title: "Zugriff eines Mitglieds endet",
    did: "hat gewarnt, dass der Zugriff von {target} als {after.role} innerhalb eines Tages endet",
    tried: "vor dem Ende eines Zugriffs zu warnen",
  },
  "member.access_ended": {
    title: "Zugriff eines Mitglieds beendet",
    did: "hat {target} entfernt, weil der Zugriff als {before.role} geendet hat",
    tried: "beendeten Zugriff zu entfernen",
  },
  "key.issued": {
    title: "Schlüssel ausgestellt",
    did: "hat den Schlüssel {target} ausgestellt",
    tried: "einen Schlüssel auszustellen",
  },
  "key.updated": {
    title: "Schlüssel geändert",
    did: "hat den Schlüssel {target} geändert",
    tried: "den Schlüssel {target} zu ändern",
  },
  "key.rotated": {
    title: "Schlüssel erneuert",
    did: "hat den Schlüssel {target} erneuert",
    tried: "den Schlüssel {target} zu erneuern",
  },
  "key.secret_revoked": {
    title: "Altes Geheimnis eines Schlüssels widerrufen",
    did: "hat das alte Geheimnis des Schlüssels {target} widerrufen",
    tried: "ein Geheimnis des Schlüssels {target} zu widerrufen",
  },
  "key.used": {
    title: "Schlüssel von anderer Adresse verwendet",
    did: "hat den Schlüssel {target} verwendet",
    tried: "den Schlüssel {target} von einer Adresse zu verwenden, an der er nicht gilt",
  },
  "key.expiring": {
    title: "Schlüssel läuft ab",
    did: "hat gewarnt, dass der Schlüssel {target} in höchstens {after.days} Tagen abläuft (benachrichtigte Personen: {after.people})",
    tried: "vor dem Ablauf eines Schlüssels zu warnen",
  },
  "key.revoked": {
    title: "Schlüssel widerrufen",
    did: "hat den Schlüssel {target} widerrufen",
    tried: "den Schlüssel {target} zu widerrufen",
  },
  "instance.key_issued": {
    title: "Schlüssel der Instanz ausgestellt",
    did: "hat den Schlüssel der Instanz {target} ausgestellt",
    tried: "einen Schlüssel der Instanz auszustellen",
  },
  "instance.key_rotated": {
    title: "Schlüssel der Instanz erneuert",
    did: "hat den Schlüssel der Instanz {target} erneuert",
    tried: "einen Schlüssel der Instanz zu erneuern",
  },
  "instance.key_revoked": {
    title: "Schlüssel der Instanz widerrufen",
    did: "hat den Schlüssel der Instanz {target} widerrufen",
    tried: "einen Schlüssel der Instanz zu widerrufen",
  },
  "organization.key_issued": {
    title: "Schlüssel der Organisation ausgestellt",
    did: "hat den Schlüssel {target} der Organisation ausgestellt",
    tried: "einen Schlüssel der Organisation auszustellen",
  },
  "organization.key_updated": {
    title: "Schlüssel der Organisation geändert",
    did: "hat den Schlüssel {target} der Organisation geändert",
    tried: "den Schlüssel {target} der Organisation zu ändern",
  },
  "organization.key_rotated": {
    title: "Schlüssel der Organisation erneuert",
    did: "hat den Schlüssel {target} der Organisation erneuert",
    tried: "den Schlüssel {target} der Organisation zu erneuern",
  },
  "organization.key_secret_revoked": {
    title: "Altes Geheimnis eines Schlüssels der Organisation widerrufen",
    did: "hat das alte Geheimnis des Schlüssels {target} der Organisation widerrufen",
    tried: "ein Geheimnis des Schlüssels {target} der Organisation zu widerrufen",
  },
  "organization.key_used": {
    title: "Schlüssel der Organisation von anderer Adresse verwendet",
    did: "hat den Schlüssel {target} der Organisation verwendet",
    tried: "den Schlüssel {target} der Organisation von einer Adresse zu verwenden, an der er nicht gilt",
  },
  "organization.key_expiring": {
    title: "Schlüssel der Organisation läuft ab",
    did: "hat gewarnt, dass der Schlüssel {target} der Organisation in höchstens {after.days} Tagen abläuft (benachrichtigte Personen: {after.people})",
    tried: "vor dem Ablauf eines Schlüssels zu warnen",
  },
  "organization.key_revoked": {
    title: "Schlüssel der Organisation widerrufen",
    did: "hat den Schlüssel {target} der Organisation widerrufen",
    tried: "den Schlüssel {target} der Organisation zu widerrufen",
  },
  "token.issued": {
    title: "Persönliches Token ausgestellt",
    did: "hat das persönliche Token {target} ausgestellt",
    tried: "ein persönliches Token auszustellen",
  },
  "token.rotated": {
    title: "Persönliches Token erneuert",
    did: "hat das persönliche Token {target} erneuert",
    tried: "das persönliche Token {target} zu erneuern",
  },
  "token.revoked": {
    title: "Persönliches Token widerrufen",
    did: "hat das persönliche Token {target} widerrufen",
    tried: "das persönliche Token {target} zu widerrufen",
  },
  "storage.credential_issued": {
    title: "Zugang zu Dateien ausgestellt",
    did: "hat einen vorübergehenden Zugang zu den Dateien {target} erhalten",
    tried: "einen vorübergehenden Zugang zu den Dateien {target} zu erhalten",
  },
  "file.stored": {
    title: "Datei abgelegt",
    did: "hat die Datei {target} abgelegt",
    tried: "die Datei {target} abzulegen",
  },
  "file.deleted": {
    title: "Datei gelöscht",
    did: "hat die Datei {target} gelöscht",
    tried: "die Datei {target} zu löschen",
  },
  "workspace.security_policy_set": {
    title: "Sicherheitsrichtlinie geändert",
    did: "hat die Sicherheitsrichtlinie geändert (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie zu ändern",
  },
  "workspace.security_policy_confirmed": {
    title: "Sicherheitsrichtlinie bestätigt",
    did: "hat die Sicherheitsrichtlinie bestätigt (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie zu bestätigen",
  },
  "workspace.security_policy_reverted": {
    title: "Sicherheitsrichtlinie zurückgenommen",
    did: "hat die Sicherheitsrichtlinie zurückgenommen (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie zurückzunehmen",
  },
  "review.started": {
    title: "Zugriffsprüfung gestartet",
    did: "hat die Zugriffsprüfung {target} gestartet (Einträge: {after.items})",
    tried: "eine Zugriffsprüfung zu starten",
  },
  "review.decided": {
    title: "Zugriff geprüft",
    did: "hat in der Zugriffsprüfung {target} über {after.name} entschieden: {after.decision}",
    tried: "in der Zugriffsprüfung {target} zu entscheiden",
  },
  "review.ended": {
    title: "Zugriffsprüfung beendet",
    did: "hat die Zugriffsprüfung {target} beendet (ohne Entscheidung: {after.undecided})",
    tried: "die Zugriffsprüfung {target} zu beenden",
  },
  "review.due": {
    title: "Prüfende erinnert",
    did: "hat die Prüfenden erinnert, dass die Zugriffsprüfung {target} in {after.days} Tagen endet (benachrichtigt: {after.people})",
    tried: "die Prüfenden der Zugriffsprüfung {target} zu erinnern",
  },
  "configuration.applied": {
    title: "Einstellungsdatei angewendet",
    did: "hat eine Einstellungsdatei angewendet (Änderungen: {after.changes})",
    tried: "eine Einstellungsdatei anzuwenden",
  },
  "request.created": {
    title: "Zugriff angefragt",
    did: "hat um Zugriff als {after.role} gebeten",
    tried: "um Zugriff zu bitten",
  },
  "request.approved": {
    title: "Zugriffsanfrage genehmigt",
    did: "hat die Anfrage von {target} um Zugriff als {after.role} genehmigt",
    tried: "eine Zugriffsanfrage zu genehmigen",
  },
  "request.refused": {
    title: "Zugriffsanfrage abgelehnt",
    did: "hat die Anfrage von {target} um Zugriff als {after.role} abgelehnt",
    tried: "eine Zugriffsanfrage abzulehnen",
  },
  "request.withdrawn": {
    title: "Zugriffsanfrage zurückgezogen",
    did: "hat die Anfrage um Zugriff als {before.role} zurückgezogen",
    tried: "eine Zugriffsanfrage zurückzuziehen",
  },
  "request.expired": {
    title: "Zugriffsanfrage abgelaufen",
    did: "hat die Anfrage von {target} um Zugriff als {before.role} beendet, weil niemand entschieden hat",
    tried: "eine Zugriffsanfrage zu beenden",
  },
  "domain.added": {
    title: "Domain hinzugefügt",
    did: "hat die Domain {target} hinzugefügt",
    tried: "eine Domain hinzuzufügen",
  },
  "domain.verified": {
    title: "Domain bestätigt",
    did: "hat die Domain {target} bestätigt",
    tried: "eine Domain zu bestätigen",
  },
  "domain.checked": {
    title: "Domain geprüft",
    did: "hat den Eintrag der Domain {target} abfragen lassen",
    tried: "die Domain {target} zu bestätigen",
  },
  "domain.missing": {
    title: "Eintrag einer Domain fehlt",
    did: "hat den Eintrag der Domain {target} nicht mehr gefunden",
    tried: "den Eintrag einer Domain abzufragen",
  },
  "domain.lapsed": {
    title: "Domain nicht mehr bestätigt",
    did: "hat seit sieben Tagen keinen Eintrag der Domain {target} gefunden; sie ist nicht mehr bestätigt",
    tried: "den Eintrag einer Domain abzufragen",
  },
  "domain.removed": {
    title: "Domain entfernt",
    did: "hat die Domain {target} entfernt",
    tried: "die Domain {target} zu entfernen",
  },
  "connection.created": {
    title: "Single Sign-on eingerichtet",
    did: "hat Single Sign-on über {target} eingerichtet",
    tried: "Single Sign-on einzurichten",
  },
  "connection.updated": {
    title: "Single Sign-on bearbeitet",
    did: "hat Single Sign-on über {target} bearbeitet",
    tried: "Single Sign-on über {target} zu bearbeiten",
  },
  "connection.test_begun": {
    title: "Test des Single Sign-on begonnen",
    did: "hat begonnen, Single Sign-on über {target} zu testen",
    tried: "Single Sign-on über {target} zu testen",
  },
  "connection.tested": {
    title: "Single Sign-on getestet",
    did: "hat Single Sign-on über {target} getestet",
    tried: "Single Sign-on über {target} zu testen",
  },
  "connection.enabled": {
    title: "Single Sign-on eingeschaltet",
    did: "hat Single Sign-on über {target} eingeschaltet",
    tried: "Single Sign-on über {target} einzuschalten",
  },
  "connection.disabled": {
    title: "Single Sign-on ausgeschaltet",
    did: "hat Single Sign-on über {target} ausgeschaltet",
    tried: "Single Sign-on über {target} auszuschalten",
  },
  "connection.deleted": {
    title: "Single Sign-on gelöscht",
    did: "hat Single Sign-on über {target} gelöscht",
    tried: "Single Sign-on über {target} zu löschen",
  },
  "connection.account_connected": {
    title: "Konto verbunden",
    did: "hat das eigene Konto mit {target} verbunden",
    tried: "das eigene Konto mit {target} zu verbinden",
  },
  "connection.sign_in_refused": {
    title: "Single Sign-on abgelehnt",
    did: "hat eine Anmeldung über {target} abgelehnt ({after.reason})",
    tried: "sich über {target} anzumelden",
  },
  "directory.person_added": {
    title: "Person durch Verzeichnis hinzugefügt",
    did: "hat {target} durch den Verzeichnisabgleich hinzugefügt",
    tried: "eine Person durch den Verzeichnisabgleich hinzuzufügen",
  },
  "directory.person_updated": {
    title: "Person durch Verzeichnis geändert",
    did: "hat {target} durch den Verzeichnisabgleich geändert",
    tried: "{target} durch den Verzeichnisabgleich zu ändern",
  },
  "directory.person_removed": {
    title: "Person durch Verzeichnis entfernt",
    did: "hat {target} durch den Verzeichnisabgleich entfernt",
    tried: "{target} durch den Verzeichnisabgleich zu entfernen",
  },
  "directory.access_suspended": {
    title: "Zugriff ausgesetzt",
    did: "hat den Zugriff von {target} ausgesetzt",
    tried: "den Zugriff von {target} auszusetzen",
  },
  "directory.access_restored": {
    title: "Zugriff wiederhergestellt",
    did: "hat den Zugriff von {target} wiederhergestellt",
    tried: "den Zugriff von {target} wiederherzustellen",
  },
  "directory.team_added": {
    title: "Team durch Verzeichnis hinzugefügt",
    did: "hat das Team {target} durch den Verzeichnisabgleich hinzugefügt",
    tried: "ein Team durch den Verzeichnisabgleich hinzuzufügen",
  },
  "directory.team_updated": {
    title: "Team durch Verzeichnis geändert",
    did: "hat das Team {target} durch den Verzeichnisabgleich geändert",
    tried: "das Team {target} durch den Verzeichnisabgleich zu ändern",
  },
  "directory.team_removed": {
    title: "Team durch Verzeichnis entfernt",
    did: "hat das Team {target} durch den Verzeichnisabgleich entfernt",
    tried: "das Team {target} durch den Verzeichnisabgleich zu entfernen",
  },
  "directory.stopped": {
    title: "Verzeichnis gilt nicht mehr",
    did: "folgt dem Verzeichnis nicht mehr, das einen anderen Tarif braucht",
    tried: "dem Verzeichnis zu folgen",
  },
  "directory.resumed": {
    title: "Verzeichnis gilt wieder",
    did: "folgt dem Verzeichnis wieder",
    tried: "dem Verzeichnis zu folgen",
  },
  "webhook.created": {
    title: "Webhook angelegt",
    did: "hat den Webhook {target} angelegt",
    tried: "einen Webhook anzulegen",
  },
  "webhook.updated": {
    title: "Webhook bearbeitet",
    did: "hat den Webhook {target} bearbeitet",
    tried: "den Webhook {target} zu bearbeiten",
  },
  "webhook.secret_rotated": {
    title: "Geheimnis eines Webhooks erneuert",
    did: "hat das Geheimnis des Webhooks {target} erneuert",
    tried: "das Geheimnis des Webhooks {target} zu erneuern",
  },
  "webhook.enabled": {
    title: "Webhook eingeschaltet",
    did: "hat den Webhook {target} eingeschaltet",
    tried: "den Webhook {target} einzuschalten",
  },
  "webhook.disabled": {
    title: "Webhook ausgeschaltet",
    did: "hat den Webhook {target} ausgeschaltet",
    tried: "den Webhook {target} auszuschalten",
  },
  "webhook.deleted": {
    title: "Webhook gelöscht",
    did: "hat den Webhook {target} gelöscht",
    tried: "den Webhook {target} zu löschen",
  },
  "webhook.tested": {
    title: "Testereignis gesendet",
    did: "hat ein Testereignis an den Webhook {target} gesendet",
    tried: "ein Testereignis an den Webhook {target} zu senden",
  },
  "webhook.replayed": {
    title: "Zustellungen wiederholt",
    did: "hat Zustellungen des Webhooks {target} wiederholt ({after.deliveries})",
    tried: "Zustellungen des Webhooks {target} zu wiederholen",
  },
  "invitation.created": {
    title: "Einladung gesendet",
    did: "hat {target} mit der Rolle {after.role} eingeladen",
    tried: "{target} einzuladen",
  },
  "invitation.resent": {
    title: "Einladung erneut gesendet",
    did: "hat die Einladung an {target} erneut gesendet",
    tried: "die Einladung an {target} erneut zu senden",
  },
  "invitation.revoked": {
    title: "Einladung widerrufen",
    did: "hat die Einladung an {target} widerrufen",
    tried: "die Einladung an {target} zu widerrufen",
  },
  "invitation.accepted": {
    title: "Einladung angenommen",
    did: "hat die Einladung mit der Rolle {after.role} angenommen",
    tried: "die Einladung anzunehmen",
  },
  "invitation.declined": {
    title: "Einladung abgelehnt",
    did: "hat die Einladung mit der Rolle {before.role} abgelehnt",
    tried: "die Einladung abzulehnen",
  },
  "team.created": {
    title: "Team angelegt",
    did: "hat das Team {target} angelegt",
    tried: "ein Team anzulegen",
  },
  "team.renamed": {
    title: "Team umbenannt",
    did: "hat das Team von {before.name} in {after.name} umbenannt",
    tried: "das Team {target} umzubenennen",
  },
  "team.deleted": {
    title: "Team gelöscht",
    did: "hat das Team {target} gelöscht",
    tried: "das Team {target} zu löschen",
  },
  "team.member_added": {
    title: "Person zu einem Team hinzugefügt",
    did: "hat {target} zum Team {after.team} hinzugefügt",
    self: "ist dem Team {after.team} beigetreten",
    tried: "{target} zu einem Team hinzuzufügen",
  },
  "team.member_removed": {
    title: "Person aus einem Team entfernt",
    did: "hat {target} aus dem Team {before.team} entfernt",
    tried: "{target} aus einem Team zu entfernen",
  },
  "team.member_left": {
    title: "Team verlassen",
    did: "hat das Team {before.team} verlassen",
    tried: "ein Team zu verlassen",
  },
  "team.granted": {
    title: "Rolle an ein Team vergeben",
    did: "hat dem Team {target} die Rolle {after.role} gegeben",
    tried: "dem Team {target} eine Rolle zu geben",
  },
  "team.grant_changed": {
    title: "Rolle eines Teams geändert",
    did: "hat die Rolle des Teams {target} von {before.role} in {after.role} geändert",
    tried: "die Rolle des Teams {target} zu ändern",
  },
  "team.ungranted": {
    title: "Rolle eines Teams entzogen",
    did: "hat dem Team {target} die Rolle {before.role} entzogen",
    tried: "dem Team {target} die Rolle zu entziehen",
  },
  "team.access_ending": {
    title: "Zugriff eines Teams endet",
    did: "hat gewarnt, dass die Rolle {after.role} des Teams {target} innerhalb eines Tages endet",
    tried: "vor dem Ende eines Zugriffs zu warnen",
  },
  "team.access_ended": {
    title: "Zugriff eines Teams beendet",
    did: "hat die Rolle {before.role} des Teams {target} entfernt, weil sie geendet hat",
    tried: "beendeten Zugriff zu entfernen",
  },
  "role.created": {
    title: "Rolle angelegt",
    did: "hat die Rolle {target} angelegt",
    tried: "eine Rolle anzulegen",
  },
  "role.updated": {
    title: "Rolle bearbeitet",
    did: "hat die Rolle {target} bearbeitet",
    tried: "die Rolle {target} zu bearbeiten",
  },
  "role.replaced": {
    title: "Vordefinierte Rolle ersetzt",
    did: "hat die Rolle {target} durch {after.name} ersetzt",
    tried: "die Rolle {target} zu ersetzen",
  },
  "role.deleted": {
    title: "Rolle gelöscht",
    did: "hat die Rolle {target} gelöscht",
    tried: "die Rolle {target} zu löschen",
  },
  "person.renamed": {
    title: "Person umbenannt",
    did: "hat {target} von {before.name} in {after.name} umbenannt",
    self: "hat den eigenen Namen von {before.name} in {after.name} geändert",
    tried: "den Namen von {target} zu ändern",
  },
  "person.address_changed": {
    title: "E-Mail-Adresse einer Person geändert",
    did: "hat die E-Mail-Adresse von {target} von {before.email} in {after.email} geändert",
    self: "hat die eigene E-Mail-Adresse von {before.email} in {after.email} geändert",
    tried: "die E-Mail-Adresse von {target} zu ändern",
  },
  "person.picture_set": {
    title: "Bild festgelegt",
    did: "hat ein Bild für {target} festgelegt",
    self: "hat das eigene Bild festgelegt",
    tried: "ein Bild für {target} festzulegen",
  },
  "person.picture_removed": {
    title: "Bild entfernt",
    did: "hat das Bild von {target} entfernt",
    self: "hat das eigene Bild entfernt",
    tried: "das Bild von {target} zu entfernen",
  },
  "person.authenticator_turned_on": {
    title: "Authenticator-App eingeschaltet",
    did: "hat eine Authenticator-App für {target} eingeschaltet",
    self: "hat eine Authenticator-App eingeschaltet",
    tried: "eine Authenticator-App für {target} einzuschalten",
  },
  "person.authenticator_turned_off": {
    title: "Authenticator-App ausgeschaltet",
    did: "hat die Authenticator-App von {target} ausgeschaltet",
    self: "hat die eigene Authenticator-App ausgeschaltet",
    tried: "die Authenticator-App von {target} auszuschalten",
  },
  "person.passkey_added": {
    title: "Passkey hinzugefügt",
    did: "hat einen Passkey für {target} hinzugefügt",
    self: "hat einen Passkey hinzugefügt",
    tried: "einen Passkey für {target} hinzuzufügen",
  },
  "person.passkey_removed": {
    title: "Passkey entfernt",
    did: "hat einen Passkey von {target} entfernt",
    self: "hat einen eigenen Passkey entfernt",
    tried: "einen Passkey von {target} zu entfernen",
  },
  "person.recovery_codes_replaced": {
    title: "Wiederherstellungscodes ersetzt",
    did: "hat die Wiederherstellungscodes von {target} ersetzt",
    self: "hat die eigenen Wiederherstellungscodes ersetzt",
    tried: "die Wiederherstellungscodes von {target} zu ersetzen",
  },
  "person.second_factor_reset": {
    title: "Zweiter Faktor zurückgesetzt",
    did: "hat den zweiten Faktor von {target} zurückgesetzt",
    tried: "den zweiten Faktor von {target} zurückzusetzen",
  },
  "person.deleted": {
    title: "Konto gelöscht",
    did: "hat das Konto von {target} gelöscht",
    self: "hat das eigene Konto gelöscht",
    tried: "das Konto von {target} zu löschen",
  },
  "person.suspended": {
    title: "Konto gesperrt",
    did: "hat das Konto von {target} gesperrt",
    tried: "das Konto von {target} zu sperren",
  },
  "person.reinstated": {
    title: "Konto entsperrt",
    did: "hat das Konto von {target} entsperrt",
    tried: "das Konto von {target} zu entsperren",
  },
  "person.erased": {
    title: "Personenbezogene Daten gelöscht",
    did: "hat auf Antrag die Daten einer Person aus {after.entries} Einträgen gelöscht",
    tried: "die Daten einer Person aus dem Audit-Log zu löschen",
  },
  "organization.created": {
    title: "Organisation angelegt",
    did: "hat die Organisation {target} angelegt",
    tried: "eine Organisation anzulegen",
  },
  "organization.renamed": {
    title: "Organisation umbenannt",
    did: "hat die Organisation von {before.name} in {after.name} umbenannt",
    tried: "die Organisation umzubenennen",
  },
  "organization.time_zone_changed": {
    title: "Zeitzone der Organisation geändert",
    did: "hat die Zeitzone der Organisation von {before.timeZone} auf {after.timeZone} gesetzt",
    tried: "die Zeitzone der Organisation zu ändern",
  },
  "organization.deletion_requested": {
    title: "Löschung der Organisation beantragt",
    did: "hat die Löschung der Organisation beantragt",
    tried: "die Löschung der Organisation zu beantragen",
  },
  "organization.deletion_canceled": {
    title: "Löschung der Organisation zurückgenommen",
    did: "hat die Löschung der Organisation zurückgenommen",
    tried: "die Löschung der Organisation zurückzunehmen",
  },
  "organization.deletion_confirmed": {
    title: "Löschung der Organisation bestätigt",
    did: "hat die Löschung der Organisation bestätigt",
    tried: "die Löschung der Organisation zu bestätigen",
  },
  "organization.member_added": {
    title: "Person zur Organisation hinzugefügt",
    did: "hat {target} mit der Rolle {after.role} zur Organisation hinzugefügt",
    self: "ist der Organisation mit der Rolle {after.role} beigetreten",
    tried: "{target} zur Organisation hinzuzufügen",
  },
  "organization.member_role_changed": {
    title: "Organisationsrolle geändert",
    did: "hat die Organisationsrolle von {target} von {before.role} in {after.role} geändert",
    tried: "die Organisationsrolle von {target} zu ändern",
  },
  "organization.member_removed": {
    title: "Person aus der Organisation entfernt",
    did: "hat {target} aus der Organisation entfernt",
    tried: "{target} aus der Organisation zu entfernen",
  },
  "person.limit_lifted": {
    title: "Limit einer Person geändert",
    did: "hat ein Limit von {target} geändert: {after.limit}",
    tried: "ein Limit von {target} zu ändern",
  },
  "organization.member_left": {
    title: "Organisation verlassen",
    did: "hat die Organisation verlassen",
    tried: "die Organisation zu verlassen",
  },
  "organization.member_access_ending": {
    title: "Zugriff auf die Organisation endet",
    did: "hat gewarnt, dass der Zugriff von {target} auf die Organisation innerhalb eines Tages endet",
    tried: "vor dem Ende eines Zugriffs zu warnen",
  },
  "organization.member_access_ended": {
    title: "Zugriff auf die Organisation beendet",
    did: "hat {target} aus der Organisation entfernt, weil der Zugriff geendet hat",
    tried: "beendeten Zugriff zu entfernen",
  },
  "organization.admin_appointed": {
    title: "Organisations-Admin ernannt",
    did: "hat {target} zum Admin der Organisation ernannt (Rolle: {after.role})",
    tried: "{target} zum Admin der Organisation zu ernennen",
  },
  "organization.admin_dismissed": {
    title: "Organisations-Admin abberufen",
    did: "hat {target} als Admin der Organisation abberufen (Rolle: {before.role})",
    tried: "{target} als Admin der Organisation abzuberufen",
  },
  "organization.invitation_created": {
    title: "Einladung in die Organisation gesendet",
    did: "hat {target} mit der Rolle {after.role} in die Organisation eingeladen",
    tried: "{target} in die Organisation einzuladen",
  },
  "organization.invitation_resent": {
    title: "Einladung in die Organisation erneut gesendet",
    did: "hat die Einladung in die Organisation an {target} erneut gesendet",
    tried: "die Einladung in die Organisation an {target} erneut zu senden",
  },
  "organization.invitation_revoked": {
    title: "Einladung in die Organisation widerrufen",
    did: "hat die Einladung in die Organisation an {target} widerrufen",
    tried: "die Einladung in die Organisation an {target} zu widerrufen",
  },
  "organization.invitation_accepted": {
    title: "Einladung in die Organisation angenommen",
    did: "hat die Einladung in die Organisation mit der Rolle {after.role} angenommen",
    tried: "die Einladung in die Organisation anzunehmen",
  },
  "organization.invitation_declined": {
    title: "Einladung in die Organisation abgelehnt",
    did: "hat die Einladung in die Organisation mit der Rolle {before.role} abgelehnt",
    tried: "die Einladung in die Organisation abzulehnen",
  },
  "organization.plan_changed": {
    title: "Tarif geändert",
    did: "hat den Tarif von {before.plan} in {after.plan} geändert",
    tried: "den Tarif zu ändern",
  },
  "organization.features_reconciled": {
    title: "Funktionen des Tarifs übernommen",
    did: "hat die Funktionen des Tarifs {target.plan} übernommen",
    tried: "die Funktionen des Tarifs {target.plan} zu übernehmen",
  },
  "organization.limit_lifted": {
    title: "Limit geändert",
    did: "hat ein Limit geändert: {target} ist jetzt {after.amount}",
    tried: "ein Limit zu ändern",
  },
  "organization.security_policy_set": {
    title: "Sicherheitsrichtlinie der Organisation geändert",
    did: "hat die Sicherheitsrichtlinie der Organisation geändert (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie der Organisation zu ändern",
  },
  "organization.security_policy_confirmed": {
    title: "Sicherheitsrichtlinie der Organisation bestätigt",
    did: "hat die Sicherheitsrichtlinie der Organisation bestätigt (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie der Organisation zu bestätigen",
  },
  "organization.security_policy_reverted": {
    title: "Sicherheitsrichtlinie der Organisation zurückgenommen",
    did: "hat die Sicherheitsrichtlinie der Organisation zurückgenommen (Fassung {after.version})",
    tried: "die Sicherheitsrichtlinie der Organisation zurückzunehmen",
  },
  "organization.purged": {
    title: "Organisation endgültig gelöscht",
    did: "hat die Organisation {target} endgültig gelöscht",
    tried: "die Organisation endgültig zu löschen",
  },
};

export const auditWords: AuditWords = {
  phrases: auditPhrases,
  system: "Das System",
  unknown: "(unbekannt)",
  erased: "(auf Antrag gelöscht)",
  did: (who, did) => `${who} ${did}.`,
  tried: (who, tried) => `${who} hat versucht, ${tried} (abgelehnt).`,
};
