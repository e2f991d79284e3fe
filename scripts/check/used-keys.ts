/**
 * Which texts the code asks for. A key is a string that begins with a namespace (`forum:post.edit`); one
 * with a changing part is a pattern, which must fit at least one text. What `t()` is given without a
 * namespace belongs to the default one.
 */
import ts from 'typescript'
import { lineOf, parse, walk, type Source } from './sources.ts'
import { baseOf } from './texts-by-language.ts'

const DEFAULT_NAMESPACE = 'common'

/** `pattern` fits the keys, or the groups of keys, that this place asks for. */
export type UsedKey = { key: string; pattern: RegExp; where: string }

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The fixed pieces of a string, between which stands what changes; undefined for anything else. */
function piecesOf(node: ts.Node): string[] | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (!ts.isTemplateExpression(node)) return undefined
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
}

function isAskedOfT(node: ts.Node): boolean {
  const call = node.parent
  return (
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    ts.isIdentifier(call.expression) &&
    call.expression.text === 't'
  )
}

/** The keys that a source asks for. */
export function usedKeysIn(source: Source, namespaces: readonly string[]): UsedKey[] {
  const begins = new RegExp(`^(${namespaces.map(escaped).join('|')}):[\\w.-]*$`)
  const used: UsedKey[] = []
  walk(parse(source), (node) => {
    const pieces = piecesOf(node)
    const [first = ''] = pieces ?? []
    if (pieces === undefined || (!begins.test(first) && !isAskedOfT(node))) return
    const whole = first.includes(':')
      ? pieces
      : [`${DEFAULT_NAMESPACE}:${first}`, ...pieces.slice(1)]
    used.push({
      key: whole.join('…'),
      pattern: new RegExp(`^${whole.map(escaped).join('[^:]+')}(\\.|$)`),
      where: `${source.file}:${lineOf(node)}`,
    })
  })
  return used
}

/** Keys that are asked for but say nothing, and texts that nobody asks for. */
export function matchKeys(
  keys: Iterable<string>,
  used: readonly UsedKey[],
): { missing: string[]; unused: string[] } {
  const bases = [...new Set([...keys].map(baseOf))]
  return {
    missing: used
      .filter((one) => !bases.some((key) => one.pattern.test(key)))
      .map((one) => `${one.where} asks for ${one.key}, which no language has`),
    unused: bases.filter((key) => !used.some((one) => one.pattern.test(key))),
  }
}
