import type pg from "pg";

declare const row: unique symbol;

/** A statement and its values; its rows have this type. */
export type Statement<Row extends pg.QueryResultRow> = {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly [row]?: Row;
};

/** A name for each text; texts come only from the code, never with values, so there are few. */
const names = new Map<string, string>();

/**
 * A statement that the server plans once per connection: with row policies, planning takes several times as long as
 * running.
 */
export function prepared(text: string, values: readonly unknown[] = []): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: values as unknown[] };
}

/**
 * Sends statements in one write and waits for them in one round trip; one by one if the connection has no pipeline.
 * Throws the error of the first that fails; later ones in the same transaction have then failed with it.
 */
export async function together(
  client: pg.PoolClient,
  statements: readonly (string | pg.QueryConfig)[],
): Promise<pg.QueryResult[]> {
  if (!client.pipeline) {
    const answers: pg.QueryResult[] = [];
    for (const statement of statements) answers.push(await client.query(statement));
    return answers;
  }
  const { stream } = client.connection;
  stream.cork();
  const answers = statements.map((statement) => client.query(statement));
  stream.uncork();
  return Promise.all(answers);
}
