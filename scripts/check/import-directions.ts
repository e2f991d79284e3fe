/**
 * The arrows of the house: app → moderation → db, never up; each bought part behind one door. A reader
 * of its own, because the linter's overrides replace each other instead of adding up, know no
 * exceptions within a pattern, and see neither `import('…').Type` nor a query written in a page.
 */
import { posix } from 'node:path'
import ts from 'typescript'
import { resultOf, type Check } from './check.ts'
import { lineOf, parse, sourcesIn, walk, type Source } from './sources.ts'

type Import = { specifier: string; typeOnly: boolean; line: number }

type Rule = {
  /** Files it holds for. */
  in: RegExp
  /** Files it does not hold for. */
  but?: RegExp
  /** What they may not import: a path from the root, or a package. */
  not: RegExp
  /** What of it they may import as a type. */
  typesOf?: RegExp
  because: string
}

const FRAMEWORKS = /^(@?remix(-run)?|react|react-dom|express|lucia)(\/|$)/

const RULES: Rule[] = [
  {
    in: /^(app|moderation|db)\//,
    not: /^(scripts|tests|public)\//,
    because: 'what is started by hand and what tests it stand outside the house',
  },
  {
    in: /^(moderation|db)\//,
    not: /^app\//,
    because: 'imports only go down: app → moderation → db',
  },
  {
    in: /^db\//,
    not: /^moderation\//,
    typesOf: /^moderation\/vocabulary\.ts$/,
    because:
      'the store knows no rules about people; it may name the types in moderation/vocabulary.ts',
  },
  {
    in: /^(moderation|db)\//,
    not: FRAMEWORKS,
    because: 'below the pages nothing knows of frameworks',
  },
  {
    in: /./,
    but: /^db\/connection\.ts$/,
    not: /^better-sqlite3(\/|$)/,
    typesOf: /./,
    because:
      'only db/connection.ts opens a store: what is promised about deleting holds per connection',
  },
  { in: /^app\//, not: /^kysely(\/|$)/, because: 'pages know nothing of SQL: ask db/queries' },
  {
    in: /./,
    but: /^app\/auth\//,
    not: /^lucia(\/|$)/,
    because: 'Lucia is touched in app/auth alone, so that it can be replaced',
  },
  { in: /^public\//, not: /./, because: 'files in public/ are served as they are' },
]

const QUERIES = new Set([
  'selectFrom',
  'insertInto',
  'replaceInto',
  'updateTable',
  'deleteFrom',
  'pragma',
])

/** Whether an import or export brings types alone. */
function bringsTypesOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly)
}

function importIn(node: ts.Node): Import | undefined {
  const line = lineOf(node)
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier
    if (from === undefined || !ts.isStringLiteral(from)) return undefined
    return { specifier: from.text, typeOnly: bringsTypesOnly(node), line }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument
    return ts.isStringLiteral(literal)
      ? { specifier: literal.text, typeOnly: true, line }
      : undefined
  }
  if (!ts.isCallExpression(node)) return undefined
  const [first] = node.arguments
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require')
  if (!loads || first === undefined || !ts.isStringLiteral(first)) return undefined
  return { specifier: first.text, typeOnly: false, line }
}

/** Where a specifier leads: a path from the root, or a package as it is named. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
  return specifier
}

function isQuery(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText().split('<')[0] === 'sql'
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return QUERIES.has(node.expression.name.text)
}

/** Every arrow of a source that goes the wrong way, a line each: where, what, and why not. */
export function breachesIn(source: Source): string[] {
  const rules = RULES.filter((rule) => rule.in.test(source.file) && !rule.but?.test(source.file))
  const found: string[] = []
  walk(parse(source), (node) => {
    if (source.file.startsWith('app/') && isQuery(node)) {
      found.push(
        `${source.file}:${lineOf(node)} holds a query: pages know nothing of SQL: ask db/queries`,
      )
    }
    const one = importIn(node)
    if (one === undefined) return
    const target = targetOf(source.file, one.specifier)
    for (const rule of rules) {
      if (!rule.not.test(target) || (one.typeOnly && rule.typesOf?.test(target))) continue
      found.push(`${source.file}:${one.line} imports ${one.specifier}: ${rule.because}`)
    }
  })
  return found
}

export const importDirections: Check = {
  name: 'import directions',
  run: () =>
    resultOf(
      sourcesIn(['app', 'moderation', 'db', 'public', 'scripts', 'tests']).flatMap(breachesIn),
      'Move what is needed down a floor, or ask a function that stands there.',
    ),
}
