import type { Texts } from "../en.ts";

export const live: Texts["live"] = {
  lostTitle: (name) => `Sie haben keinen Zugriff mehr auf ${name}`,
  lostPlace: "diese Seite",
  lost: "Der Zugriff wurde Ihnen eben entzogen. Fragen Sie dort einen Admin, wenn Sie das überrascht; in Ihren anderen Workspaces ist alles, wie es war.",
  goOn: "Zu Ihren Workspaces",
};
