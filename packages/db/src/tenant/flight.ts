/*
 * Several prepared statements in one flight: sent in one write with one Sync, answered in one round trip.
 *
 * Between two Syncs PostgreSQL runs everything as one transaction, unless a BEGIN among the statements opens a longer
 * one; a statement that fails takes the rest of the flight with it. What a statement's rows look like is asked once for
 * each connection, not with every run.
 */
/// <reference path="./pg-utils.d.ts" />
import pg from "pg";
import { prepareValue } from "pg/lib/utils.js";

/** One statement of a flight. The name stands for the text: the server parses and plans it once per connection. */
export type Prepared = {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
};

type Row = Record<string, unknown>;
type Field = { readonly name: string; readonly dataTypeID: number };

/** How the rows of a statement are read: each column's name, and what makes a value of its text. */
type Shape = { readonly names: readonly string[]; readonly parsers: readonly ((text: string) => unknown)[] };

/** What the driver's connection has, beyond its declared types. */
type Wire = {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  readonly parse: (statement: { readonly name: string; readonly text: string }) => void;
  readonly bind: (bound: { readonly statement: string; readonly values: readonly unknown[] }) => void;
  readonly describe: (portal: { readonly type: "P"; readonly name: string }) => void;
  readonly execute: (portal: { readonly portal: string }) => void;
  readonly sync: () => void;
};

/** For a statement that returns none, such as BEGIN. */
const noRows: Shape = { names: [], parsers: [] };

const shapes = new WeakMap<Wire, Map<string, Shape>>();

function shapesOf(wire: Wire): Map<string, Shape> {
  const known = shapes.get(wire) ?? new Map<string, Shape>();
  shapes.set(wire, known);
  return known;
}

/** The rows of one statement, as they arrive. */
type Answer = { readonly statement: Prepared; readonly values: readonly unknown[]; readonly rows: Row[] };

/** What came of a flight: the rows of each statement up to the first that failed, and why it did. */
export type Landed = { readonly answers: Row[][]; readonly fault: unknown };

/** A flight is one query to the driver, which hands it each message of the server in turn. */
class Flight extends pg.Query {
  /** Ends the query, in the driver's own way: it wraps this for a timeout. */
  declare callback: (fault: unknown) => void;
  readonly #answers: readonly Answer[];
  readonly #parsed = new Set<string>();
  /** The statement that the server is answering. */
  #at = 0;
  #shape: Shape | undefined;
  #fault: unknown;
  #wire: Wire | undefined;

  constructor(statements: readonly Prepared[], land: (landed: Landed) => void) {
    super({ text: "" });
    this.#answers = statements.map((statement) => ({
      statement,
      // A value that can't be sent fails here, before anything was.
      values: statement.values.map(prepareValue),
      rows: [],
    }));
    this.callback = (fault) =>
      land({ answers: this.#answers.slice(0, this.#at).map(({ rows }) => rows), fault });
  }

  /*
   * The driver notes what was parsed under these: the statement in turn, if this flight had it parsed. They are the
   * class's: the engine keeps an accessor of an object's own with the object's shape, and so all that it refers to, long
   * after the object. The driver's constructor sets both, to nothing.
   */
  get name(): string | undefined {
    return this.#parsing?.name;
  }

  set name(_: unknown) {
    // See above.
  }

  get text(): string | undefined {
    return this.#parsing?.text;
  }

  set text(_: unknown) {
    // See above.
  }

  get #parsing(): Prepared | undefined {
    const statement = this.#answers[this.#at]?.statement;
    return statement !== undefined && this.#parsed.has(statement.name) ? statement : undefined;
  }

  override submit = (connection: unknown): null => {
    const wire = connection as Wire;
    this.#wire = wire;
    const known = shapesOf(wire);
    wire.stream.cork();
    try {
      for (const { statement, values } of this.#answers) {
        const { name, text } = statement;
        if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
          wire.parse({ name, text });
          wire.submittedNamedStatements[name] = text;
          this.#parsed.add(name);
        }
        wire.bind({ statement: name, values });
        if (!known.has(name)) wire.describe({ type: "P", name: "" });
        wire.execute({ portal: "" });
      }
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
    return null;
  };

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    const shape = {
      names: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => pg.types.getTypeParser(dataTypeID, "text")),
    };
    this.#shape = shape;
    const name = this.#answers[this.#at]?.statement.name;
    if (name !== undefined && this.#wire !== undefined) shapesOf(this.#wire).set(name, shape);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const answer = this.#answers[this.#at];
    if (answer === undefined || this.#wire === undefined || this.#fault !== undefined) return;
    this.#shape ??= shapesOf(this.#wire).get(answer.statement.name);
    if (this.#shape === undefined) return;
    try {
      answer.rows.push(readRow(this.#shape, fields));
    } catch (error) {
      this.#fault = error;
    }
  }

  handleCommandComplete(): void {
    const name = this.#answers[this.#at]?.statement.name;
    if (name !== undefined && this.#wire !== undefined && !shapesOf(this.#wire).has(name)) {
      shapesOf(this.#wire).set(name, noRows);
    }
    this.#at += 1;
    this.#shape = undefined;
  }

  handleReadyForQuery(): void {
    this.#settle(this.#fault);
  }

  handleError(error: unknown): void {
    // The server skipped what came behind: nothing of it was parsed.
    for (const { statement } of this.#answers.slice(this.#at)) {
      if (this.#parsed.has(statement.name)) delete this.#wire?.submittedNamedStatements[statement.name];
    }
    this.#settle(error);
  }

  #settle(error: unknown): void {
    this.callback(error ?? null);
  }
}

function readRow({ names, parsers }: Shape, fields: readonly (string | null)[]): Row {
  const row: Row = {};
  for (let column = 0; column < names.length; column += 1) {
    const text = fields[column] ?? null;
    row[names[column] as string] = text === null ? null : parsers[column]?.(text);
  }
  return row;
}

/** Sends the statements in one flight; what was answered before one failed comes with its error. */
export function fly(client: Pick<pg.ClientBase, "query">, statements: readonly Prepared[]): Promise<Landed> {
  return new Promise((land) => {
    client.query(new Flight(statements, land));
  });
}

/**
 * Sends the statements in one flight.
 * @returns the rows of each, in order
 * @throws the error of the first that fails, as the driver gives it; or that of the connection
 */
export async function flight(
  client: Pick<pg.ClientBase, "query">,
  statements: readonly Prepared[],
): Promise<Row[][]> {
  const { answers, fault } = await fly(client, statements);
  if (fault !== null) throw fault;
  return answers;
}
