/** How keenly the triage listens: a choice of experts, between cries that it misses and alarms for nothing. */
import { appendAudit } from '#db/audit.ts'
import { dayOf, daysBefore } from '#db/days.ts'
import { countReadings } from '#db/queries/rule-figures.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayKeepRules, type Actor } from '../actor.ts'
import { getSetting, setSetting } from '../settings.ts'
import type { Hearings } from '../triage/reader/read.ts'
import { HEARINGS, type Hearing } from '../vocabulary.ts'
import { FIGURE_DAYS } from './figures.ts'
import { readerInForce } from './own-reader.ts'

/** What a level's threshold does, among the labelled posts that the project measures with. */
export type HearingFigures = {
  /** Of 100 posts in this danger, how many are heard. */
  heard: number
  /** Of 1,000 ordinary posts, how many are taken for one in danger. */
  forNothing: number
  /** So many a month that would be, with as many texts as in the last 90 days. */
  perMonth: number
}

export type HearingLine = {
  hearing: Hearing
  acute: HearingFigures
  /** Acute or urgent: whatever calls a professional. */
  urgent: HearingFigures
}

type Counted = Hearings[Hearing]['acute']

const DAYS_A_MONTH = 30

function figuresOf({ danger, ordinary }: Counted, readings: number): HearingFigures {
  const share = ordinary.called / Math.max(1, ordinary.of)
  return {
    heard: Math.round((100 * danger.called) / Math.max(1, danger.of)),
    forNothing: Math.round(1000 * share),
    perMonth: Math.round((share * readings * DAYS_A_MONTH) / FIGURE_DAYS),
  }
}

/** All there is to choose from, with what each does, and what is chosen. */
export async function readHearing(
  store: Store,
  now: Date,
): Promise<{ chosen: Hearing; days: number; readings: number; lines: HearingLine[] }> {
  const readings = await countReadings(store.read, daysBefore(dayOf(now), FIGURE_DAYS))
  const { hearings } = await readerInForce(store)
  return {
    chosen: await getSetting(store.read, 'hearing'),
    days: FIGURE_DAYS,
    readings,
    lines: HEARINGS.map((hearing) => ({
      hearing,
      acute: figuresOf(hearings[hearing].acute, readings),
      urgent: figuresOf(hearings[hearing].urgent, readings),
    })),
  }
}

/** Chooses how keenly the next texts are read. Texts that were read keep their level. */
export async function chooseHearing(
  store: Store,
  choice: { actor: Actor; hearing: string; now: Date },
): Promise<{ kind: 'saved' | 'wrong' | 'not-allowed' }> {
  if (!mayKeepRules(choice.actor)) return { kind: 'not-allowed' }
  const hearing = HEARINGS.find((one) => one === choice.hearing)
  if (hearing === undefined) return { kind: 'wrong' }
  await inTransaction(store, async (trx) => {
    const before = await getSetting(trx, 'hearing')
    if (before === hearing) return
    await setSetting(trx, 'hearing', hearing)
    await appendAudit(trx, {
      now: choice.now,
      actor: choice.actor.id,
      action: 'rule.hearing',
      subjectKind: 'setting',
      subject: null,
      reason: `${before} to ${hearing}`,
    })
  })
  return { kind: 'saved' }
}
