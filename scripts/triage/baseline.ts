import { readdirSync } from 'node:fs'
import { atLeast, type Level } from '#moderation/vocabulary.ts'
import { macroF1, prf } from './figures.ts'
import { isKept, isOfKeptSet } from './halves.ts'
import { judgeShipped, type Verdict } from './judge.ts'
import { readLabelled } from './labelled.ts'

const FOLDER = 'tests/data/triage'
export const BASELINE = `${FOLDER}/baseline.json`

/** Higher is better for all of them: alarms are told as the share that is left in peace. */
export type Figures = {
  acuteRecall: number
  acutePrecision: number
  dangerRecall: number
  dangerPrecision: number
  noneLeftInPeace: number
  macroF1: number
}
export type Baseline = { kept: Figures; sets: Figures; dev: Figures }

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

function isAcute(level: Level): boolean {
  return level === 'acute'
}

function isDanger(level: Level): boolean {
  return atLeast(level, 'urgent')
}

function figuresOf(verdicts: Verdict[]): Figures {
  const rows = verdicts.map(({ post, both }) => ({ truth: post.level, guess: both }))
  const acute = prf(rows, isAcute)
  const danger = prf(rows, isDanger)
  const none = rows.filter(({ truth }) => truth === 'none')
  const inPeace = none.filter(({ guess }) => !isDanger(guess)).length
  return {
    acuteRecall: rounded(acute.recall.share),
    acutePrecision: rounded(acute.precision.share),
    dangerRecall: rounded(danger.recall.share),
    dangerPrecision: rounded(danger.precision.share),
    noneLeftInPeace: rounded(inPeace / Math.max(1, none.length)),
    macroF1: rounded(macroF1(rows)),
  }
}

/** The figures now: of the kept fifth, of the sets that are kept whole, and of `dev` (most of which was built with). */
export function measure(): Baseline {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
  const kept = files.flatMap((name) => readLabelled(`${FOLDER}/${name}`).filter(isKept))
  return {
    kept: figuresOf(judgeShipped(kept.filter((post) => !isOfKeptSet(post)))),
    sets: figuresOf(judgeShipped(kept.filter(isOfKeptSet))),
    dev: figuresOf(judgeShipped(readLabelled(`${FOLDER}/dev.jsonl`))),
  }
}
