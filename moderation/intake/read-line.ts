import { higherLevel } from '../vocabulary.ts'
import { isDangerousDetail, readText, type Reading, type Triage } from './read-text.ts'

/**
 * Another name and a content warning are texts too, and stand above the post for everybody: what a rule of the
 * triage notices in one counts for the post (the trained reader makes nothing of two words), and any private
 * detail. `holds`: one could lead somebody to a door, so that a moderator reads first. Their positions are not
 * kept: they would point into the post.
 */
export function withLines(
  reading: Reading,
  lines: readonly string[],
  triage: Triage,
): { reading: Reading; holds: boolean } {
  let all = reading
  let holds = false
  for (const line of lines.filter(Boolean)) {
    const words = { title: '', body: line, theme: undefined, danger: undefined, earlier: undefined }
    const read = readText(words, triage)
    const { matches, readers } = read.assessment
    const leads = isDangerousDetail({ ...read, assessment: { ...read.assessment, signals: [] } })
    holds ||= leads
    // That a warning names what the post is about ("verkrachting") is what it is for.
    const isNothing = read.findings.length === 0 && readers.rules === 'none'
    if (read.triaged && isNothing && !leads) continue
    const { assessment } = all
    all = {
      ...all,
      triaged: all.triaged && read.triaged,
      assessment: {
        ...assessment,
        level: higherLevel(assessment.level, higherLevel(readers.rules, 'attention')),
        signals: [...new Set([...assessment.signals, ...matches.map(({ signal }) => signal)])],
        because: assessment.because || read.assessment.because,
      },
    }
  }
  return { reading: all, holds }
}
