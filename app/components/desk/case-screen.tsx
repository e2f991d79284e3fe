import { OUTCOMES } from '#moderation/cases/outcomes.ts'
import type { CaseLine } from '#db/queries/cases.ts'
import type { CasePage } from '#moderation/cases/read-case.ts'
import { describedBy, Field } from '../../forms/field.tsx'
import { useT } from '../../i18n/use-t.ts'
import { StoredHtml, Warned } from '../post.tsx'
import { Explanation, MarkedText, signalsInWords } from './assessed-text.tsx'
import { CasesBeside } from './beside.tsx'
import { Live, type LiveData } from './live.tsx'
import { agoInWords, dueInWords } from './time-words.ts'

export type CaseScreenProps = {
  page: Omit<CasePage, 'case' | 'others'> & {
    case: Omit<CasePage['case'], 'submission_key'>
    others: Array<{ id: string; level: 'acute' | 'urgent'; state: 'open' | 'closed' }>
  }
  beside: Array<Omit<CaseLine, 'submission_key'>>
  now: number
  fields: Record<string, string>
  draft: string | null
  wrong: string | null
  live: LiveData
  script: string
}

const EVENTS = [
  'opened',
  'acknowledge',
  'note',
  'contact',
  'outcome',
  'raised',
  'changed',
  'rang-again',
  'contact-yes',
  'contact-no',
  'author-deleted',
  'author-erased',
  'handed-back',
  'ran-out',
  'objected',
  'conversation-offered',
  'conversation-closed',
] as const

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
            {!open ? (
              <p className="notice">
                {t('desk:case.closed', {
                  outcome: t(`desk:case.outcomes.${(found.outcome ?? 'no-answer') as 'no-answer'}`),
                })}
              </p>
            ) : null}
            {found.erased === 1 ? <p className="notice">{t('desk:case.erased')}</p> : null}
            {page.pseudonym ? (
              <p dir="auto">{t('desk:case.author', { name: page.pseudonym })}</p>
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
              </>
            ) : null}
            {page.others.length > 0 ? (
              <>
                <h2>{t('desk:case.others')}</h2>
                <ul className="alone">
                  {page.others.map((other) => (
                    <li key={other.id}>
                      <a href={`/cases/${other.id}`}>
                        {t(`desk:cases.levels.${other.level}`)}
                        {other.state === 'closed' ? ` · ${t('desk:cases.closedHeading')}` : null}
                      </a>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <h2>{t('desk:item.history')}</h2>
            <ul>
              {page.events.map((event) => {
                const kind = EVENTS.find((one) => one === event.kind)
                return (
                  <li key={event.sequence}>
                    {agoInWords(t, event.at, now)}:{' '}
                    {kind ? t(`desk:case.events.${kind}`) : event.kind}
                    {event.byName ? ` (${event.byName})` : null}
                    {event.note ? (
                      <>
                        {' — '}
                        <bdi>{event.note}</bdi>
                      </>
                    ) : null}
                  </li>
                )
              })}
            </ul>
          </div>
          {open ? <CaseDeeds {...props} /> : null}
        </div>
      </div>
    </>
  )
}

function CaseWords({ page }: { page: CaseScreenProps['page'] }) {
  const t = useT()
  const { post, assessment } = page
  if (post === null && page.conversation !== null && assessment !== null) {
    return (
      <section aria-labelledby="words-heading">
        <h2 id="words-heading">{t('desk:case.words')}</h2>
        <div className="post">
          <MarkedText assessment={assessment} />
        </div>
      </section>
    )
  }
  if (post === null) return <p className="notice">{t('desk:case.noWords')}</p>
  const words = page.original ?? assessment?.text ?? ''
  if (words === '' && post.state === 'removed') {
    return <p className="notice">{t('desk:case.gone')}</p>
  }
  return (
    <section aria-labelledby="words-heading">
      <h2 id="words-heading">{t('desk:case.words')}</h2>
      <p className="muted">
        {t('desk:case.post', { state: t(`desk:states.${post.state}`) })}
        {post.place !== null ? (
          <>
            {' · '}
            <a href={`/p/${post.id}`}>{t('desk:item.inThread')}</a>
          </>
        ) : null}
      </p>
      {page.ofOriginal ? <p className="muted">{t('desk:case.original')}</p> : null}
      {page.before.length > 0 ? (
        <details className="more">
          <summary>{t('desk:item.before')}</summary>
          {page.before.map((one) => (
            <blockquote key={one.id}>
              <p className="muted">{one.pseudonym ?? t('desk:item.nobody')}</p>
              <Warned warning={one.warning} html={one.html} />
            </blockquote>
          ))}
        </details>
      ) : null}
      <div className="post">
        {assessment ? <MarkedText assessment={assessment} /> : <StoredHtml html={post.html} />}
      </div>
      {page.original && !page.ofOriginal ? (
        <>
          <p className="muted">{t('desk:case.original')}</p>
          <p className="post" dir="auto">
            {page.original}
          </p>
        </>
      ) : null}
    </section>
  )
}

function CaseDeeds({ page, fields, draft, wrong }: CaseScreenProps) {
  const t = useT()
  const found = page.case
  const action = `/cases/${found.id}`
  const noteProblem = wrong === 'note' ? t('desk:case.noteProblem') : undefined
  const outcomeProblem = wrong === 'outcome' ? t('desk:case.outcomeProblem') : undefined
  const hidden = (
    <>
      <input type="hidden" name="version" value={found.version} />
      {draft ? <input type="hidden" name="d" value={draft} /> : null}
    </>
  )
  return (
    <aside className="deeds">
      {page.deeds.includes('acknowledge') ? (
        <form method="post" action={action}>
          {hidden}
          <button type="submit" name="acknowledge" value="1" className="main" data-key="claim">
            {page.mine
              ? t('desk:case.stillMine')
              : found.acknowledged_by === null
                ? t('desk:case.acknowledge')
                : t('desk:case.takeOver')}
          </button>
        </form>
      ) : null}
      <TalkDeed page={page} />
      <form method="post" action={action} autoComplete="off">
        {hidden}
        <Field name="note" label={t('desk:case.note')} problem={noteProblem}>
          <textarea
            id="note"
            name="note"
            rows={4}
            dir="auto"
            autoComplete="off"
            defaultValue={fields.note ?? ''}
            {...describedBy('note', false, noteProblem)}
          />
        </Field>
        <div className="row">
          <button type="submit">{t('desk:case.addNote')}</button>
          <button type="submit" name="contact" value="1">
            {t('desk:case.contact')}
          </button>
        </div>
      </form>
      <details className="more" open={outcomeProblem ? true : undefined}>
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
          <Field name="closing-note" label={t('desk:case.note')} optional>
            <textarea id="closing-note" name="note" rows={3} dir="auto" autoComplete="off" />
          </Field>
          <button type="submit">{t('desk:case.close')}</button>
        </form>
      </details>
    </aside>
  )
}

/** The conversation of the case: open it, or offer one to whoever did not say no. */
function TalkDeed({ page }: Pick<CaseScreenProps, 'page'>) {
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
