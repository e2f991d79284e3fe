/**
 * Killed at each named step of each way in which something is written: all of it is there, or nothing. In
 * `npm test` at a few of them, at every one with `npm run test:kills`.
 */
import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answersOfCase, tasksOfCase } from '#db/queries/case-file.ts'
import { eventsOfCase } from '#db/queries/cases.ts'
import { conversationOfCase } from '#db/queries/conversations.ts'
import { dayOf } from '#db/days.ts'
import { openStore, type Store } from '#db/store.ts'
import { addTask } from '#moderation/cases/case-file.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { finishErasures } from '#moderation/members/erase-account.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { startChild } from '../helpers/children.ts'
import { START } from '../helpers/clock.ts'
import { acknowledge, decided, remove, work } from '../helpers/deeds.ts'
import { caseOf, itemOf, itemsOf } from '../helpers/looking.ts'
import { aMember, aMemberWith, aModerator, aProfessional, PASSPHRASE } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { shapeOf } from '../helpers/shape.ts'
import { onShift } from '../helpers/staff.ts'
import { aFolder, aStore, boardOf } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { WRITE_PATHS, type Scene } from '../helpers/write-paths.ts'

const WHOLE = process.env['KILLS'] === 'whole'
/** In `npm test`: the way with the most behind it, some of it at once, and the one that must leave no word. */
const SOME = ['place', 'place together', 'erase']
const SOME_STEPS = 3
const AT_ONCE = 2

let scene: Scene
let folder = ''

/** A store in which every one of the deeds has something to do. */
async function prepare(): Promise<void> {
  folder = aFolder()
  const store = await aStore({ folder })
  const [author, other] = [await aMemberWith(store, PASSPHRASE), await aMember(store)]
  const [moderator, professional] = [await aModerator(store), await aProfessional(store)]
  await onShift(store, professional)
  const shown = await place(store, author, { body: TEXTS.none })
  const complaint = { reporter: other, track: 'conduct', reason: 'hostile', note: 'Zo niet.' }
  await fileReport(store, { ...complaint, postId: shown.postId, now: START })
  const reported = (await itemsOf(store, shown.postId)).find(({ kind }) => kind === 'report')
  const waiting = await place(store, author, { body: TEXTS.attention })
  const gone = await place(store, author, { body: TEXTS.attention })
  const goneItem = (await itemOf(store, gone.postId)).id
  await decided(store, moderator, goneItem, remove())
  const acute = await place(store, author, { body: TEXTS.acute })
  const question = { author, body: 'Mag ik iets vragen?', reply: true, now: START }
  const asked = await askProfessional(store, question)
  if (asked.kind !== 'asked') throw new Error(asked.kind)
  const { case_id: questionCase } = await store.read
    .selectFrom('conversation')
    .select('case_id')
    .where('id', '=', asked.conversationId)
    .executeTakeFirstOrThrow()
  await work(store, professional, questionCase, acknowledge)
  const acuteCase = (await caseOf(store, acute.postId)).id
  await work(store, professional, acuteCase, { kind: 'note', note: 'Zij neemt niet op.' })
  const task = { actor: professional, caseId: acuteCase, task: 'Bellen.', day: dayOf(START) }
  expect(await addTask(store, { ...task, now: START })).toEqual({ kind: 'done' })
  expect(await conversationOfCase(store.read, questionCase)).toBeDefined()
  scene = {
    boardId: await boardOf(store),
    author,
    other,
    moderator,
    professional,
    passphrase: PASSPHRASE,
    shown: shown.postId,
    reported: reported?.id ?? '',
    waiting: (await itemOf(store, waiting.postId)).id,
    decided: goneItem,
    caseId: acuteCase,
    conversationId: asked.conversationId,
  }
  await store.close()
}

type Run = { folder: string; said: string[] }

/** Does a deed on a copy of the scene, to the end or killed before a step of it. */
async function run(deed: string, at: number): Promise<Run> {
  const copy = aFolder()
  cpSync(folder, copy, { recursive: true })
  const words = [copy, deed, String(at), JSON.stringify(scene)]
  const child = startChild('tests/helpers/deed-until-killed.ts', words)
  const code = await child.ended
  if (at === 0 && code !== 0) throw new Error(`${deed}: ${child.complained()}`)
  return { folder: copy, said: child.said().split('\n') }
}

function saidOf(said: string[], what: string): string[] {
  return said
    .filter((line) => line.startsWith(`${what} `))
    .map((line) => line.slice(what.length + 1))
}

/** Opens every note of every case: one whose key was destroyed without it would throw. */
async function openNotes(store: Store): Promise<void> {
  for (const { id } of await store.read.selectFrom('case').select('id').execute()) {
    await eventsOfCase(store.read, id)
    await answersOfCase(store.read, id)
    await tasksOfCase(store.read, id)
  }
}

/** What SQLite and the search index say of a store, and its shape, when the next start has gone on with it. */
async function look(where: string): Promise<{ check: unknown; shape: string }> {
  const store = await openStore(where)
  await finishErasures(store, START)
  const check = store.sqlite.pragma('integrity_check', { simple: true })
  store.sqlite.exec(`INSERT INTO post_search(post_search) VALUES ('integrity-check')`)
  await openNotes(store)
  const shape = shapeOf(store)
  await store.close()
  return { check, shape }
}

async function inTurns<T>(all: T[], each: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(one)
    }),
  )
}

/** Some of the steps, spread over all of them: the first, the last and one between among them. */
function spread(steps: number): number[] {
  if (WHOLE) return Array.from({ length: steps }, (_, index) => index + 1)
  return Array.from({ length: SOME_STEPS }, (_, index) =>
    Math.round(1 + (index * (steps - 1)) / (SOME_STEPS - 1)),
  )
}

const ways = Object.keys(WRITE_PATHS).filter((deed) => WHOLE || SOME.includes(deed))

test.each(ways)(
  '%s, killed at a step of it, is done or not begun',
  async (deed) => {
    await prepare()
    const whole = await run(deed, 0)
    const steps = saidOf(whole.said, 'step')
    const each = saidOf(whole.said, 'shape')
    // An erasure goes in many transactions, and the next start goes on with it: it is whole or not begun.
    const ends = deed === 'erase' ? each.slice(-1) : each
    // What goes together may share one transaction or several, as the machine is quick or slow.
    const inTurn = deed === 'place together' ? await run('place in turn', 0) : undefined
    const between = saidOf(inTurn?.said ?? [], 'shape')
    const shapes = [(await look(folder)).shape, ...between, ...ends]
    expect(saidOf(whole.said, 'done')).toHaveLength(1)
    expect(new Set(shapes).size).toBeGreaterThan(1)
    // Acknowledged: it stands as it was when it said so.
    expect(await look(whole.folder)).toEqual({ check: 'ok', shape: shapes.at(-1) })
    const wrong: string[] = []
    let ended = 0
    await inTurns(spread(steps.length), async (at) => {
      const killed = await run(deed, at)
      const { check, shape } = await look(killed.folder)
      if (killed.said.some((line) => line.startsWith('done'))) ended += 1
      if (check !== 'ok') wrong.push(`${at}: ${String(check)}`)
      if (!shapes.includes(shape)) wrong.push(`${at}: half done before ${steps[at - 1]}`)
    })
    expect(wrong).toEqual([])
    // These take so many steps as the machine is slow: a quick run is over before the last of them.
    expect(ended).toBeLessThanOrEqual(
      deed === 'erase' || deed === 'place together'
        ? Math.ceil(spread(steps.length).length / 4)
        : 0,
    )
    process.stdout.write(`${deed}: ${spread(steps.length).length} kills at ${steps.length} steps\n`)
  },
  WHOLE ? 900_000 : 120_000,
)
