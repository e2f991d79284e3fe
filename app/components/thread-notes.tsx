import type { ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'

/** What everybody should know of a conversation before reading: closed, moved, split. */
export function ThreadNotes({
  thread,
}: {
  thread: {
    closed: boolean
    /** Name of the board on which it stood before. */
    movedFrom: string | null
    splitFrom: string | null
    splitInto: ReadonlyArray<{ id: string; title: string }>
  }
}) {
  const t = useT()
  return (
    <>
      {thread.closed ? <p className="notice">{t('forum:thread.closed')}</p> : null}
      {thread.movedFrom === null ? null : (
        <p className="muted">{t('forum:thread.movedFrom', { board: thread.movedFrom })}</p>
      )}
      {thread.splitFrom === null ? null : (
        <p className="muted">
          {t('forum:thread.splitFrom')}{' '}
          <a href={`/t/${thread.splitFrom}`}>{t('forum:thread.toOther')}</a>
        </p>
      )}
      {thread.splitInto.map((other) => (
        <p className="muted" key={other.id}>
          {t('forum:thread.splitInto')}{' '}
          <a href={`/t/${other.id}`} dir="auto">
            {other.title}
          </a>
        </p>
      ))}
    </>
  )
}

/** Posts behind the warning of their whole conversation, closed until asked for. */
export function Folded({ warning, children }: { warning: string; children: ReactNode }) {
  const t = useT()
  if (warning === '') return <>{children}</>
  return (
    <details className="warned">
      <summary>
        <span dir="auto">{t('forum:thread.warning', { warning })}</span>{' '}
        <span className="muted">{t('forum:thread.open')}</span>
      </summary>
      {children}
    </details>
  )
}
