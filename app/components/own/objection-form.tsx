import { problemOf, ProblemSummary } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'

/** "Don't agree?": lets somebody else look at a decision. Words are welcome and not asked for. */
export function ObjectionForm({
  noticeId,
  returned,
}: {
  noticeId: string
  returned: Returned | undefined
}) {
  const t = useT()
  const name = `note-${noticeId}`
  const problem = problemOf(returned?.problems ?? [], name)
  return (
    <details className="more" open={returned ? true : undefined}>
      <summary>{t('account:me.object.summary')}</summary>
      <form
        method="post"
        action={`/me/notices/${noticeId}/object`}
        autoComplete="off"
        noValidate
        className="compose"
      >
        <ProblemSummary problems={returned?.problems ?? []} />
        {returned?.kept ? (
          <p className="notice" role="status">
            {t('account:me.object.kept')}
          </p>
        ) : null}
        <p>{t('account:me.object.text')}</p>
        {returned?.draft ? <input type="hidden" name="d" value={returned.draft} /> : null}
        <WordsField
          id={name}
          name="note"
          label={t('account:me.object.note')}
          problem={problem}
          rows={4}
          value={returned?.fields.note}
        />
        <button type="submit">{t('account:me.object.send')}</button>
      </form>
    </details>
  )
}
