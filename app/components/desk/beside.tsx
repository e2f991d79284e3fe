/**
 * The list beside what one works on, where the screen is wide enough (desk.css): what else waits is then
 * one click away. On a phone the list is a page of its own.
 */
import type { CaseLine } from '#db/queries/cases.ts'
import { useT } from '../../i18n/use-t.ts'
import type { QueueLine } from './queue-lines.ts'
import { dueInWords } from './time-words.ts'

/** How many lines stand beside; the whole list is behind its heading. */
export const BESIDE = 25

export function QueueBeside({
  lines,
  current,
  now,
}: {
  lines: QueueLine[]
  current: string
  now: number
}) {
  const t = useT()
  return (
    <nav className="beside" aria-label={t('desk:queue.heading')}>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className={`level-${line.level}`}>
            <a href={`/queue/${line.id}`} aria-current={line.id === current ? 'page' : undefined}>
              <strong>
                {t(`desk:levels.${line.level}`)} · {t(`desk:kinds.${line.kind}`)}
              </strong>
              <span className={line.dueAt < now ? 'late' : 'muted'}>
                {dueInWords(t, line.dueAt, now)}
              </span>
              {line.held && !line.mine ? <span className="claim">{line.claimedByName}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function CasesBeside({
  lines,
  current,
  now,
}: {
  lines: Array<Omit<CaseLine, 'submission_key'>>
  current: string
  now: number
}) {
  const t = useT()
  return (
    <nav className="beside" aria-label={t('desk:cases.heading')}>
      <ul>
        {lines.map((line) => {
          const waits = line.acknowledged_at === null
          return (
            <li key={line.id} className={`level-${line.level}`}>
              <a href={`/cases/${line.id}`} aria-current={line.id === current ? 'page' : undefined}>
                <strong>
                  {t(`desk:cases.levels.${line.level}`)} · {t(`desk:cases.origins.${line.origin}`)}
                </strong>
                {waits ? (
                  <span className={line.due_at < now ? 'late' : 'muted'}>
                    {dueInWords(t, line.due_at, now)}
                  </span>
                ) : (
                  <span className="muted">{line.acknowledgedByName}</span>
                )}
                {line.waiting === 1 ? <span>{t('talk:desk.waiting')}</span> : null}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
