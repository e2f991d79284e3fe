/**
 * `npm run erasure:prove [-- --posts N]`: shows on a store of its own that what is erased is gone, in every way
 * in which something goes; and that the search would find what is left, by the same run in which SQLite was
 * not told to overwrite. Ends with 1 when a word is left, or when that other run leaves none to be found.
 */
import { parseArgs } from 'node:util'
import { prove, type Place, type Proof } from './erasure/prove.ts'

const USAGE = 'Say how many posts stay around what goes: npm run erasure:prove -- --posts 50000'
const POSTS = 50_000
const EACH = 20

function postsFrom(args: string[]): number {
  let given: string | undefined
  try {
    given = parseArgs({ args, options: { posts: { type: 'string' } } }).values.posts
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
  if (given === undefined) return POSTS
  if (!/^\d{1,7}$/.test(given)) throw new Error(USAGE)
  return Number(given)
}

function line(cells: string[]): string {
  const [name = '', ...rest] = cells
  return `${name.padEnd(42)}${rest.map((cell) => cell.padStart(14)).join('')}\n`
}

function row(place: Place): string {
  const verdict = !place.counts ? 'not promised' : place.found.length === 0 ? 'gone' : 'LEFT'
  return line([place.name, String(place.found.length), place.stays ? 'found' : 'no', verdict])
}

function table(proof: Proof): string {
  return [
    line(['looked into', 'of what went', 'what stays', '']),
    ...proof.places.map(row),
    ...proof.places
      .filter((place) => place.counts && place.found.length > 0)
      .map((place) => `${place.name}: ${place.found.slice(0, 10).join(', ')}\n`),
  ].join('')
}

function onStep(what: string): void {
  process.stderr.write(`… ${what}\n`)
}

function leftIn(proof: Proof): number {
  return proof.places.reduce((sum, place) => sum + (place.counts ? place.found.length : 0), 0)
}

try {
  const posts = postsFrom(process.argv.slice(2))
  const proof = await prove({ posts, each: EACH, overwrite: true, memory: true, onStep })
  process.stdout.write(`In a store of ${posts} posts ${proof.went} words went:\n`)
  for (const [kind, count] of proof.kinds)
    process.stdout.write(`  ${String(count).padStart(4)}  ${kind}\n`)
  process.stdout.write(`\n${table(proof)}`)
  const without = await prove({ posts, each: EACH, overwrite: false, memory: false, onStep })
  process.stdout.write(`\nThe same, with SQLite not told to overwrite:\n${table(without)}`)
  const [left, found] = [leftIn(proof), leftIn(without)]
  process.stdout.write(`\nLeft: ${left}. Found where nothing is overwritten: ${found}.\n`)
  if (left > 0 || !proof.traceless || found === 0) process.exitCode = 1
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
