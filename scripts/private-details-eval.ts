/**
 * `npm run private-details:eval -- FILE… [--misses]`: reads labelled JSON lines and prints how much of what
 * could give somebody away the check finds. --misses names each miss and each false finding; never ask that
 * of kept.jsonl, which nothing is built with.
 */
import { measure, readLabelled } from './private-details/measure.ts'

const files = process.argv.slice(2).filter((one) => !one.startsWith('--'))
if (files.length === 0) {
  process.stderr.write(
    'Name at least one file: npm run private-details:eval -- tests/data/private-details/build.jsonl\n',
  )
  process.exit(1)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

const texts = files.flatMap(readLabelled)
const figures = measure(texts)
const lines = [
  `${texts.length} texts`,
  '',
  'kind        found of',
  ...figures.kinds.map(
    ({ kind, found, labels }) =>
      `${kind.padEnd(12)}${String(found).padStart(4)} ${String(labels).padStart(4)}`,
  ),
  '',
  `formal details      ${percent(figures.formal)} (asked: 95 %)`,
  `names and places    ${percent(figures.namesAndPlaces)} (asked: 80 %)`,
  `ordinary posts that were marked: ${figures.falselyMarked} of ${figures.ordinary} (asked: 1 in 20 at most)`,
]
if (process.argv.includes('--misses')) {
  lines.push(
    '',
    ...figures.misses.map(({ id, label }) => `${id} missed ${label.kind}: ${label.text}`),
  )
  lines.push(
    ...figures.falseFindings.map(
      ({ id, finding }) => `${id} marked ${finding.kind}: ${finding.text}`,
    ),
  )
}
process.stdout.write(`${lines.join('\n')}\n`)
