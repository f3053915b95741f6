/** Where in a SQL text a statement failed, and why. PostgreSQL reports the position as a character offset. */
export function failurePlace(sql: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const position = error instanceof Error && "position" in error ? Number(error.position) : Number.NaN;
  if (Number.isNaN(position)) return `with: ${message}`;
  return `in line ${sql.slice(0, position).split("\n").length} with: ${message}`;
}
