import { type Node, SyntaxKind } from "typescript/unstable/ast";
import { type Project, SymbolFlags } from "typescript/unstable/sync";
import { matching } from "../../procedure/search.ts";

/**
 * The possible values of an expression that only the running code knows, by its source text, preceded by its file if it
 * occurs elsewhere too ("lease.ts: name"): texts, or functions of the same file with the texts that each of their
 * parameters can be. None can be left over.
 */
export type Holes = ReadonlyMap<string, Hole>;
export type Hole =
  | readonly string[]
  | { readonly functions: Readonly<Record<string, readonly (readonly string[])[]>> };

/** What is known about the parameters of a function whose body is evaluated. */
type Known = ReadonlyMap<string, readonly string[]>;

// biome-ignore lint/suspicious/noExplicitAny: a node of the compiler's tree, with the fields of its kind
type Loose = Node & { readonly [field: string]: any };

class Unreadable extends Error {}

/** Each text that an expression can be, or a sentence why it can't be determined. */
export function textsOf(project: Project, node: Node, holes: Holes): readonly string[] | string {
  try {
    return [...new Set(read(project, node, new Map(), holes))];
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

function read(project: Project, given: Node, known: Known, holes: Holes): readonly string[] {
  const node = given as unknown as Loose;
  const of = (child: Node) => read(project, child, known, holes);
  const { fileName } = node.getSourceFile();
  const written = node.getText();
  const hole =
    holes.get(written) ?? holes.get(`${fileName.slice(fileName.lastIndexOf("/") + 1)}: ${written}`);
  if (hole !== undefined) return fill(project, node, hole, holes);
  switch (node.kind) {
    case SyntaxKind.StringLiteral:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
    case SyntaxKind.NumericLiteral:
      return [node.text];
    case SyntaxKind.TemplateExpression:
      return node.templateSpans.reduce(
        (
          texts: readonly string[],
          { expression, literal }: { expression: Node; literal: { text: string } },
        ) => texts.flatMap((text) => of(expression).map((part) => text + part + literal.text)),
        [node.head.text],
      );
    case SyntaxKind.ParenthesizedExpression:
    case SyntaxKind.AsExpression:
      return of(node.expression);
    case SyntaxKind.ConditionalExpression:
      return [...of(node.whenTrue), ...of(node.whenFalse)];
    case SyntaxKind.BinaryExpression:
      if (node.operatorToken.kind !== SyntaxKind.PlusToken) break;
      return of(node.left).flatMap((left) => of(node.right).map((right) => left + right));
    case SyntaxKind.Identifier: {
      const bound = known.get(node.text);
      if (bound !== undefined) return bound;
      const made = declarationOf(project, node);
      if (made?.kind === SyntaxKind.VariableDeclaration && made.initializer !== undefined) {
        return read(project, made.initializer, new Map(), holes);
      }
      break;
    }
    case SyntaxKind.CallExpression: {
      const made = declarationOf(project, node.expression);
      const args = node.arguments.map((each: Node) => orUnknown(() => of(each)));
      // It is built from its arguments by more than a template.
      if (node.expression.text === "matching") return [matching(...(args.flat() as [string, ...string[]]))];
      if (made !== undefined) return call(project, made, args, holes);
      break;
    }
  }
  const type = project.checker.getTypeAtLocation(node);
  // A limit, a bit, a count: any number can replace it.
  if (type !== undefined && /^(number|\d+)$/.test(project.checker.typeToString(type))) return ["1"];
  throw new Unreadable(`cannot tell what ${node.getText()} is`);
}

/** The texts, or undefined if they can't be determined; then nothing can depend on them. */
function orUnknown(texts: () => readonly string[]): readonly string[] | undefined {
  try {
    return texts();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The results of a function for these arguments, each of which is one of several texts. */
function call(
  project: Project,
  declared: Loose,
  given: readonly (readonly string[] | undefined)[],
  holes: Holes,
): readonly string[] {
  const made = declared.kind === SyntaxKind.VariableDeclaration ? declared.initializer : declared;
  const known = new Map<string, readonly string[]>();
  for (const [at, parameter] of (made?.parameters ?? []).entries()) {
    const texts = given[at];
    if (parameter.name.text !== undefined && texts !== undefined) known.set(parameter.name.text, texts);
  }
  const { body } = made ?? {};
  if (body === undefined) throw new Unreadable("cannot tell what a function returns");
  if (body.kind !== SyntaxKind.Block) return read(project, body, known, holes);
  const returned = body.statements.filter((each: Node) => each.kind === SyntaxKind.ReturnStatement);
  for (const each of body.statements) {
    if (each.kind !== SyntaxKind.VariableStatement) continue;
    for (const { name, initializer } of each.declarationList.declarations) {
      const texts = initializer && orUnknown(() => read(project, initializer, known, holes));
      if (name.text !== undefined && texts !== undefined) known.set(name.text, texts);
    }
  }
  return returned.flatMap(({ expression }: { expression: Node }) => read(project, expression, known, holes));
}

function fill(project: Project, node: Node, hole: Hole, holes: Holes): readonly string[] {
  if (!("functions" in hole)) return hole;
  return Object.entries(hole.functions).flatMap(([name, given]) => {
    const symbol = project.checker.resolveName(name, SymbolFlags.Value, node as never);
    const declared = symbol?.valueDeclaration?.resolve(project);
    if (declared === undefined) throw new Unreadable(`there is no ${name}`);
    return call(project, declared, given, holes);
  });
}

function declarationOf(project: Project, name: Node) {
  const { checker } = project;
  const symbol = checker.getSymbolAtLocation(name as never);
  if (symbol === undefined) return undefined;
  const own = symbol.valueDeclaration === undefined ? checker.getAliasedSymbol(symbol) : symbol;
  return own.valueDeclaration?.resolve(project) as Loose | undefined;
}
