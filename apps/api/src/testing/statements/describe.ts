import type pg from "pg";

/** A column of a result, as the server describes it before anything runs. */
export type Column = {
  readonly name: string;
  readonly dataTypeID: number;
  /** The number of its table column; 0 if it is computed. */
  readonly tableID: number;
  readonly columnID: number;
};

type Wire = {
  parse: (statement: { name: string; text: string }) => void;
  describe: (what: { type: "S"; name: string }) => void;
  sync: () => void;
};

/** Makes the server prepare the statement without running it; returns its columns, or none if it returns no rows. */
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
