import { dayOf, daysBefore } from '#db/days.ts'
import { levelsOfAuthor } from '#db/queries/assessments.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { readText, type Reading, type TextToRead, type Triage } from './read-text.ts'

const EARLIER_DAYS = 30

async function wasAcute(store: Store, author: Actor, now: Date): Promise<boolean> {
  const since = daysBefore(dayOf(now), EARLIER_DAYS)
  return (await levelsOfAuthor(store.read, author.id, since)).includes('acute')
}

/**
 * Reads a text, with what was known of its author. That raises only what is urgent by itself (`withAnswer` of the
 * triage), so her other texts are asked for only then: somebody who writes much has many.
 */
export async function readHers(
  store: Store,
  { author, now }: { author: Actor; now: Date },
  words: Omit<TextToRead, 'earlier'>,
  triage: Triage,
): Promise<Reading> {
  const reading = readText({ ...words, earlier: undefined }, triage)
  const counts = reading.assessment.level === 'urgent' && (await wasAcute(store, author, now))
  return counts ? readText({ ...words, earlier: 'acute' }, triage) : reading
}
