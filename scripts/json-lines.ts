/**
 * Commands that read JSON lines and answer JSON lines: in order, a bad line gets a clear error with its
 * number on stderr, the others are still answered, and the exit status says whether all were good.
 */
import { createInterface } from 'node:readline'

export async function answerJsonLines(
  answer: (line: Record<string, unknown>) => unknown,
): Promise<void> {
  let number = 0
  let bad = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1
    if (line.trim() === '') continue
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Error('a JSON object was expected')
      }
      const fields = value as Record<string, unknown>
      if (typeof fields.text !== 'string') throw new Error('"text" must be a string')
      if (!process.stdout.write(`${JSON.stringify(answer(fields))}\n`)) {
        await new Promise((resolve) => process.stdout.once('drain', resolve))
      }
    } catch (error) {
      bad += 1
      process.stderr.write(`line ${number}: ${(error as Error).message}\n`)
    }
  }
  process.exitCode = bad === 0 ? 0 : 1
}
