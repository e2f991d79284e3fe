/**
 * Fills a throwaway store with the demo's people, past and present. Nothing is put beside the rules: each
 * text, decision, report and case goes through the function that the pages use, with a clock of the past.
 */
import { DAY_MS, HOUR_MS } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { listBoards } from '#db/queries/boards.ts'
import { insertShift } from '#db/queries/shifts.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { openBoards } from '#moderation/administration/opening.ts'
import { hearTestAlarm, sendTestAlarm } from '#moderation/alarms/ways.ts'
import { HELP_LINK_HOSTS } from '#moderation/help/services.ts'
import type { DemoSecrets } from './demo-environment.ts'
import { playPast } from './past.ts'
import { makePeople, openingMoment, person } from './people.ts'
import { playPresent } from './present.ts'
import type { Placed } from './put-in.ts'
import { playTalk } from './talk.ts'

const SHIFT_HOURS = 12
const SHIFT_BEGAN_HOURS_AGO = 4
const ROTA_DAYS = 7
const ROTA = ['demo-professional', 'demo-professional-2'] as const

/**
 * A rota: the first evening of the place, and the week from now on. At this moment demo-professional is on
 * call, and a second one behind.
 */
async function makeRota(store: Store, now: Date): Promise<void> {
  const people = await Promise.all(ROTA.map((name) => person(store, name)))
  const length = SHIFT_HOURS * HOUR_MS
  const first = now.getTime() - SHIFT_BEGAN_HOURS_AGO * HOUR_MS
  const starts = Array.from(
    { length: (ROTA_DAYS * DAY_MS) / length },
    (_, turn) => first + turn * length,
  )
  for (const somebody of people) {
    // Heard at the beginning of the shift, as the rule asks.
    await sendTestAlarm(store, { actor: somebody, now: new Date(first) })
    await hearTestAlarm(store, { actor: somebody, now: new Date(first) })
  }
  await inTransaction(store, async (trx) => {
    for (const [turn, start] of [openingMoment(now).getTime(), ...starts].entries()) {
      for (const [place, somebody] of people.entries()) {
        await insertShift(trx, {
          id: newId(),
          account_id: somebody.id,
          tier: (place + turn) % 2 === 1 ? 1 : 2,
          starts_at: start,
          ends_at: start + length,
        })
      }
    }
  })
}

/** The administrator opens the boards, by the same list as everywhere. */
async function open(store: Store, now: Date): Promise<void> {
  const result = await openBoards(store, {
    actor: await person(store, 'demo-beheerder'),
    reason: '',
    now: openingMoment(now),
  })
  if (result.kind !== 'open') throw new Error(`Opening of the demo: ${result.kind}`)
}

/** Seeds an empty store; answers where the content's keys came to stand. */
export async function seedDemo(
  store: Store,
  options: { secrets: DemoSecrets; now: Date },
): Promise<Placed> {
  const { secrets, now } = options
  // A store that is thrown away need not survive a power cut while it is filled: an fsync for each of
  // some thousand rows is most of the waiting.
  store.sqlite.pragma('synchronous = OFF')
  try {
    await inTransaction(store, (trx) => seedBoards(trx, HELP_LINK_HOSTS))
    await makePeople(store, { ...secrets, now })
    await makeRota(store, now)
    await open(store, now)
    const boards = new Map(
      (await listBoards(store.read, 'nl')).map((board) => [board.theme as string, board.id]),
    )
    const boardOf = (theme: string) => boards.get(theme) ?? ''
    const placed = await playPast(store, now, boardOf)
    await playTalk(store, now)
    await playPresent(store, now, placed, boardOf)
    return placed
  } finally {
    store.sqlite.pragma('synchronous = FULL')
  }
}
