import { WordsField } from '../../../forms/words-field.tsx'
import { useT } from '../../../i18n/use-t.ts'
import { agoInWords } from '../time-words.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'

/** What colleagues think of a case. */
export function Discussion({ props }: { props: CaseFormProps }) {
  const t = useT()
  const { page, now, fields, wrong } = props
  const said = page.events.filter((event) => event.kind === 'discussion')
  const problem = wrong === 'discussion' ? t('care:discussion.problem') : undefined
  return (
    <Fold
      props={props}
      name="discussion"
      heading={t('care:discussion.heading')}
      sum={said.length > 0 ? t('care:discussion.count', { count: said.length }) : undefined}
      wrong={problem !== undefined}
    >
      <p>{t('care:discussion.why')}</p>
      {said.length === 0 ? <p className="muted">{t('care:discussion.none')}</p> : null}
      {said.map((event) => (
        <blockquote key={event.sequence}>
          <p className="muted">
            <bdi>{event.byName ?? '–'}</bdi>, {agoInWords(t, event.at, now)}
          </p>
          {event.note === '' ? (
            <p className="muted">{t('care:discussion.lost')}</p>
          ) : (
            <p className="asis" dir="auto">
              {event.note}
            </p>
          )}
        </blockquote>
      ))}
      <FormOf props={props} deed="discussion">
        <WordsField
          id="discussion-note"
          name="discussion"
          label={t('care:discussion.label')}
          problem={problem}
          rows={4}
          value={fields.discussion}
        />
        <button type="submit">{t('care:discussion.add')}</button>
      </FormOf>
    </Fold>
  )
}
