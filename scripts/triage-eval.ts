/**
 * `npm run triage:eval -- FILE… [--kept | --building | --cross] [--misses]`: reads labelled JSON lines and
 * prints how well the triage does.
 *
 * --kept      only the fifth of the project's own posts that nothing was built with
 * --building  only the posts that the triage was built with (the linear reader has seen them)
 * --cross     those too, each judged by a linear reader that has not seen it
 * --misses    each miss and false alarm with its explanation; never for kept posts
 *
 * --baseline alone writes the figures of now as those that must not fall.
 */
import { writeFileSync } from 'node:fs'
import { BASELINE, measure } from './triage/baseline.ts'
import { isKept } from './triage/halves.ts'
import { judgeCrossed, judgeShipped } from './triage/judge.ts'
import { readLabelled } from './triage/labelled.ts'
import { printFigures, printMisses } from './triage/print.ts'

const options = new Set(process.argv.slice(2).filter((one) => one.startsWith('--')))
const files = process.argv.slice(2).filter((one) => !one.startsWith('--'))
if (options.has('--baseline')) {
  writeFileSync(BASELINE, `${JSON.stringify(measure(), null, 2)}\n`)
  process.exit(0)
}
if (files.length === 0) {
  process.stderr.write(
    'Name at least one file: npm run triage:eval -- tests/data/triage/dev.jsonl\n',
  )
  process.exit(1)
}

const crossed = options.has('--cross')
const all = files.flatMap(readLabelled)
const posts = options.has('--kept')
  ? all.filter(isKept)
  : crossed || options.has('--building')
    ? all.filter((post) => !isKept(post))
    : all
const verdicts = crossed ? await judgeCrossed(posts) : judgeShipped(posts)
process.stdout.write(`${verdicts.length} posts\n\n`)
printFigures(verdicts)
if (options.has('--misses')) printMisses(verdicts.filter(({ post }) => crossed || !isKept(post)))
