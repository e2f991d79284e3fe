/** What the privacy officer prints: the register in Dutch with what is there today, the assessment, the search. */
import { expect, test } from 'vitest'
import { BESIDE_THE_STORE, TABLES } from '#db/inventory/inventory.ts'
import { truncateLog } from '#db/truncate-log.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { FOR } from '#scripts/privacy/dutch.ts'
import { register } from '#scripts/privacy/register.ts'
import { aCanary } from '../helpers/canaries.ts'
import { startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, folderOf } from '../helpers/store.ts'

/** The row about conversations on the boards. */
function threads(rows: string[]): string | undefined {
  return rows.find((row) => row.startsWith('| `thread` |'))
}

const NAMES = [...TABLES, ...BESIDE_THE_STORE].map(({ name }) => name)

test('everything that is kept is said in Dutch', () => {
  expect(NAMES.filter((name) => FOR[name] === undefined)).toEqual([])
  expect(Object.keys(FOR).filter((name) => !NAMES.includes(name))).toEqual([])
})

test('the register has a row for each thing, counts what is there, and says what is behind', async () => {
  const store = await aStore()
  await place(store, await aMember(store))
  const rows = (await register(folderOf(store), START)).split('\n')
  for (const name of NAMES) expect(rows.some((row) => row.startsWith(`| \`${name}\` |`))).toBe(true)
  expect(threads(rows)).toMatch(/12 maanden na het laatste bericht.* \| 1 \| 2026-11-24 \|$/)
  const late = (await register(folderOf(store), after(START, { days: 400 }))).split('\n')
  expect(threads(late)).toMatch(/2026-11-24 \*\*LOOPT ACHTER\*\* \|$/)
  const nowhere = await register(aFolder(), START)
  expect(nowhere).toContain('| `thread` |')
  // Who forgot to say where the store is must not read that there is nothing.
  expect(nowhere).toContain('**Zonder aantallen:** er staat geen opslag in')
  expect(nowhere).not.toContain('ligt nergens stil')
})

test('asked for nothing more, it prints the register and then every column', async () => {
  const store = await aStore()
  await place(store, await aMember(store))
  const printed = startChild('scripts/privacy.ts', [], { DATA_DIR: folderOf(store) })
  expect([await printed.ended, printed.complained()]).toEqual([0, ''])
  const [whole = '', columns = ''] = printed.said().split('## Per kolom (in het Engels)')
  expect(threads(whole.split('\n'))).toMatch(
    / \| 1 \| \d{4}-\d{2}-\d{2}( \*\*LOOPT ACHTER\*\*)? \|$/,
  )
  expect(columns).toContain('── thread ─')
  expect(columns).toMatch(/^passphrase_hash /m)
})

test('the assessment has the register in it, and asks what only the organisation knows', async () => {
  const printed = startChild('scripts/privacy.ts', ['--dpia'], { DATA_DIR: aFolder() })
  expect([await printed.ended, printed.complained()]).toEqual([0, ''])
  expect(printed.said()).toContain('| `conversation_key` |')
  expect(printed.said()).toContain('**INVULLEN**: welke organisatie')
  expect(printed.said()).not.toContain('<!-- register -->')
})

test('a word is found with what stands above its letters, and in another script', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const words = ['geëërde-naïeveling', 'خائفةجداجدا', 'Ελευθερίας']
  await place(store, author, { body: `Over ${words.join(' en ')} wil ik iets zeggen.` })
  await truncateLog(store)
  const finding = startChild('scripts/erasure-find.ts', [], { DATA_DIR: folderOf(store) })
  finding.process.stdin.end(`${words.join('\n')}\n`)
  expect(await finding.ended).toBe(1)
  expect(finding.said()).toContain('luwte.db: word 1, 2, 3\n')
})

test('a word is found in the files until it was erased, and is never said back', async () => {
  const store = await aStore()
  const [word, author] = [aCanary(), await aMember(store)]
  const { postId } = await place(store, author, { body: `Over ${word} wil ik iets zeggen.` })
  await truncateLog(store)
  async function find(): Promise<[number | null, string]> {
    const finding = startChild('scripts/erasure-find.ts', [], { DATA_DIR: folderOf(store) })
    finding.process.stdin.end(`${word}\n`)
    return [await finding.ended, finding.said() + finding.complained()]
  }
  const [before, said] = await find()
  expect(before).toBe(1)
  expect(said).toContain('luwte.db: word 1\n')
  expect(said).not.toContain(word)
  await deletePost(store, { author, postId, now: START })
  const [code, answer] = await find()
  expect([code, answer.split('\n').at(-2)]).toEqual([0, 'Not one of them is there.'])
})
