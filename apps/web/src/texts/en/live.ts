/** What an open console says by itself. */
export const live = {
  lostTitle: (name: string) => `You no longer have access to ${name}`,
  lostPlace: "this page",
  lost: "Your access was removed. Contact an admin there if you didn't expect this. Your other workspaces aren't affected.",
  deletedTitle: (name: string) => `${name} was deleted`,
  deleted:
    "This happened a moment ago. Who can restore it finds it in the list of workspaces; when it is restored, this page comes back.",
  offline: "You are offline. What you see may be out of date, and changes cannot be saved.",
  unreachable: "The server cannot be reached. What you see may be out of date; trying again …",
  goOn: "Go to your workspaces",
};
