import { isHeavy } from '#moderation/queue/heavy.ts'
import type { ItemPage } from '#moderation/queue/read-item.ts'
import { useT } from '../../i18n/use-t.ts'
import { StoredHtml } from '../post.tsx'
import { authorInWords } from './author.ts'
import { Explanation, MarkedText, signalsInWords } from './assessed-text.tsx'
import { Before } from './before.tsx'
import { QueueBeside } from './beside.tsx'
import { Consult } from './consult.tsx'
import { DecideForms } from './decide-forms.tsx'
import { ItemHistory } from './item-history.tsx'
import { Objections } from './objections.tsx'
import { Known } from './known.tsx'
import { Live, type LiveData } from './live.tsx'
import { Measures } from './measures.tsx'
import type { QueueLine } from './queue-lines.ts'
import { dueInWords, durationInWords } from './time-words.ts'
import { TriageFeedback } from './triage-feedback.tsx'

export type ItemScreenProps = {
  page: ItemPage
  beside: QueueLine[]
  /** Whether heavy texts start folded for this person. */
  folded: boolean
  now: number
  today: string
  done: string | null
  fields: Record<string, string>
  draft: string | null
  wrong: string | null
  live: LiveData
  script: string
}

/** An item on one screen: the words, why they are here, what came before, and what one can do. */
export function ItemScreen(props: ItemScreenProps) {
  const { page, now } = props
  const { item, post, assessment } = page
  const t = useT()
  const name = authorInWords(t, post)
  const signals = assessment ? signalsInWords(t, assessment.signals) : ''
  const heavy = isHeavy(item.level, post.warning)
  return (
    <>
      <Live live={props.live} script={props.script} />
      <p className="way-back">
        <a href="/queue">{t('desk:item.back')}</a>
      </p>
      {props.done ? (
        <form method="post" action={`/queue/${props.done}`} className="notice row">
          <span>{t('desk:queue.undoable')}</span>
          <button type="submit" name="undo" value="1" data-key="undo">
            {t('desk:item.undo')}
          </button>
        </form>
      ) : null}
      <div className="desk">
        <QueueBeside lines={props.beside} current={item.id} now={now} />
        {page.knows ? <Known page={page} /> : whole()}
      </div>
    </>
  )

  function whole() {
    // It quotes what was written: folded with the text.
    const explanation =
      assessment && (assessment.matches.length > 0 || assessment.because || assessment.danger) ? (
        <Explanation assessment={assessment} />
      ) : null
    return (
      <div className="workbench" data-item={item.id} data-level={item.level} data-kind={item.kind}>
        <div>
          <h1 dir="auto" tabIndex={-1} data-here>
            {t('desk:item.heading', { name })}
          </h1>
          <p>
            <span className={`level level-${item.level}`}>{t(`desk:levels.${item.level}`)}</span>{' '}
            {t(`desk:kinds.${item.kind}`)} · {page.board} · {t(`desk:states.${post.state}`)}
            {item.state === 'open' ? ` · ${dueInWords(t, item.due_at, now)}` : null}
          </p>
          {page.holder ? <p className="claim">{holderLine()}</p> : null}
          <p className="muted" dir="auto">
            {t('desk:item.inThread')}:{' '}
            {post.threadVisible ? (
              <a href={`/t/${post.threadId}`}>{post.title || t('desk:queue.untitled')}</a>
            ) : (
              post.title || t('desk:queue.untitled')
            )}
          </p>
          <Before posts={page.before} />
          {heavy ? (
            <details className="post" data-text open={props.folded ? undefined : true}>
              <summary>
                {signals ? (
                  <>
                    {t('desk:item.heavy', { signals })}{' '}
                    <span className="muted">{t('desk:item.open')}</span>
                  </>
                ) : (
                  t('desk:item.open')
                )}
              </summary>
              <Words page={page} />
              {explanation}
            </details>
          ) : (
            <>
              <div className="post">
                <Words page={page} />
              </div>
              {explanation}
            </>
          )}
          {assessment ? (
            <TriageFeedback action={`/queue/${item.id}`} assessment={assessment} />
          ) : null}
          <Objections page={page} />
          <ItemHistory page={page} now={now} />
          <Consult {...props} />
          <Measures {...props} />
        </div>
        <DecideForms {...props} />
      </div>
    )
  }

  function holderLine(): string {
    const time = durationInWords(t, (item.claimed_until ?? now) - now)
    return page.holder?.mine
      ? t('desk:queue.claimedByYou', { time })
      : t('desk:queue.claimedBy', { name: page.holder?.name ?? '', time })
  }
}

function Words({ page }: { page: ItemPage }) {
  const { assessment, post } = page
  return (
    <>
      {assessment && assessment.matches.length > 0 ? (
        <MarkedText assessment={assessment} />
      ) : (
        <>
          {post.opening ? (
            <p dir="auto">
              <strong>{post.title}</strong>
            </p>
          ) : null}
          <StoredHtml html={post.html} />
        </>
      )}
    </>
  )
}
