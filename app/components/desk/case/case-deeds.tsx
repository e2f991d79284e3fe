import { OUTCOMES } from '#moderation/cases/outcomes.ts'
import { describedBy, Field } from '../../../forms/field.tsx'
import { WordsField } from '../../../forms/words-field.tsx'
import { useT } from '../../../i18n/use-t.ts'
import type { CaseFormProps } from './case-form.tsx'

/** Takes a case, or says that one is still at work on it: above all else, as an alarm rings for it. */
export function TakeCase({ page }: Pick<CaseFormProps, 'page'>) {
  const t = useT()
  const found = page.case
  if (!page.deeds.includes('acknowledge')) return null
  return (
    <form method="post" action={`/cases/${found.id}`}>
      <input type="hidden" name="version" value={found.version} />
      <button type="submit" name="acknowledge" value="1" className="main" data-key="claim">
        {page.mine
          ? t('desk:case.stillMine')
          : found.acknowledged_by === null
            ? t('desk:case.acknowledge')
            : t('desk:case.takeOver')}
      </button>
    </form>
  )
}

/** What one does with an open case: write to her, note, close it. */
export function CaseDeeds({ page, fields, draft, wrong }: CaseFormProps) {
  const t = useT()
  const found = page.case
  const action = `/cases/${found.id}`
  const noteProblem = wrong === 'note' ? t('desk:case.noteProblem') : undefined
  const outcomeProblem = wrong === 'outcome' ? t('desk:case.outcomeProblem') : undefined
  const referredProblem = wrong === 'referred' ? t('care:referredProblem') : undefined
  const dayProblem = wrong === 'closing-day' ? t('care:closingDayProblem') : undefined
  const hidden = (
    <>
      <input type="hidden" name="version" value={found.version} />
      {draft && fields.deed === undefined ? <input type="hidden" name="d" value={draft} /> : null}
    </>
  )
  return (
    <aside className="deeds">
      <TalkDeed page={page} />
      <form method="post" action={action} autoComplete="off">
        {hidden}
        <WordsField
          id="note"
          label={t('desk:case.note')}
          problem={noteProblem}
          rows={4}
          value={fields.outcome === undefined ? (fields.note ?? '') : ''}
        />
        <div className="row">
          <button type="submit">{t('desk:case.addNote')}</button>
          <button type="submit" name="contact" value="1">
            {t('desk:case.contact')}
          </button>
        </div>
      </form>
      <details
        className="more"
        open={outcomeProblem || referredProblem || dayProblem ? true : undefined}
      >
        <summary>{t('desk:case.outcome')}</summary>
        <form method="post" action={action} autoComplete="off">
          {hidden}
          <Field name="outcome" label={t('desk:case.outcomeLabel')} problem={outcomeProblem}>
            <select
              id="outcome"
              name="outcome"
              defaultValue={fields.outcome ?? ''}
              {...describedBy('outcome', false, outcomeProblem)}
            >
              <option value="">—</option>
              {OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {t(`desk:case.outcomes.${outcome}`)}
                </option>
              ))}
            </select>
          </Field>
          <WordsField
            id="closing-note"
            name="note"
            label={t('desk:case.note')}
            hint={t('care:referredHint')}
            problem={referredProblem}
            optional
            rows={3}
            value={fields.outcome === undefined ? '' : (fields.note ?? '')}
          />
          <Field
            name="closing-day"
            label={t('care:aftercare.closing')}
            problem={dayProblem}
            optional
          >
            <input
              id="closing-day"
              name="aftercare"
              type="date"
              autoComplete="off"
              defaultValue={fields.outcome === undefined ? '' : (fields.aftercare ?? '')}
              {...describedBy('closing-day', false, dayProblem)}
            />
          </Field>
          <button type="submit">{t('desk:case.close')}</button>
        </form>
      </details>
    </aside>
  )
}

/** The conversation of the case: open it, or offer one to whoever did not say no. */
function TalkDeed({ page }: Pick<CaseFormProps, 'page'>) {
  const t = useT()
  const { conversation } = page
  const said = page.case.contact === 'yes'
  return (
    <>
      {conversation ? (
        <p>
          <a className="button" href={`/talk/${conversation.id}`}>
            {t('talk:desk.open')}
            {conversation.waiting ? ` (${t('talk:desk.waiting')})` : null}
          </a>
        </p>
      ) : null}
      {page.mayOffer ? (
        <form method="post" action={`/cases/${page.case.id}`}>
          <button type="submit" name="offer" value="1">
            {said ? t('talk:desk.begin') : t('talk:desk.offer')}
          </button>
          <p className="hint">{said ? t('talk:desk.beginText') : t('talk:desk.offerText')}</p>
        </form>
      ) : null}
    </>
  )
}
