/** The address of an invitation's page, to come back to after signing in. */
export function invitationAddress(token: string): string {
  return `/invitation?token=${encodeURIComponent(token)}`;
}
