/** `npm run triage`: JSON lines `{id, text, lang?, board?}` in, assessments out. */
import { assess } from '#moderation/triage/assess.ts'
import { THEMES } from '#moderation/vocabulary.ts'
import { answerJsonLines } from './json-lines.ts'

await answerJsonLines((line) => {
  const board = THEMES.find((theme) => theme === line.board)
  const { level, signals, matches } = assess(
    String(line.text),
    board === undefined ? {} : { board },
  )
  return { id: line.id, level, signals, matches }
})
