import type { Reason } from '#moderation/decisions/reasons.ts'
import type { Language } from '#moderation/vocabulary.ts'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'

export type PreparedMessage = { reason: Reason; language: Language; text: string; own: boolean }

/** The prepared words of one reason in one language, folded until somebody opens them. */
export function PreparedForm({
  action,
  draft,
  id,
  message,
  problem,
  saved,
  typed,
}: {
  action: string
  draft: string | null
  id: string
  message: PreparedMessage
  problem: string | undefined
  saved: boolean
  /** What was typed, when it came back. */
  typed: string | undefined
}) {
  const t = useT()
  const { language, own, reason, text } = message
  const hidden = (
    <>
      <input type="hidden" name="reason" value={reason} />
      <input type="hidden" name="language" value={language} />
      {draft ? <input type="hidden" name="d" value={draft} /> : null}
    </>
  )
  return (
    <details className="more" id={id} open={typed !== undefined || saved ? true : undefined}>
      <summary>
        {t(`desk:reasons.${reason}.name`)} · {t(`common:language.${language}`)}
        {own ? <span className="tag">{t('account:messages.changed')}</span> : null}
      </summary>
      {saved ? (
        <p className="notice" role="status">
          {t('account:settings.saved')}
        </p>
      ) : null}
      <form method="post" action={action} autoComplete="off" noValidate className="deed">
        {hidden}
        <WordsField
          id={`text-${id}`}
          name="text"
          label={t('account:messages.text')}
          problem={problem}
          rows={6}
          value={typed ?? text}
        />
        <button type="submit">{t('account:settings.save')}</button>
      </form>
      {own ? (
        <form method="post" action={action} className="deed">
          {hidden}
          <button type="submit" name="restore" value="1">
            {t('account:messages.restore')}
          </button>
        </form>
      ) : null}
    </details>
  )
}
