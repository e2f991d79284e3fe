import { useT } from '../i18n/use-t.ts'

/** What somebody should know before writing here, each said only when it is so. */
export function WritingNotes(notes: {
  newcomer: boolean
  offHours: boolean
  open: boolean
  formNote: string
}) {
  const t = useT()
  return (
    <>
      {notes.open ? null : <p className="notice">{t('forum:boards.closed')}</p>}
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
