const key = "bailiwick.next";

/** Keeps where someone was going while they are at their company's sign-in, in this tab. */
export function keepNext(next: string | undefined): void {
  if (next === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, next);
}

/** Where they were going, once. */
export function takeNext(): string | undefined {
  const next = sessionStorage.getItem(key) ?? undefined;
  sessionStorage.removeItem(key);
  return next;
}
