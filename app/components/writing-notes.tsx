import type { ReadingNow } from '#moderation/reading-hours.ts'
import { readInWords } from '../i18n/moments.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

/** What somebody should know before writing here, each said only when it is so. */
export function WritingNotes(notes: {
  newcomer: boolean
  reading: ReadingNow
  /** The day in the Netherlands. */
  today: string
  open: boolean
  formNote: string
  /** False for who came to ask a professional and said no yes to the rules yet. */
  saidYes: boolean
}) {
  const t = useT()
  const language = useLanguage()
  return (
    <>
      {notes.open ? null : <p className="notice">{t('forum:boards.closed')}</p>}
      {notes.saidYes ? null : (
        <p className="notice">
          {t('account:yes.needed')} <a href="/join/yes">{t('account:yes.go')}</a>
        </p>
      )}
      {notes.newcomer ? <p className="hint">{t('forum:compose.newcomer')}</p> : null}
      {notes.reading.offHours ? (
        <p className="notice">
          {t('forum:compose.offHours')} {readInWords(t, notes.reading, notes.today, language)}
        </p>
      ) : null}
      {notes.formNote ? (
        <p className="hint">
          <strong>{notes.formNote}</strong>
        </p>
      ) : null}
    </>
  )
}
