/** Notices of an open console. */
export const live = {
  lostTitle: (name: string) => `You no longer have access to ${name}`,
  lostPlace: "this page",
  lost: "Your access was removed. Contact an admin there if you didn't expect this. Your other workspaces aren't affected.",
  deletedTitle: (name: string) => `${name} was deleted`,
  deleted:
    "This happened a moment ago. People who can restore it find it in their list of workspaces. If it is restored, this page reappears.",
  addressTitle: (name: string) => `You can't use ${name} from here`,
  address: "Its security policy doesn't allow your network address. Your other workspaces aren't affected.",
  offline: "You are offline. What you see may be out of date, and changes can't be saved.",
  unreachable: "Can't reach the server. What you see may be out of date. Trying again …",
  goOn: "Go to your workspaces",
};
