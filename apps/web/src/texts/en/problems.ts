export const problems = {
  unknown: "Something went wrong. Try again in a moment.",
  offline: "The server cannot be reached. Check your connection and try again.",
  notFoundTitle: "There is nothing here",
  notFound:
    "The page does not exist, or it belongs to something that you are not a member of. Whoever sent you the link can add you.",
  refusedTitle: "You cannot see this",
  refusedHelp: (who: string) => `If you need it, ask ${who}.`,
  refusedHelpUnknown: "If you need it, ask whoever looks after this workspace.",
  wrongStateTitle: "Not in this state",
  errorTitle: "This did not load",
  crashedTitle: "The page stopped working",
  crashed: "Reload it to go on. Nothing that was saved is lost.",
  reload: "Reload the page",
  goHome: "Go to my workspace",
  goToWorkspaces: "See all workspaces",
};
