/** What an open console says by itself. */
export const live = {
  lostTitle: (name: string) => `You no longer have access to ${name}`,
  lostPlace: "this page",
  lost: "Your access was removed. Contact an admin there if you didn't expect this. Your other workspaces aren't affected.",
  goOn: "Go to your workspaces",
};
