/**
 * `npm run triage:own [-- FILE…]`: trains a linear reader of this site's own on what people decided here in
 * the last 90 days, beside the project's labelled posts (or those of the files), and keeps it in the store. It
 * reads nothing yet: `/rules/reader` shows it beside the one that is shipped, and there it is chosen. The
 * posts are read in memory alone, and only words that the shipped reader knows are weighed.
 */
import { readEnvironment } from '#app/server/environment.ts'
import { openStore, storeExists } from '#db/store.ts'
import { FEWEST_DECIDED, FEWEST_OF_EACH, keepTrained } from '#moderation/rules/own-reader.ts'
import { readDecided } from '#moderation/rules/decided-level.ts'
import { atLeast } from '#moderation/vocabulary.ts'
import { explainStartError } from './start-error.ts'
import { isKept } from './triage/halves.ts'
import { labelledFiles, readLabelled } from './triage/labelled.ts'
import { learnFrom, printComparison } from './triage/own.ts'

async function trainOwn(files: string[], now: Date): Promise<void> {
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (!storeExists(dataDir)) {
    throw new Error(
      `There is no store in ${dataDir}: name the folder, DATA_DIR=… npm run triage:own`,
    )
  }
  const labelled = files.flatMap(readLabelled)
  const store = await openStore(dataDir)
  try {
    const decided = await readDecided(store, now)
    const danger = decided.filter(({ level }) => atLeast(level, 'urgent')).length
    if (
      decided.length < FEWEST_DECIDED ||
      Math.min(danger, decided.length - danger) < FEWEST_OF_EACH
    ) {
      throw new Error(
        `People decided about ${decided.length} posts in the last 90 days, ${danger} of them acute or urgent. To learn from, ${FEWEST_DECIDED} are needed, with ${FEWEST_OF_EACH} of both kinds: try again later.`,
      )
    }
    const learnt = await learnFrom(
      decided,
      labelled.filter((post) => !isKept(post)),
      labelled.filter(isKept),
    )
    await keepTrained(store, { ...learnt, now })
    printComparison(learnt.comparison)
    process.stdout.write('Kept. Look at it beside the shipped one, and choose, at /rules/reader.\n')
  } finally {
    await store.close()
  }
}

try {
  await trainOwn(labelledFiles(process.argv.slice(2)), new Date())
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
