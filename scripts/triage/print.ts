import { LEVELS, SIGNALS, type Level } from '#moderation/vocabulary.ts'
import { macroF1, prf, wilson, type Judged, type Share } from './figures.ts'
import { answered, type Verdict } from './judge.ts'

type Row = Judged & { verdict: Verdict }

/** What the shares of acute posts may be in life; in the labelled sets it is far more. */
const LIFE = [0.01, 0.03, 0.05]

const isAcute = (level: Level) => level === 'acute'
const isDanger = (level: Level) => level === 'acute' || level === 'urgent'
const isFlagged = (level: Level) => level !== 'none'

function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

function show(share: Share): string {
  const [middle, low, high] = [share.share, share.low, share.high].map((one) => one.toFixed(2))
  return `${middle} [${low}–${high}] ${share.hits}/${share.of}`
}

function line(name: string, rows: Judged[], positive: (level: Level) => boolean): void {
  const { recall, precision, f1 } = prf(rows, positive)
  say(
    `${name.padEnd(26)} recall ${show(recall).padEnd(28)} precision ${show(precision).padEnd(28)} F1 ${f1.toFixed(2)}`,
  )
}

function rowsBy(verdicts: Verdict[], guess: (verdict: Verdict) => Level): Row[] {
  return verdicts.map((verdict) => ({ verdict, truth: verdict.post.level, guess: guess(verdict) }))
}

function readers(verdicts: Verdict[]): void {
  const each: Array<[string, (verdict: Verdict) => Level]> = [
    ['rules alone', (verdict) => verdict.rules],
    ['linear reader alone', (verdict) => verdict.linear],
    ['both', (verdict) => verdict.both],
  ]
  for (const [name, guess] of each) {
    const rows = rowsBy(verdicts, guess)
    line(`${name}, acute`, rows, isAcute)
    line(`${name}, danger`, rows, isDanger)
    say(`${name}, macro-F1 ${macroF1(rows).toFixed(2)}`)
  }
}

function life(rows: Row[]): void {
  const harmless = rows.filter((row) => row.truth === 'none')
  const alarmed = harmless.filter((row) => isDanger(row.guess))
  say(`none that alarm a professional   ${show(wilson(alarmed.length, harmless.length))}`)
  const notAcute = rows.filter((row) => !isAcute(row.truth))
  const wrong = notAcute.filter((row) => isAcute(row.guess)).length / Math.max(1, notAcute.length)
  say(`false acute alarms among 1,000 posts that are not acute   ${(wrong * 1000).toFixed(0)}`)
  const recall = prf(rows, isAcute).recall.share
  for (const share of LIFE) {
    const right = share * recall
    const precision = right / Math.max(1e-9, right + (1 - share) * wrong)
    say(`acute precision when ${share * 100} % of all posts are acute   ${precision.toFixed(2)}`)
  }
}

/** The answer of every so many-th writer in acute danger. */
function asked(every: number) {
  return (verdict: Verdict, index: number) =>
    verdict.post.level === 'acute' && index % every === 0 ? ('yes' as const) : undefined
}

function answers(verdicts: Verdict[]): void {
  const said = verdicts.filter((verdict) => verdict.post.danger !== undefined)
  if (said.length > 0) {
    line(
      'acute, with her answer',
      rowsBy(said, (one) => answered(one, one.post.danger)),
      isAcute,
    )
    line(
      'acute, without it',
      rowsBy(said, (one) => one.both),
      isAcute,
    )
    return
  }
  say('no post carries the writer’s own answer; if those in acute danger said yes:')
  for (const [name, every] of [
    ['every second one', 2],
    ['each of them', 1],
  ] as const) {
    const answer = asked(every)
    const rows = verdicts.map((verdict, index) => ({
      truth: verdict.post.level,
      guess: answered(verdict, answer(verdict, index)),
    }))
    line(`acute, ${name}`, rows, isAcute)
  }
}

function confusion(rows: Row[]): void {
  say('confusion (rows: label, columns: triage)')
  say(`${''.padEnd(12)}${LEVELS.map((level) => level.padStart(11)).join('')}`)
  for (const truth of LEVELS) {
    const counts = LEVELS.map(
      (guess) => rows.filter((row) => row.truth === truth && row.guess === guess).length,
    )
    say(`${truth.padEnd(12)}${counts.map((count) => String(count).padStart(11)).join('')}`)
  }
}

function groups(rows: Row[], key: 'kind' | 'lang' | 'board'): void {
  say(`by ${key}`)
  const values = new Set(rows.map((row) => row.verdict.post[key]))
  for (const value of [...values].toSorted()) {
    const mine = rows.filter((row) => row.verdict.post[key] === value)
    line(`${value}, acute`, mine, isAcute)
    line(`${value}, danger`, mine, isDanger)
  }
}

function as(there: boolean): Level {
  return there ? 'acute' : 'none'
}

function signals(verdicts: Verdict[]): void {
  say('by signal')
  for (const signal of SIGNALS) {
    const rows = verdicts.map((verdict) => ({
      truth: as(verdict.post.signals.includes(signal)),
      guess: as(verdict.signals.includes(signal)),
    }))
    if (rows.some((row) => isAcute(row.truth) || isAcute(row.guess))) line(signal, rows, isAcute)
  }
}

/** Prints all figures of judged posts. */
export function printFigures(verdicts: Verdict[]): void {
  const rows = rowsBy(verdicts, (verdict) => verdict.both)
  for (const level of LEVELS) line(level, rows, (one) => one === level)
  line('acute or urgent', rows, isDanger)
  line('flagged or not', rows, isFlagged)
  say(`macro-F1 ${macroF1(rows).toFixed(2)}`)
  say()
  life(rows)
  say()
  readers(verdicts)
  say()
  answers(verdicts)
  say()
  confusion(rows)
  for (const key of ['kind', 'lang', 'board'] as const) {
    say()
    groups(rows, key)
  }
  say()
  signals(verdicts)
}

/** Prints each post that was judged otherwise than it is labelled, with the reason. */
export function printMisses(verdicts: Verdict[]): void {
  for (const { post, both, because } of verdicts) {
    if (post.level === both) continue
    say(`\n${post.id} ${post.level} → ${both} (${because})\n  ${post.text.slice(0, 300)}`)
  }
}
