/** The address of an invitation's page, to come back to after signing in. */
export function invitationAddress(token: string, email: string | undefined): string {
  const search = new URLSearchParams(email === undefined ? { token } : { token, email });
  return `/invitation?${search.toString()}`;
}

/** Whom the invitation is for that the person comes back to after signing up; null for every other page. */
export function invitedAddress(next: string | undefined): string | null {
  const { pathname, searchParams } = new URL(next ?? "/", location.origin);
  return pathname === "/invitation" ? searchParams.get("email") : null;
}
