/**
 * The stored hash of a password: better-auth's scrypt (N=16384, r=16, p=1, a random salt).
 * The seed uses it for the demo's people. Loaded on demand, because better-auth takes a while.
 */
export async function hashPassword(password: string): Promise<string> {
  const { hashPassword: scrypt } = await import("better-auth/crypto");
  return scrypt(password);
}
