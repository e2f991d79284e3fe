import type { Desk } from '#moderation/colleagues/read-desk.ts'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import { TalksAsked } from '../talks-asked.tsx'
import { deedInWords } from './item-history.tsx'
import { agoInWords } from './time-words.ts'

type Props = {
  desk: Desk
  self: string
  now: number
  /** A note that came back, with what was wrong. */
  note: { value: string; problem: string | null; draft: string | null }
}

/** On top of the queue: whether one is alone, and what colleagues left or ask, in one line. */
export function DeskLine({ desk, self }: { desk: Desk; self: string }) {
  const t = useT()
  const asking = desk.talks.filter((one) => one.account_id !== self && one.taken_by === null)
  const waiting = [
    desk.handovers.length > 0
      ? t('colleagues:line.handovers', { count: desk.handovers.length })
      : '',
    desk.looks.length > 0 ? t('colleagues:line.looks', { count: desk.looks.length }) : '',
    asking.length > 0 ? t('colleagues:line.talks', { count: asking.length }) : '',
  ].filter((one) => one !== '')
  return (
    <p data-beside={desk.beside.length}>
      {desk.beside.length === 0 ? (
        <strong>{t('colleagues:alone')}</strong>
      ) : (
        t('colleagues:beside', { names: desk.beside.join(', ') })
      )}{' '}
      {desk.onCall ? t('colleagues:onCall') : t('colleagues:nobodyOnCall')}{' '}
      <a href="#colleagues">
        {waiting.length > 0 ? waiting.join(', ') : t('colleagues:line.none')}
      </a>
    </p>
  )
}

/** What colleagues left for each other, and what became of what one handed on. */
export function Colleagues(props: Props) {
  const { desk, now } = props
  const t = useT()
  return (
    <section aria-labelledby="colleagues-heading" id="colleagues">
      <h2 id="colleagues-heading">{t('colleagues:heading')}</h2>
      {desk.looks.length > 0 ? (
        <>
          <h3>{t('colleagues:looks.heading', { count: desk.looks.length })}</h3>
          <ul data-looks>
            {desk.looks.map((look) => (
              <li key={look.id}>
                <a href={`/queue/${look.item_id}`}>
                  {t('colleagues:looks.line', {
                    name: look.name,
                    kind: deedInWords(t, look.kind),
                    ago: agoInWords(t, look.decided_at, now),
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {desk.handedOn.length > 0 ? (
        <>
          <h3>{t('colleagues:handedOn.heading')}</h3>
          <ul>
            {desk.handedOn.map((one) => (
              <li key={one.itemId} data-handed-on={one.state}>
                {t('colleagues:handedOn.line', {
                  ago: agoInWords(t, one.at, now),
                  state: t(`colleagues:handedOn.${one.state}`),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Talks {...props} />
      <Handovers {...props} />
      <p>
        <a href="/queue/own">{t('colleagues:own.link')}</a>
      </p>
    </section>
  )
}

function Talks({ desk, self }: Props) {
  const t = useT()
  const mine = desk.talks.find((one) => one.account_id === self)
  return (
    <>
      <TalksAsked action="/queue" talks={desk.talks} self={self} />
      {mine ? (
        <form method="post" action="/queue" className="notice row" data-own-talk>
          <span>
            {mine.takenByName === null
              ? t(`colleagues:talk.waits.${mine.asked}`)
              : t('colleagues:talk.taken', { name: mine.takenByName })}
          </span>
          <button type="submit" name="end-talk" value={self}>
            {t('colleagues:talk.enough')}
          </button>
        </form>
      ) : (
        <details className="more">
          <summary>{t('colleagues:talk.heading')}</summary>
          <form method="post" action="/queue">
            <p>{t('colleagues:talk.text')}</p>
            <p className="row">
              <button type="submit" name="talk" value="colleague">
                {t('colleagues:talk.colleague')}
              </button>
              <button type="submit" name="talk" value="coordinator">
                {t('colleagues:talk.coordinator')}
              </button>
            </p>
          </form>
        </details>
      )}
    </>
  )
}

function Handovers({ desk, note, now }: Props) {
  const t = useT()
  const problem =
    note.problem === null ? undefined : t(`colleagues:handover.${note.problem as 'empty'}`)
  return (
    <>
      {desk.handovers.map((one) => (
        <div key={one.sequence} data-handover>
          <p className="muted">
            {t('colleagues:handover.from', { name: one.name, ago: agoInWords(t, one.at, now) })}
          </p>
          <blockquote className="asis" dir="auto">
            {one.note}
          </blockquote>
        </div>
      ))}
      <details className="more" open={note.problem === null ? undefined : true}>
        <summary>{t('colleagues:handover.heading')}</summary>
        <form method="post" action="/queue" autoComplete="off" noValidate>
          {note.draft ? <input type="hidden" name="d" value={note.draft} /> : null}
          <WordsField
            id="handover"
            label={t('colleagues:handover.label')}
            hint={t('colleagues:handover.hint')}
            problem={problem}
            rows={3}
            value={note.value}
          />
          <button type="submit">{t('colleagues:handover.send')}</button>
        </form>
      </details>
    </>
  )
}
