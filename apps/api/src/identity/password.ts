/**
 * The hash under which a password is kept: better-auth's scrypt (N=16384, r=16, p=1, a random salt).
 * The seed uses it for the demo's people. Loaded when called, as better-auth takes a while.
 */
export async function hashPassword(password: string): Promise<string> {
  const { hashPassword: scrypt } = await import("better-auth/crypto");
  return scrypt(password);
}
