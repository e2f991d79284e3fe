import type { CaseEvent } from '#db/queries/cases.ts'
import { useT } from '../../../i18n/use-t.ts'
import { agoInWords } from '../time-words.ts'

const EVENTS = [
  'opened',
  'acknowledge',
  'note',
  'contact',
  'outcome',
  'raised',
  'changed',
  'rang-again',
  'contact-yes',
  'contact-no',
  'author-deleted',
  'author-erased',
  'handed-back',
  'ran-out',
  'replaced',
  'objected',
  'conversation-offered',
  'conversation-closed',
  'conversation-erased',
] as const

const FILE_EVENTS = [
  'discussion',
  'flags',
  'steps',
  'duties',
  'happened',
  'task',
  'task-done',
  'aftercare',
  'aftercare-done',
  'reopened',
  'hold-confirmed',
  'hold-ended',
  'hold-proposed',
  'kept-apart',
  'let-go',
  'notes-lost',
] as const

/** What happened in a case, in its order. What colleagues said stands with their discussion. */
export function CaseHistory({ events, now }: { events: CaseEvent[]; now: number }) {
  const t = useT()
  function inWords(kind: string): string {
    const known = EVENTS.find((one) => one === kind)
    if (known !== undefined) return t(`desk:case.events.${known}`)
    const noted = FILE_EVENTS.find((one) => one === kind)
    return noted === undefined ? kind : t(`care:events.${noted}`)
  }
  return (
    <>
      <h2>{t('desk:item.history')}</h2>
      <ul>
        {events.map((event) => (
          <li key={event.sequence}>
            {agoInWords(t, event.at, now)}: {inWords(event.kind)}
            {event.byName ? ` (${event.byName})` : null}
            {event.note && event.kind !== 'discussion' ? (
              <>
                {' — '}
                <bdi>{event.note}</bdi>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
