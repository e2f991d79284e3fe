import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { authorInWords } from './author.ts'
import { signalsInWords } from './assessed-text.tsx'
import type { QueueLine } from './queue-lines.ts'
import { agoInWords, dueInWords, durationInWords } from './time-words.ts'

const KNOWN_WHY = [
  'flagged',
  'newcomer',
  'private-details',
  'off-hours',
  'not-triaged',
  'staff-only',
  'edited',
  'reported',
  'noticed',
  'worried',
  'others-worried',
  'recognised',
  'case-closed',
  'objected',
  'restored',
  'second-look',
] as const

/** One item of the queue: what it is and how pressing, and no word of the post itself. */
export function ItemRow({
  item,
  now,
  children,
}: {
  item: QueueLine
  now: number
  /** What can be done with it from the list. */
  children?: ReactNode
}) {
  const t = useT()
  const why = KNOWN_WHY.find((one) => one === item.why) ?? 'flagged'
  const signals = signalsInWords(t, item.signals)
  const left = item.claimedUntil === null ? '' : durationInWords(t, item.claimedUntil - now)
  return (
    <li
      className={`item level-${item.level}`}
      data-item={item.id}
      data-level={item.level}
      data-kind={item.kind}
    >
      <a href={`/queue/${item.id}`} data-open>
        <span className={`level level-${item.level}`}>{t(`desk:levels.${item.level}`)}</span>{' '}
        <strong>{t(`desk:kinds.${item.kind}`)}</strong> · {t(`desk:why.${why}`)}
      </a>
      <p className="muted">
        {item.boardName} · {item.opening ? t('desk:queue.opening') : t('desk:queue.reply')}{' '}
        {t('desk:queue.by')} <bdi>{authorInWords(t, item)}</bdi> ·{' '}
        {agoInWords(t, item.openedAt, now)} ·{' '}
        <span className={item.dueAt < now ? 'late' : undefined}>
          {dueInWords(t, item.dueAt, now)}
        </span>
        {item.reports > 0 ? ` · ${t('desk:queue.reports', { count: item.reports })}` : null}
      </p>
      {signals ? <p>{signals}</p> : null}
      {item.held ? (
        <p className="claim">
          {item.mine
            ? t('desk:queue.claimedByYou', { time: left })
            : t('desk:queue.claimedBy', { name: item.claimedByName ?? '', time: left })}
        </p>
      ) : null}
      {children}
    </li>
  )
}
