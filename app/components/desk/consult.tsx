import { Field } from '../../forms/field.tsx'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import type { ItemScreenProps } from './item-screen.tsx'
import { agoInWords } from './time-words.ts'

/** What colleagues say to each other about an item, and handing it over to one of them. */
export function Consult({ page, fields, draft, wrong, now }: ItemScreenProps) {
  const t = useT()
  const { colleagues, item, notes } = page
  const mine = fields.note !== undefined
  const problem =
    mine && wrong === 'note-long'
      ? t('desk:consult.tooLong')
      : mine && wrong === 'note-empty'
        ? t('desk:consult.empty')
        : undefined
  return (
    <details className="more" open={mine || notes.length > 0 ? true : undefined}>
      <summary>{t('desk:consult.heading', { count: notes.length })}</summary>
      {notes.map((one) => (
        <div key={one.sequence}>
          <p className="muted">
            {one.byName ?? t('desk:item.nobody')} · {agoInWords(t, one.at, now)}
          </p>
          <blockquote className="asis" dir="auto">
            {one.note}
          </blockquote>
        </div>
      ))}
      <form method="post" action={`/queue/${item.id}`} autoComplete="off" noValidate>
        {draft ? <input type="hidden" name="d" value={draft} /> : null}
        <WordsField
          id="item-note"
          name="note"
          label={t('desk:consult.note')}
          hint={t('desk:consult.hint')}
          problem={problem}
          rows={3}
          value={mine ? fields.note : ''}
        />
        <button type="submit">{t('desk:consult.send')}</button>
      </form>
      {colleagues.length > 0 ? (
        <form method="post" action={`/queue/${item.id}`}>
          <Field name="hand-to" label={t('desk:consult.handTo')}>
            <select id="hand-to" name="hand">
              {colleagues.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit">{t('desk:consult.hand')}</button>
        </form>
      ) : null}
    </details>
  )
}
