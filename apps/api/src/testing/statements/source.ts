import { resolve } from "node:path";
import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import { API, type Project, type Type } from "typescript/unstable/sync";
import { type Holes, textsOf } from "./texts.ts";

/** A column as the code claims it. */
export type Claim = { readonly name: string; readonly type: string; readonly nullable: boolean };

/** A place in the source that sends a statement and claims its row type. */
export type Site = {
  /** File and line, from the repository's root. */
  readonly at: string;
  /** Each text that it can send, or the reason why it can't be determined. */
  readonly texts: readonly string[] | string;
  readonly claims: readonly Claim[];
};

const root = resolve(import.meta.dirname, "../../../../..");
const projects = ["apps/api", "packages/db"];

/**
 * Every statement of the API and the database package with a claimed row type: each `sql<Row>(…)` and `query<Row>(…)`,
 * and each `Statement<Row>`, found in the source with the compiler, so that none is missed because it did not run. The
 * doctor's catalog queries are covered by its own tests.
 */
export function readSites(holes: Holes): Site[] {
  const api = new API({ cwd: root });
  try {
    const configs = projects.map((folder) => resolve(root, folder, "tsconfig.json"));
    const snapshot = api.updateSnapshot({ openProjects: configs });
    return projects.flatMap((folder, at) => {
      const project = snapshot.getProject(configs[at] ?? "");
      if (project === undefined) throw new Error(`the compiler does not open ${folder}`);
      const own = `${root}/${folder}/src/`;
      return project.program
        .getSourceFileNames()
        .filter(
          (name) => name.startsWith(own) && !/\.test\.ts$|\/testing|\/generated\/|\/doctor\//.test(name),
        )
        .flatMap((name) => sitesOf(project, project.program.getSourceFile(name), holes));
    });
  } finally {
    api.close();
  }
}

function sitesOf(project: Project, file: SourceFile | undefined, holes: Holes): Site[] {
  if (file === undefined) return [];
  const sites: Site[] = [];
  const place = file.fileName.slice(root.length + 1);
  const visit = (node: Node): void => {
    const found = statementAt(project, node);
    if (found !== undefined) {
      const line = file.text.slice(0, node.getStart(file)).split("\n").length;
      sites.push({
        at: `${place}:${line}`,
        texts: wrapped(textsOf(project, found.text, holes), found.wrap),
        claims: claimsOf(project, found.row),
      });
    }
    node.forEachChild((child) => visit(child));
  };
  visit(file);
  return sites;
}

type Found = { readonly text: Node; readonly row: Type; readonly wrap?: (text: string) => string };

function wrapped(texts: readonly string[] | string, wrap: Found["wrap"]): readonly string[] | string {
  return wrap === undefined || typeof texts === "string" ? texts : texts.map(wrap);
}

/** The text and the row's type, if the node is a statement with a claim. */
function statementAt({ checker }: Project, node: Node): Found | undefined {
  if (node.kind === SyntaxKind.CallExpression) {
    const { expression, typeArguments, arguments: given } = node as never as CallLike;
    const [text] = given;
    const called = expression.name?.text ?? expression.text;
    const [row] = typeArguments ?? [];
    // A lease's extra columns come from its table; only the outbox selects any.
    if (called === "claimDue" && row !== undefined && given[3] !== undefined) {
      const type = checker.getTypeFromTypeNode(row as never);
      const wrap = (columns: string) => `SELECT ${columns.replace(/^, /, "")} FROM public.outbox w`;
      return type && { text: given[3], row: type, wrap };
    }
    if (row === undefined || text === undefined || (called !== "sql" && called !== "query")) return undefined;
    // A statement that is created elsewhere is checked there.
    if (isMadeElsewhere(text)) return undefined;
    const type = checker.getTypeFromTypeNode(row as never);
    return type && checker.getPropertiesOfType(type).length > 0 ? { text, row: type } : undefined;
  }
  if (node.kind !== SyntaxKind.ObjectLiteralExpression) return undefined;
  const { properties } = node as never as { properties: readonly PropertyLike[] };
  const text = properties.find(({ name }) => name?.text === "text");
  if (text?.initializer === undefined || !properties.some(({ name }) => name?.text === "values"))
    return undefined;
  const contextual = checker.getContextualType(node as never);
  const [row] = contextual?.getAliasTypeArguments() ?? [];
  return row && checker.getPropertiesOfType(row).length > 0 ? { text: text.initializer, row } : undefined;
}

type Named = { readonly text?: string };
type CallLike = {
  readonly expression: Named & { readonly name?: Named };
  readonly typeArguments?: readonly Node[];
  readonly arguments: readonly Node[];
};
type PropertyLike = { readonly name?: Named; readonly initializer?: Node };

/** Whether it is the `text` of `const { text, values } = …`, the destructuring of a `Statement<Row>`. */
function isMadeElsewhere(node: Node): boolean {
  return node.kind === SyntaxKind.Identifier && (node as never as Named).text === "text" && takesApart(node);
}

function takesApart(node: Node): boolean {
  let block: Node | undefined = node.parent;
  while (block !== undefined && block.kind !== SyntaxKind.Block) block = block.parent;
  return block !== undefined && /const \{ text, values \} = /.test(block.getText());
}

function claimsOf({ checker }: Project, row: Type): Claim[] {
  return checker.getPropertiesOfType(row).map((symbol) => {
    const type = checker.getTypeOfSymbol(symbol);
    const written = type === undefined ? "unknown" : checker.typeToString(type);
    const parts = (type?.isUnionType() ? type.getTypes() : [type])?.map((part) =>
      part === undefined ? "unknown" : checker.typeToString(part),
    );
    const nullable = parts?.some((part) => part === "null" || part === "undefined") ?? false;
    return {
      name: symbol.name,
      type: parts?.filter((part) => part !== "null" && part !== "undefined").join(" | ") ?? written,
      nullable,
    };
  });
}
