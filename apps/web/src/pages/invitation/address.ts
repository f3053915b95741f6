/** The URL of an invitation's page, to return to after signing in. */
export function invitationAddress(token: string, email: string | undefined): string {
  const search = new URLSearchParams(email === undefined ? { token } : { token, email });
  return `/invitation?${search.toString()}`;
}

/** The invited address, if the person returns to an invitation after signing up; null for any other page. */
export function invitedAddress(next: string | undefined): string | null {
  const { pathname, searchParams } = new URL(next ?? "/", location.origin);
  return pathname === "/invitation" ? searchParams.get("email") : null;
}
