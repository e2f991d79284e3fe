/** The project's own sources, read and parsed once for all checks. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './tool.ts'

export type Source = { file: string; text: string }

/** Sources in `rooms` (folders at the root), paths from the root with `/`. */
export function sourcesIn(rooms: readonly string[]): Source[] {
  const files = rooms.flatMap((room) => globSync(`${room}/**/*.{ts,tsx,js,mjs}`, { cwd: ROOT }))
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
}

/** The syntax tree of a source. */
export function parse(source: Source): ts.SourceFile {
  const kind = source.file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true, kind)
}

/** Calls `visit` for every node below `node`, and `node` itself. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** The line on which a node begins, from 1. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile()
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}
