/**
 * `npm run triage:eval -- FILE…`: reads labelled JSON lines and prints how well the triage does: by
 * level and signal, danger or not, by kind and language, at life's frequencies, and the confusion table.
 * `--misses` prints each miss and false alarm with its explanation.
 */
import { assess } from '#moderation/triage/assess.ts'
import { LEVELS, SIGNALS, type Level } from '#moderation/vocabulary.ts'
import { macroF1, prf, wilson, type Judged, type Share } from './triage/figures.ts'
import { readLabelled } from './triage/labelled.ts'

const files = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const showMisses = process.argv.includes('--misses')
if (files.length === 0) {
  process.stderr.write(
    'Name at least one file: npm run triage:eval -- tests/data/triage/dev.jsonl\n',
  )
  process.exit(1)
}

const posts = files.flatMap(readLabelled)
const judged = posts.map((post) => {
  const assessment = assess(post.text, { board: post.board })
  return { post, assessment, truth: post.level, guess: assessment.level }
})

function show(share: Share): string {
  const n = (value: number) => value.toFixed(2)
  return `${n(share.share)} [${n(share.low)}–${n(share.high)}] ${share.hits}/${share.of}`
}

function line(name: string, rows: Judged[], positive: (level: Level) => boolean): void {
  const { recall, precision, f1 } = prf(rows, positive)
  process.stdout.write(
    `${name.padEnd(24)} recall ${show(recall).padEnd(30)} precision ${show(precision).padEnd(30)} F1 ${f1.toFixed(2)}\n`,
  )
}

const isDanger = (level: Level) => level === 'acute' || level === 'urgent'
process.stdout.write(`${posts.length} posts\n\n`)
for (const level of LEVELS) line(level, judged, (one) => one === level)
line('acute or urgent', judged, isDanger)
line('flagged or not', judged, (level) => level !== 'none')
process.stdout.write(`macro-F1 ${macroF1(judged).toFixed(2)}\n`)

const rules = judged.map(({ truth, assessment }) => ({ truth, guess: assessment.readers.rules }))
const linear = judged.map(({ truth, assessment }) => ({ truth, guess: assessment.readers.linear }))
process.stdout.write(
  `macro-F1 of the rules alone ${macroF1(rules).toFixed(2)}, of the linear reader alone ${macroF1(linear).toFixed(2)}\n`,
)
line('acute, rules alone', rules, (one) => one === 'acute')
line('acute, linear alone', linear, (one) => one === 'acute')

const harmless = judged.filter((row) => row.truth === 'none')
const alarmed = harmless.filter((row) => isDanger(row.guess))
process.stdout.write(
  `\nnone that alarm a professional ${show(wilson(alarmed.length, harmless.length))}\n`,
)
const notAcute = judged.filter((row) => row.truth !== 'acute')
const falseAcute =
  notAcute.filter((row) => row.guess === 'acute').length / Math.max(1, notAcute.length)
const acuteRecall = prf(judged, (one) => one === 'acute').recall.share
process.stdout.write(
  `false acute alarms per 1,000 posts that are not ${(falseAcute * 1000).toFixed(0)}\n`,
)
for (const share of [0.01, 0.03, 0.05]) {
  const right = share * acuteRecall
  const precision = right / Math.max(1e-9, right + (1 - share) * falseAcute)
  process.stdout.write(`  precision when ${share * 100} % are acute: ${precision.toFixed(2)}\n`)
}

process.stdout.write('\nconfusion (rows: label, columns: triage)\n')
process.stdout.write(`${''.padEnd(12)}${LEVELS.map((level) => level.padStart(11)).join('')}\n`)
for (const truth of LEVELS) {
  const counts = LEVELS.map(
    (guess) => judged.filter((r) => r.truth === truth && r.guess === guess).length,
  )
  process.stdout.write(
    `${truth.padEnd(12)}${counts.map((count) => String(count).padStart(11)).join('')}\n`,
  )
}

for (const key of ['kind', 'lang'] as const) {
  process.stdout.write(`\nacute by ${key}\n`)
  for (const value of [...new Set(posts.map((post) => post[key]))].toSorted()) {
    line(
      value,
      judged.filter((row) => row.post[key] === value),
      (one) => one === 'acute',
    )
  }
}

process.stdout.write('\nby signal\n')
for (const signal of SIGNALS) {
  const rows = judged.map(({ post, assessment }) => ({
    truth: (post.signals.includes(signal) ? 'acute' : 'none') as Level,
    guess: ((assessment.signals as string[]).includes(signal) ? 'acute' : 'none') as Level,
  }))
  if (rows.some((row) => row.truth === 'acute')) line(signal, rows, (one) => one === 'acute')
}

if (showMisses) {
  for (const { post, assessment, truth, guess } of judged.filter(
    (row) => row.truth !== row.guess,
  )) {
    process.stdout.write(
      `\n${post.id} ${truth} → ${guess} (${assessment.because})\n  ${post.text.slice(0, 300)}\n`,
    )
  }
}
