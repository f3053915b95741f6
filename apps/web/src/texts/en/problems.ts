export const problems = {
  unknown: "Something went wrong. Try again in a moment.",
  offline: "The server can't be reached. Check your connection and try again.",
  notFoundTitle: "Page not found",
  notFound:
    "This page doesn't exist, or you don't have access to it. Ask the person who sent you the link to add you.",
  cannotSeeTitle: "You can't see this",
  cannotDoTitle: "You can't do this",
  impossibleTitle: "This isn't possible",
  wrongStateTitle: "Not available right now",
  errorTitle: "This page couldn't be loaded",
  reload: "Reload the page",
  goHome: "Go to my workspace",
  goToStart: "Go to the start page",
  setUpSecondFactor: "Set up a second factor",
  goToWorkspaces: "View all workspaces",
};
