/** A process of its own that logs more than a pipe holds, and ends when it is asked to. Says so on stderr. */
import { makeLog } from '#app/server/log.ts'
import { onStop } from '#scripts/on-stop.ts'

const LINES = 5_000
const TELL_MS = 300

onStop(() => Promise.resolve())
const log = makeLog({ quiet: false })
for (let line = 0; line < LINES; line += 1) {
  log.request({ route: '/', status: 200, milliseconds: line })
}
process.stderr.write('logged\n')
setInterval(() => log.event('still'), TELL_MS)
