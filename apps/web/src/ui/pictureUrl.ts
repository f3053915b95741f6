/** The address of a person's picture; null without one. Another version is another address, so that it is loaded anew. */
export function pictureUrl(userId: string, version: string | null): string | null {
  return version === null ? null : `/api/pictures/${userId}?v=${version}`;
}
