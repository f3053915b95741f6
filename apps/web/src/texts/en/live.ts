/** What an open console says by itself. */
export const live = {
  lostTitle: (name: string) => `You no longer have access to ${name}`,
  lostPlace: "this page",
  lost: "It was taken away a moment ago. Ask an admin there if this surprises you; your other workspaces are as they were.",
  goOn: "Go to your workspaces",
};
