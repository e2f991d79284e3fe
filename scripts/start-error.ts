import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { EnvironmentError } from '#app/server/environment.ts'
import { troubleOf } from '#db/trouble.ts'

/** The one line that the operator reads when a start fails. */
export function explainStartError(error: unknown): string {
  const code = (error as { code?: string }).code
  if (code === 'EADDRINUSE') return 'This port is in use: set another one, for example PORT=3001.'
  if (code === 'EACCES')
    return 'No right to use this port or folder: choose another PORT or DATA_DIR.'
  const path = (error as { path?: unknown }).path
  if (code === 'ENOENT' && typeof path === 'string') {
    const folder = dirname(path)
    return existsSync(folder)
      ? `There is no file ${path}.`
      : `There is no folder ${folder}: make it, or say another.`
  }
  const trouble = troubleOf(error)
  if (trouble !== undefined) return trouble.todo
  if (code === 'SQLITE_ERROR' && /^no such (table|column)/.test((error as Error).message)) {
    return 'The store is of another version: npm start brings it up to date.'
  }
  if (error instanceof EnvironmentError || error instanceof Error) return error.message
  return String(error)
}
