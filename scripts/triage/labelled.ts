import { readdirSync, readFileSync } from 'node:fs'
import { LEVELS, type DangerAnswer, type Level, type Theme } from '#moderation/vocabulary.ts'

export type Labelled = {
  id: string
  lang: string
  board: Theme
  text: string
  level: Level
  signals: string[]
  kind: string
  /** Contrast posts that belong together. */
  group?: string
  /** What the writer answered to "is there danger now?", where it is known. */
  danger?: DangerAnswer
}

const FOLDER = 'tests/data/triage'

/** The files that were named, or else all of the project's own. */
export function labelledFiles(named: string[]): string[] {
  if (named.length > 0) return named
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .map((name) => `${FOLDER}/${name}`)
}

/**
 * Reads labelled posts, JSON lines.
 * @throws Error naming file, line and what is wrong.
 */
export function readLabelled(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        const post = JSON.parse(line) as Labelled
        if (typeof post.text !== 'string') throw new Error('"text" must be a string')
        if (!LEVELS.includes(post.level)) throw new Error('"level" is not one of the four')
        return [{ ...post, signals: post.signals ?? [] }]
      } catch (error) {
        throw new Error(`${file}:${index + 1}: ${(error as Error).message}`, { cause: error })
      }
    })
}
