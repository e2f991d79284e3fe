import { LEVELS, type Level } from '#moderation/vocabulary.ts'
import { levelOf, readingOf, type Thresholds } from '#moderation/triage/reader/read.ts'

/** A post with the chances that a reader gave it which had not seen it. */
export type Chances = { level: Level; chances: Float64Array; ordinary: boolean }

/** What is asked of the thresholds: shares, of the posts that are no ordinary ones and of those that are. */
type Aim = {
  acutePrecision: number
  acuteOrdinary: number
  dangerPrecision: number
  dangerOrdinary: number
  noneAlarmed: number
}

/** Chosen for a forum in which most posts are ordinary ones; docs/triage.md shows what it costs. */
const AIM: Aim = {
  acutePrecision: 0.88,
  acuteOrdinary: 0.01,
  dangerPrecision: 0.93,
  dangerOrdinary: 0.035,
  noneAlarmed: 0.065,
}

const STEP = 0.01
const LOWEST = 0.3
const HIGHEST = 0.9

function share(rows: Chances[], wanted: (row: Chances) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(wanted).length / rows.length
}

/** The lowest limit at which all that is asked holds: the highest recall that is allowed. */
function lowest(holds: (limit: number) => boolean): number {
  for (let limit = LOWEST; limit < HIGHEST; limit += STEP) {
    if (holds(limit)) return Math.round(limit * 100) / 100
  }
  return HIGHEST
}

function macroF1(rows: Chances[], limits: Thresholds): number {
  const guesses = rows.map((row) => levelOf(readingOf(row.chances), limits))
  const f1 = LEVELS.map((level) => {
    const both = rows.filter((row, index) => row.level === level && guesses[index] === level)
    const either = share(rows, (row) => row.level === level) * rows.length
    const said = guesses.filter((guess) => guess === level).length
    return (2 * both.length) / Math.max(1, either + said)
  })
  return f1.reduce((sum, one) => sum + one, 0) / f1.length
}

export function chooseThresholds(rows: Chances[], aim: Aim = AIM): Thresholds {
  const ordinary = rows.filter((row) => row.ordinary)
  const others = rows.filter((row) => !row.ordinary)
  const acuteOf = (row: Chances) => readingOf(row.chances).acute
  const dangerOf = (row: Chances) => readingOf(row.chances).danger
  const isDanger = (row: Chances) => row.level === 'acute' || row.level === 'urgent'
  const harmless = others.filter((row) => row.level === 'none')
  const acute = lowest((limit) => {
    const above = others.filter((row) => acuteOf(row) >= limit)
    return (
      share(above, (row) => row.level === 'acute') >= aim.acutePrecision &&
      share(ordinary, (row) => acuteOf(row) >= limit) <= aim.acuteOrdinary
    )
  })
  const urgent = lowest((limit) => {
    const above = others.filter((row) => dangerOf(row) >= limit)
    return (
      share(above, isDanger) >= aim.dangerPrecision &&
      share(ordinary, (row) => dangerOf(row) >= limit) <= aim.dangerOrdinary &&
      share(harmless, (row) => dangerOf(row) >= limit) <= aim.noneAlarmed
    )
  })
  let attention = LOWEST
  for (let limit = LOWEST; limit < HIGHEST; limit += STEP * 5) {
    const now = macroF1(others, { acute, urgent, attention })
    if (macroF1(others, { acute, urgent, attention: limit }) > now) attention = limit
  }
  return { acute, urgent, attention: Math.round(attention * 100) / 100 }
}
