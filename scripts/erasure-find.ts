/**
 * `npm run erasure:find < WORDS`: looks for words, a line each, in every byte of every file in DATA_DIR: to see
 * with one's own eyes that what was erased is gone. They come by standard input, so that they stand in no
 * history of a shell. Answers each word's place in the input, never the word. Ends with 1 when one is found.
 */
import { text } from 'node:stream/consumers'
import { readEnvironment } from '#app/server/environment.ts'
import { storeExists } from '#db/store.ts'
import { searchFiles } from './erasure/look.ts'
import { searchFor } from './erasure/traces.ts'
import { explainStartError } from './start-error.ts'

const SHORTEST = 6
const USAGE = `Give words of ${SHORTEST} letters or more, a line each: echo 'a rare word' | npm run erasure:find`

/** The search index knows words in small letters, without what stands above and below them; and one by one. */
function formsOf(word: string): string[] {
  const forms = [word, word.toLowerCase()].flatMap((form) => [
    form.normalize('NFC'),
    form.normalize('NFD'),
    form.normalize('NFD').replace(/\p{M}/gu, ''),
  ])
  return [...new Set(forms)].filter((form) => form !== '')
}

try {
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (!storeExists(dataDir)) throw new Error(`There is no store in ${dataDir}.`)
  const lines = (await text(process.stdin)).split('\n').map((line) => line.trim())
  const words = lines.filter(Boolean)
  if (words.length === 0 || words.some((word) => word.length < SHORTEST)) throw new Error(USAGE)
  const forms = words.flatMap((word, index) =>
    formsOf(word).map((form) => [`word ${index + 1} ${form}`, form]),
  )
  const search = searchFor(Object.fromEntries(forms) as Record<string, string>)
  let found = 0
  for (const [file, names] of searchFiles(dataDir, search)) {
    const which = [...new Set([...names].map((name) => name.split(' ')[1]))]
    found += which.length
    process.stdout.write(
      `${file}: ${which.length === 0 ? 'nothing' : `word ${which.join(', ')}`}\n`,
    )
  }
  process.stdout.write(found === 0 ? 'Not one of them is there.\n' : 'Some are still there.\n')
  if (found > 0) process.exitCode = 1
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
