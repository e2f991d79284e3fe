import {
  levelOf,
  readingOf,
  type Hearings,
  type Thresholds,
} from '#moderation/triage/reader/read.ts'
import {
  atLeast,
  HEARINGS,
  higherLevel,
  LEVELS,
  type Hearing,
  type Level,
} from '#moderation/vocabulary.ts'

/** A post with the chances that a reader gave it which had not seen it. */
export type Chances = {
  level: Level
  chances: Float64Array
  ordinary: boolean
  /** What the rules say of it, whatever the threshold. */
  rules: Level
}

/** What is asked of the thresholds: shares, of the posts that are no ordinary ones and of those that are. */
type Aim = {
  acutePrecision: number
  acuteOrdinary: number
  dangerPrecision: number
  dangerOrdinary: number
  noneAlarmed: number
}

/**
 * Each post is judged by a reader that has read nothing of the hand that wrote it, so what is asked for here is what
 * to expect of posts of other people, and some more of those like the measured ones (docs/triage.md). Most of the
 * 12,300 ordinary posts were written to look like danger. Of the 412 that were not, the usual hearing calls 5 in 1,000
 * acute and 29 acute or urgent, where 10 and 30 are the bars. The harmless ones beside them were written along the rules'
 * own words (decision 0026), so what is asked of those is less. Where more of such posts come in, these shares rise and
 * the hearing stays: 1,316 of the last hands raised the usual one's from 25 to 31 and from 51 to 59 in 1,000.
 */
const AIMS: Record<Hearing, Aim> = {
  keenest: aimAt(0.7, 0.05, 0.8, 0.082, 0.2),
  keen: aimAt(0.74, 0.041, 0.83, 0.075, 0.18),
  usual: aimAt(0.76, 0.0315, 0.85, 0.06, 0.16),
  calm: aimAt(0.83, 0.022, 0.88, 0.0395, 0.12),
  calmest: aimAt(0.87, 0.0122, 0.9, 0.0225, 0.09),
}

function aimAt(
  acutePrecision: number,
  acuteOrdinary: number,
  dangerPrecision: number,
  dangerOrdinary: number,
  noneAlarmed: number,
): Aim {
  return { acutePrecision, acuteOrdinary, dangerPrecision, dangerOrdinary, noneAlarmed }
}

const STEP = 0.01
const LOWEST = 0.15
const HIGHEST = 0.9
const LEAST_ATTENTION = 0.3

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

function chooseThresholds(rows: Chances[], aim: Aim): Thresholds {
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
  let attention = LEAST_ATTENTION
  for (let limit = LEAST_ATTENTION; limit < HIGHEST; limit += STEP * 5) {
    const now = macroF1(others, { acute, urgent, attention })
    if (macroF1(others, { acute, urgent, attention: limit }) > now) attention = limit
  }
  return { acute, urgent, attention: Math.round(attention * 100) / 100 }
}

/** What thresholds make of posts, the rules beside them. */
function counted(rows: Chances[], limits: Thresholds, floor: Level) {
  const found = (mine: Chances[]) => ({
    of: mine.length,
    called: mine.filter(({ chances, rules }) =>
      atLeast(higherLevel(rules, levelOf(readingOf(chances), limits)), floor),
    ).length,
  })
  return {
    danger: found(rows.filter(({ level }) => atLeast(level, floor))),
    ordinary: found(rows.filter(({ ordinary, level }) => ordinary && level === 'none')),
  }
}

/** The thresholds of each hearing, and what each does. */
export function hearingsOf(rows: Chances[]): Hearings {
  return Object.fromEntries(
    HEARINGS.map((hearing) => {
      const thresholds = chooseThresholds(rows, AIMS[hearing])
      return [
        hearing,
        {
          thresholds,
          acute: counted(rows, thresholds, 'acute'),
          urgent: counted(rows, thresholds, 'urgent'),
        },
      ]
    }),
  ) as Hearings
}
