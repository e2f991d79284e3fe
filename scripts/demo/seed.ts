/**
 * Fills a throwaway store with the demo's people, past and present. Nothing is put beside the rules: each
 * text, decision, report and case goes through the function that the pages use, with a clock of the past.
 */
import { DAY_MS, dayOf, daysBefore } from '#db/days.ts'
import { momentOf } from '#db/local-time.ts'
import { listBoards } from '#db/queries/boards.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { openBoards } from '#moderation/administration/opening.ts'
import { addShift } from '#moderation/administration/shifts.ts'
import { hearTestAlarm, sendTestAlarm } from '#moderation/alarms/ways.ts'
import { HELP_LINK_HOSTS } from '#moderation/help/services.ts'
import type { DemoSecrets } from './demo-environment.ts'
import { playPast } from './past.ts'
import { beginLooks, lookAlong } from './looks.ts'
import { makePeople, openingMoment, person } from './people.ts'
import { playPresent } from './present.ts'
import type { Placed } from './put-in.ts'
import { addRules } from './rules.ts'
import { playTalk } from './talk.ts'

const ROTA_DAYS = 7
const ROTA = ['demo-professional', 'demo-professional-2'] as const

type Span = { from: string; to: string }

/** The day's and the night's shift of a day, in local time. */
function shiftsOf(day: string): Span[] {
  return [
    { from: `${day}T07:00`, to: `${day}T19:00` },
    { from: `${day}T19:00`, to: `${daysBefore(day, -1)}T07:00` },
  ]
}

function begins(span: Span): number {
  return momentOf(span.from, 'earlier') ?? 0
}

/**
 * The administrator plans a rota: the first days of the place, and the week from now on. At this moment
 * demo-professional is on call, and a second one behind. Answers when the shift of this moment began.
 */
async function planRota(store: Store, now: Date): Promise<Date> {
  const actor = await person(store, 'demo-beheerder')
  const opening = openingMoment(now)
  const firstDays = [1, 0].flatMap((before) => shiftsOf(daysBefore(dayOf(opening), before)))
  const week = Array.from({ length: ROTA_DAYS + 2 }, (_, day) => daysBefore(dayOf(now), 1 - day))
  const spans = [...firstDays, ...week.flatMap(shiftsOf)]
  const running = spans.findIndex(({ to }) => (momentOf(to, 'later') ?? 0) > now.getTime())
  for (const [turn, span] of spans.entries()) {
    for (const [place, name] of ROTA.entries()) {
      const result = await addShift(store, {
        actor,
        accountId: (await person(store, name)).id,
        tier: (turn - running + place) % 2 === 0 ? '1' : '2',
        ...span,
        now: new Date(begins(span) - DAY_MS),
      })
      if (result.kind !== 'added') throw new Error(`Rota of the demo, ${span.from}: ${result.kind}`)
    }
  }
  return new Date(begins(spans[running] ?? { from: '', to: '' }))
}

/** A shift counts only when its person heard a test alarm. */
async function hearAlarms(store: Store, now: Date): Promise<void> {
  for (const name of ROTA) {
    const actor = await person(store, name)
    await sendTestAlarm(store, { actor, now })
    const heard = await hearTestAlarm(store, { actor, now })
    if (heard.kind !== 'heard') throw new Error(`Test alarm of the demo: ${heard.kind}`)
  }
}

/** The administrator opens the boards, by the same list as everywhere. */
async function open(store: Store, now: Date): Promise<void> {
  const result = await openBoards(store, {
    actor: await person(store, 'demo-beheerder'),
    // A demo has no mail server and no https: it says so, as an installation would.
    reason: 'demo',
    https: false,
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
    await beginLooks(store)
    const shiftBegan = await planRota(store, now)
    await hearAlarms(store, openingMoment(now))
    await open(store, now)
    await hearAlarms(store, shiftBegan)
    const boards = new Map(
      (await listBoards(store.read, 'nl')).map((board) => [board.theme as string, board.id]),
    )
    const boardOf = (theme: string) => boards.get(theme) ?? ''
    const placed = await playPast(store, now, boardOf)
    await lookAlong(store)
    await playTalk(store, now)
    await addRules(store, now)
    await playPresent(store, now, placed, boardOf)
    return placed
  } finally {
    store.sqlite.pragma('synchronous = FULL')
  }
}
