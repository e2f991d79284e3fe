/** `npm run private-details`: JSON lines `{id, text, lang?}` in, what was found out. */
import { findPrivateDetails } from '#moderation/private-details/find.ts'
import { answerJsonLines } from './json-lines.ts'

await answerJsonLines((line) => ({
  id: line.id,
  found: findPrivateDetails(String(line.text)).map(({ kind, start, end, text }) => ({
    kind,
    start,
    end,
    text,
  })),
}))
