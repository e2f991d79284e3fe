import type { CaseLine } from '#db/queries/cases.ts'
import type { CasePage } from '#moderation/cases/read-case.ts'
import { useT } from '../../i18n/use-t.ts'
import { authorInWords } from './author.ts'
import { Explanation, signalsInWords } from './assessed-text.tsx'
import { CasesBeside } from './beside.tsx'
import { Aftercare } from './case/aftercare.tsx'
import { CaseDeeds, TakeCase } from './case/case-deeds.tsx'
import { CaseWords } from './case/case-words.tsx'
import { Discussion } from './case/discussion.tsx'
import { Flags } from './case/flags.tsx'
import { CaseHistory } from './case/history.tsx'
import { LegalHolds } from './case/legal-hold.tsx'
import { Recognitions } from './case/recognitions.tsx'
import { OtherCases } from './case/others.tsx'
import { Duties, Steps } from './case/steps.tsx'
import { Tasks } from './case/tasks.tsx'
import { HelpWindows } from './case/window.tsx'
import { Live, type LiveData } from './live.tsx'
import { agoInWords, dueInWords } from './time-words.ts'
import { TriageFeedback } from './triage-feedback.tsx'

export type CaseScreenProps = {
  page: Omit<CasePage, 'case'> & { case: Omit<CasePage['case'], 'submission_key'> }
  beside: Array<Omit<CaseLine, 'submission_key'>>
  now: number
  /** The day in the Netherlands. */
  today: string
  fields: Record<string, string>
  draft: string | null
  wrong: string | null
  /** Which part was just saved. */
  saved: string | null
  live: LiveData
  script: string
}

/** A case on one screen: her words, what is known, and what one can do. */
export function CaseScreen(props: CaseScreenProps) {
  const { page, now } = props
  const found = page.case
  const t = useT()
  const open = found.state === 'open'
  return (
    <>
      <Live live={props.live} script={props.script} />
      <p className="way-back">
        <a href="/cases">{t('desk:case.back')}</a>
      </p>
      <div className="desk">
        <CasesBeside lines={props.beside} current={found.id} now={now} />
        <div className="workbench" data-case={found.id} data-level={found.level}>
          <div>
            <h1>{t('desk:case.heading', { level: t(`desk:cases.levels.${found.level}`) })}</h1>
            <p>
              {agoInWords(t, found.opened_at, now)} ·{' '}
              {found.acknowledged_at === null && open
                ? dueInWords(t, found.due_at, now)
                : t('desk:cases.taken', { name: page.takenBy ?? '' })}
              {page.alarm && open ? ` · ${t(`desk:cases.alarm.${page.alarm}`)}` : null}
            </p>
            {open ? <TakeCase page={page} /> : null}
            {!open ? (
              <p className="notice">
                {t('desk:case.closed', {
                  outcome: t(`desk:case.outcomes.${(found.outcome ?? 'no-answer') as 'no-answer'}`),
                })}
              </p>
            ) : null}
            {found.erased === 1 ? <p className="notice">{t('desk:case.erased')}</p> : null}
            {page.pseudonym ? (
              <p dir="auto">{t('desk:case.author', { name: authorInWords(t, page) })}</p>
            ) : null}
            <p>{t(`desk:case.contactAnswer.${found.contact}`)}</p>
            <CaseWords page={page} />
            {page.assessment ? (
              <>
                {page.assessment.signals.length > 0 ? (
                  <p>
                    <strong>{t('desk:case.signals')}:</strong>{' '}
                    {signalsInWords(t, page.assessment.signals)}
                  </p>
                ) : null}
                <Explanation assessment={page.assessment} />
                <TriageFeedback action={`/cases/${found.id}`} assessment={page.assessment} />
              </>
            ) : null}
            {open ? <Flags props={props} /> : null}
            {open && (page.sexualViolence || found.happened_at !== null) ? (
              <HelpWindows props={props} />
            ) : null}
            <Recognitions props={props} />
            <OtherCases page={page} now={now} />
            <Tasks props={props} open={open} />
            <Discussion props={props} />
            <Aftercare props={props} />
            {open ? (
              <>
                <Steps props={props} />
                <Duties props={props} />
              </>
            ) : null}
            <LegalHolds props={props} />
            <CaseHistory events={page.events} now={now} />
          </div>
          {open ? <CaseDeeds {...props} /> : null}
        </div>
      </div>
    </>
  )
}
