export const problems = {
  unknown: "Something went wrong. Try again in a moment.",
  offline: "The server can't be reached. Check your connection and try again.",
  notFoundTitle: "Page not found",
  notFound:
    "This page doesn't exist, or you don't have access to it. Ask the person who sent you the link to add you.",
  cannotSeeTitle: "You can't see this",
  cannotDoTitle: "You can't do this",
  refusedHelp: (who: string) => `If you need access, ask ${who}.`,
  refusedHelpUnknown: "If you need access, ask an admin of this workspace.",
  wrongStateTitle: "Not available right now",
  errorTitle: "This page couldn't be loaded",
  crashedTitle: "This page stopped working",
  crashed: "Reload to continue. Nothing you saved is lost.",
  reload: "Reload the page",
  goHome: "Go to my workspace",
  goToStart: "Go to the start page",
  goToWorkspaces: "View all workspaces",
};
