import type { EarlierPost } from '#db/queries/posts.ts'
import type { ThreadEvent } from '#db/queries/thread-deeds.ts'
import { isUndoable, THREAD_DEEDS, type ThreadDeed } from '#moderation/threads/may.ts'
import { describedBy, Field } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import type { ToolsAnswer } from '../../routes/t.$thread_.tools.tsx'
import { Warned } from '../post.tsx'
import { authorInWords } from './author.ts'
import { agoInWords, durationInWords } from './time-words.ts'

type Picked = EarlierPost | null

export type ThreadToolsProps = {
  thread: {
    id: string
    title: string
    closed: boolean
    pinned: boolean
    warning: string
    goesOnIn: string
  }
  boards: Array<{ id: string; name: string }>
  /** The post to split from. */
  picked: Picked
  events: ThreadEvent[]
  deeds: ThreadDeed[]
  done: boolean
  now: number
  answer: ToolsAnswer | undefined
}

/** Everything a moderator can do with a whole conversation, each a form of its own. */
export function ThreadTools(props: ThreadToolsProps) {
  const t = useT()
  const { answer, boards, deeds, events, now, thread } = props
  const may = (deed: ThreadDeed) => deeds.includes(deed)
  const words = (field: 'warning' | 'board' | 'into') =>
    answer?.wrong === field ? t(`desk:thread.wrong.${field}`) : undefined
  const typed = (name: string) => answer?.fields[name]
  const plain = (['close', 'open', 'pin', 'unpin'] as const).filter(may)
  const undoable = events.find((event) => isUndoable(event, new Date(now)))
  return (
    <>
      <p className="way-back">
        <a href={`/t/${thread.goesOnIn}`}>{t('desk:thread.back')}</a>
      </p>
      <h1>{t('desk:thread.heading')}</h1>
      <p dir="auto">
        <strong>{thread.title || t('desk:queue.untitled')}</strong>
      </p>
      {props.done ? (
        <p className="notice" role="status">
          {t('desk:thread.saved')}
        </p>
      ) : null}
      {answer?.wrong === 'stale' ? (
        <p className="notice" role="alert">
          {t('desk:thread.stale')}
        </p>
      ) : null}
      <p>
        {t('desk:thread.state')}:{' '}
        {t(thread.closed ? 'desk:thread.stateOf.closed' : 'desk:thread.stateOf.open')}
        {thread.pinned ? ` · ${t('desk:thread.stateOf.pinned')}` : null}
      </p>
      <p className="hint">{t('desk:thread.intro')}</p>
      {may('undo') && undoable ? (
        <DeedForm thread={thread.id} deed="undo">
          <button type="submit">{t('desk:thread.undo')}</button>
          <p className="hint">
            {t('desk:thread.undoLeft', { time: durationInWords(t, undoable.undo_until - now) })}
          </p>
        </DeedForm>
      ) : null}
      {plain.map((deed) => (
        <DeedForm key={deed} thread={thread.id} deed={deed}>
          <button type="submit">{t(`desk:thread.${deed}`)}</button>
          {deed === 'close' ? <p className="hint">{t('desk:thread.closeHint')}</p> : null}
        </DeedForm>
      ))}
      {may('warn') ? (
        <DeedForm thread={thread.id} deed="warn">
          <LineField
            id="warning"
            label={t('desk:thread.warn')}
            hint={t('desk:thread.warnHint')}
            problem={words('warning')}
            value={typed('warning') ?? thread.warning}
          />
          <button type="submit">{t('desk:thread.warnSave')}</button>
        </DeedForm>
      ) : null}
      {may('move') ? (
        <DeedForm thread={thread.id} deed="move">
          <Field
            name="board"
            label={t('desk:thread.move')}
            hint={t('desk:thread.moveHint')}
            problem={words('board')}
          >
            <select
              id="board"
              name="board"
              defaultValue={typed('board') ?? ''}
              {...describedBy('board', true, words('board'))}
            >
              <option value="">—</option>
              {boards.map((board) => (
                <option key={board.id} value={board.id}>
                  {board.name}
                </option>
              ))}
            </select>
          </Field>
          <button type="submit">{t('desk:thread.moveSend')}</button>
        </DeedForm>
      ) : null}
      {may('split') ? <Split {...props} /> : null}
      {may('merge') ? (
        <DeedForm thread={thread.id} deed="merge">
          <h2>{t('desk:thread.merge')}</h2>
          <LineField
            id="into"
            label={t('desk:thread.mergeInto')}
            hint={t('desk:thread.mergeHint')}
            problem={words('into')}
            value={typed('into')}
          />
          <button type="submit">{t('desk:thread.mergeSend')}</button>
        </DeedForm>
      ) : null}
      <History events={events} now={now} />
    </>
  )
}

function DeedForm({
  thread,
  deed,
  children,
}: {
  thread: string
  deed: ThreadDeed
  children: React.ReactNode
}) {
  return (
    <form
      method="post"
      action={`/t/${thread}/tools`}
      autoComplete="off"
      noValidate
      className="deed"
    >
      <input type="hidden" name="deed" value={deed} />
      {children}
    </form>
  )
}

/** The post that a new conversation is to begin with is picked in the conversation itself. */
function Split({ answer, picked, thread }: ThreadToolsProps) {
  const t = useT()
  const problem = answer?.wrong === 'title' ? t('desk:thread.wrong.title') : undefined
  return (
    <section id="split" aria-labelledby="split-heading">
      <h2 id="split-heading">{t('desk:thread.split')}</h2>
      {answer?.wrong === 'post' ? (
        <p className="problem" role="alert">
          {t('desk:thread.wrong.post')}
        </p>
      ) : null}
      {picked === null ? (
        <p>
          {t('desk:thread.splitPick')} <a href={`/t/${thread.id}`}>{t('desk:thread.back')}</a>
        </p>
      ) : (
        <DeedForm thread={thread.id} deed="split">
          <input type="hidden" name="post" value={picked.id} />
          <p>{t('desk:thread.splitFromPost')}</p>
          <blockquote>
            <p className="muted" dir="auto">
              {authorInWords(t, picked)}
            </p>
            <Warned warning={picked.warning} html={picked.html} />
          </blockquote>
          <p className="hint">{t('desk:thread.splitHint')}</p>
          <LineField
            id="title"
            label={t('desk:thread.splitTitle')}
            problem={problem}
            value={answer?.fields.title}
          />
          <button type="submit">{t('desk:thread.splitSend')}</button>
        </DeedForm>
      )}
    </section>
  )
}

function History({ events, now }: { events: ThreadEvent[]; now: number }) {
  const t = useT()
  return (
    <section aria-labelledby="thread-history">
      <h2 id="thread-history">{t('desk:thread.history')}</h2>
      {events.length === 0 ? <p>{t('desk:thread.none')}</p> : null}
      <ul>
        {events.map((event) => {
          const kind = THREAD_DEEDS.find((one) => one === event.kind) ?? 'undo'
          return (
            <li key={event.sequence}>
              {agoInWords(t, event.at, now)}: {t(`desk:thread.events.${kind}`)}
              {event.byName ? ` (${event.byName})` : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
