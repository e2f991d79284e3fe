import { RED_FLAG_NAMES, type RedFlag } from '#moderation/cases/questions.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Fold, FormOf, type CaseFormProps } from './case-form.tsx'
import { Question } from './question.tsx'

/** The red flags: what her words said, what is known, what is not asked yet; and the checklist. */
export function Flags({ props }: { props: CaseFormProps }) {
  const t = useT()
  const { page, wrong } = props
  const answered = new Map(page.answers.map((one) => [one.question, one.answer]))
  const inWords = (flags: RedFlag[]) =>
    flags.map((flag) => t(`care:flags.names.${flag}`)).join('; ')
  const yes = RED_FLAG_NAMES.filter((flag) => answered.get(`flag.${flag}`) === 'yes')
  const unasked = RED_FLAG_NAMES.filter((flag) => !answered.has(`flag.${flag}`))
  return (
    <>
      <Fold
        props={props}
        name="flag"
        heading={t('care:flags.heading')}
        sum={
          unasked.length === 0
            ? t('care:flags.allAsked')
            : t('care:flags.count', { open: unasked.length, all: RED_FLAG_NAMES.length })
        }
        wrong={RED_FLAG_NAMES.some((flag) => wrong === `answer.${flag}`)}
      >
        <p>{t('care:flags.why')}</p>
        <FormOf props={props} deed="flag">
          {RED_FLAG_NAMES.map((flag) => (
            <Question
              key={flag}
              props={props}
              group="flag"
              name={flag}
              label={t(`care:flags.names.${flag}`)}
              words={{
                yes: t('care:answers.yes'),
                no: t('care:answers.no'),
                unknown: t('care:answers.unknown'),
              }}
              heard={page.flagsHeard.includes(flag)}
            />
          ))}
          <button type="submit">{t('care:flags.save')}</button>
        </FormOf>
      </Fold>
      <div data-flags>
        {page.flagsHeard.length > 0 ? (
          <p>{t('care:flags.heard', { flags: inWords(page.flagsHeard) })}</p>
        ) : null}
        {yes.length > 0 ? (
          <p>
            <strong>{t('care:flags.yes', { flags: inWords(yes) })}</strong>
          </p>
        ) : null}
        {unasked.length > 0 ? (
          <p className="muted">{t('care:flags.open', { flags: inWords(unasked) })}</p>
        ) : null}
      </div>
    </>
  )
}
