import { useT } from '../i18n/use-t.ts'

/** What somebody should know before writing here, each said only when it is so. */
export function WritingNotes(notes: {
  newcomer: boolean
  offHours: boolean
  open: boolean
  formNote: string
  /** False for who came to ask a professional and said no yes to the rules yet. */
  saidYes: boolean
}) {
  const t = useT()
  return (
    <>
      {notes.open ? null : <p className="notice">{t('forum:boards.closed')}</p>}
      {notes.saidYes ? null : (
        <p className="notice">
          {t('account:yes.needed')} <a href="/join/yes">{t('account:yes.go')}</a>
        </p>
      )}
      {notes.newcomer ? <p className="hint">{t('forum:compose.newcomer')}</p> : null}
      {notes.offHours ? <p className="hint">{t('forum:compose.offHours')}</p> : null}
      {notes.formNote ? (
        <p className="hint">
          <strong>{notes.formNote}</strong>
        </p>
      ) : null}
    </>
  )
}
