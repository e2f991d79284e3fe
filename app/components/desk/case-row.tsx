import type { CaseLine } from '#db/queries/cases.ts'
import { useT } from '../../i18n/use-t.ts'
import { signalsInWords } from './assessed-text.tsx'
import { agoInWords, dueInWords } from './time-words.ts'

/** One case: how pressing, what is known, who has it. */
export function CaseRow({
  line,
  now,
  today,
}: {
  line: Omit<CaseLine, 'submission_key'>
  now: number
  /** The day in the Netherlands. */
  today: string
}) {
  const t = useT()
  const signals = line.signals === null ? [] : (JSON.parse(line.signals) as string[])
  const waits = line.state === 'open' && line.acknowledged_at === null
  const span = Math.max(1, line.due_at - line.opened_at)
  const gone = Math.min(1, Math.max(0, (now - line.opened_at) / span))
  return (
    <li className={`case level-${line.level}`} data-case={line.id} data-level={line.level}>
      <a href={`/cases/${line.id}`} data-open>
        <span className={`level level-${line.level}`}>{t(`desk:cases.levels.${line.level}`)}</span>{' '}
        <strong>
          {line.state === 'closed'
            ? t(`desk:case.outcomes.${(line.outcome ?? 'no-answer') as 'no-answer'}`)
            : waits
              ? t('desk:cases.waiting')
              : t('desk:cases.taken', { name: line.acknowledgedByName ?? '' })}
        </strong>{' '}
        {line.aftercare_day !== null && line.aftercare_day <= today ? (
          <span className="level">{t('care:row.aftercare')}</span>
        ) : null}{' '}
        {line.waiting === 1 ? <span className="level">{t('talk:desk.waiting')}</span> : null} ·{' '}
        {t(`desk:cases.origins.${line.origin}`)}
      </a>
      <p className="muted">
        {line.boardName ? `${line.boardName} · ` : null}
        {agoInWords(t, line.opened_at, now)}
        {waits ? (
          <>
            {' · '}
            <span className={line.due_at < now ? 'late' : undefined}>
              {dueInWords(t, line.due_at, now)}
            </span>
          </>
        ) : null}
        {line.alarm && line.state === 'open' ? ` · ${t(`desk:cases.alarm.${line.alarm}`)}` : null}
      </p>
      {waits ? <progress max={1} value={gone} aria-hidden="true" /> : null}
      {signals.length > 0 ? <p>{signalsInWords(t, signals)}</p> : null}
      {line.tasksDue > 0 ? (
        <p className="late">{t('care:row.tasks', { count: line.tasksDue })}</p>
      ) : null}
      {line.together > 0 ? (
        <p className="muted">{t('care:row.together', { count: line.together })}</p>
      ) : null}
    </li>
  )
}
