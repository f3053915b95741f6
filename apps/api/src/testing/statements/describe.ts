import type pg from "pg";

/** A column of an answer, as the server describes it before anything runs. */
export type Column = {
  readonly name: string;
  readonly dataTypeID: number;
  /** The table's column that it is; 0 for what is computed. */
  readonly tableID: number;
  readonly columnID: number;
};

type Wire = {
  parse: (statement: { name: string; text: string }) => void;
  describe: (what: { type: "S"; name: string }) => void;
  sync: () => void;
};

/** Has the server prepare the statement, and nothing more: its columns, or none where it returns no rows. */
export function describeStatement(client: pg.ClientBase, text: string): Promise<readonly Column[]> {
  return new Promise((resolve, reject) => {
    let columns: readonly Column[] = [];
    const query = {
      submit: (connection: Wire) => {
        connection.parse({ name: "", text });
        connection.describe({ type: "S", name: "" });
        connection.sync();
      },
      handleRowDescription: ({ fields }: { fields: readonly Column[] }) => {
        columns = fields;
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(columns),
    };
    client.query(query as never);
  });
}
