import { higherLevel } from '../vocabulary.ts'
import { SECRET_PLACE_RULE } from '../private-details/secret-places.ts'
import { readText, type Reading, type Triage } from './read-text.ts'

/**
 * Another name is a text too, and stands above the post for everybody: what a rule of the triage notices in it
 * counts for the post (the trained reader makes nothing of two words). `holds`: it could lead somebody to a
 * door, so that a moderator reads first. Its positions are not kept: they would point into the post.
 */
export function withName(
  reading: Reading,
  name: string,
  triage: Triage,
): { reading: Reading; holds: boolean } {
  if (name === '') return { reading, holds: false }
  const words = { title: '', body: name, theme: undefined, danger: undefined, earlier: undefined }
  const named = readText(words, triage)
  const holds =
    named.assessment.matches.some(({ rule }) => rule === SECRET_PLACE_RULE) ||
    named.findings.some(({ dangerous }) => dangerous)
  if (!holds && named.triaged && named.assessment.matches.length === 0) return { reading, holds }
  const level = higherLevel(named.assessment.level, 'attention')
  const { assessment } = reading
  return {
    reading: {
      ...reading,
      triaged: reading.triaged && named.triaged,
      assessment: {
        ...assessment,
        level: higherLevel(assessment.level, level),
        signals: [...new Set([...assessment.signals, ...named.assessment.signals])],
        because: assessment.because || named.assessment.because,
      },
    },
    holds,
  }
}
