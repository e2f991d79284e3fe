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
 * The usual one for a forum in which most posts are ordinary ones; docs/triage.md shows what each costs. There are
 * some 400 ordinary posts to choose by, so that one of them more or less is 2.4 in 1,000: an aim that is nearer to
 * the goal of 10 is chance, and chance should not cost the hearing of acute danger. Of its precision some 10 points
 * are lost on posts of other hands, so it aims 10 points above what is wanted there.
 */
const AIMS: Record<Hearing, Aim> = {
  keenest: aimAt(0.8, 0.03, 0.88, 0.08, 0.12),
  keen: aimAt(0.84, 0.02, 0.91, 0.055, 0.09),
  usual: aimAt(0.9, 0.015, 0.93, 0.035, 0.065),
  calm: aimAt(0.91, 0.006, 0.95, 0.02, 0.045),
  calmest: aimAt(0.94, 0.003, 0.96, 0.01, 0.03),
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
