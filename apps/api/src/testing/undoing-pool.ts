import pg from "pg";

/**
 * Connections on which every transaction ends in a rollback, so that a test can ask each procedure for its answer and
 * find the same state for the next question. Everything else is real.
 */
export class UndoingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool["connect"]>[0]): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect(callback);
      return undefined;
    }
    return super.connect().then(undoing);
  }
}

function undoing(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (property !== "query") return value.bind(target);
      return (query: string, ...rest: unknown[]) =>
        value.call(
          target,
          typeof query === "string" && query.endsWith("COMMIT")
            ? "SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK"
            : query,
          ...rest,
        );
    },
  });
}
