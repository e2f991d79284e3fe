import type { ConversationPage } from '#moderation/conversations/read-conversation.ts'
import type { ComposeState } from '../../forms/compose.tsx'
import { problemOf, ProblemSummary } from '../../forms/field.tsx'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import { AnswerForm } from './answer-form.tsx'
import { Messages, type ShownMessage } from './messages.tsx'

export type ConversationProps = {
  page: Omit<ConversationPage, 'messages'> & { messages: ShownMessage[] }
  state: ComposeState
  today: string
  now: number
  script: string
}

/** A conversation as one of its two sees it. */
export function Conversation({ page, state, today, now, script }: ConversationProps) {
  const t = useT()
  const member = page.part === 'member'
  return (
    <>
      <p className="way-back">
        {member ? (
          <a href="/talk">{t('talk:talk.back')}</a>
        ) : (
          <a href={`/cases/${page.caseId}`}>{t('talk:talk.toCase')}</a>
        )}
      </p>
      <h1>{t('talk:talk.one')}</h1>
      <p dir="auto">
        {!member
          ? t('talk:talk.withMember', { name: page.pseudonym })
          : page.professionalName
            ? t('talk:talk.with', { name: page.professionalName })
            : t('talk:talk.withNobody')}
      </p>
      {member ? null : <p className="muted">{t(`talk:talk.statesForStaff.${page.state}`)}</p>}
      <Messages messages={page.messages} today={today} now={now} />
      <div
        id="latest"
        data-talk={page.id}
        data-words={JSON.stringify({ deaf: t('talk:talk.deaf') })}
      >
        <p className="row">
          <a className="button" href={`/talk/${page.id}#latest`} data-look>
            {t('talk:talk.look')}
          </a>
        </p>
        <p className="notice" role="status" data-fresh hidden>
          <a href={`/talk/${page.id}#latest`}>{t('talk:talk.new')}</a>
        </p>
        <p className="notice" role="status" data-deaf hidden>
          {t('talk:talk.deaf')}
        </p>
      </div>
      {member ? <MemberSide page={page} /> : null}
      {page.part === 'onlooker' ? <p className="notice">{t('talk:talk.onlooker')}</p> : null}
      <WriteForm page={page} state={state} />
      {page.state !== 'closed' && page.part !== 'onlooker' ? <CloseForm id={page.id} /> : null}
      {member ? <EraseForm id={page.id} /> : null}
      <script src={script} defer />
    </>
  )
}

function MemberSide({ page }: Pick<ConversationProps, 'page'>) {
  const t = useT()
  if (page.state === 'closed') {
    return (
      <p className="notice">
        {t('talk:talk.closed', { span: t('common:spans.days', { count: page.keptDays }) })}{' '}
        <a href="/ask">{t('talk:talk.again')}</a>
      </p>
    )
  }
  return page.state === 'accepted' ? null : <AnswerForm id={page.id} state={page.state} />
}

function WriteForm({ page, state }: Pick<ConversationProps, 'page' | 'state'>) {
  const t = useT()
  // What was typed stays in sight also when the conversation ended meanwhile.
  if (!page.mayWrite && state.draft === null) return null
  const problem = problemOf(state.problems, 'body')
  return (
    <form
      method="post"
      action={`/talk/${page.id}`}
      autoComplete="off"
      className="compose"
      noValidate
    >
      <ProblemSummary problems={state.problems} />
      <input type="hidden" name="key" value={state.key} />
      {state.draft ? <input type="hidden" name="d" value={state.draft} /> : null}
      <WordsField
        id="body"
        label={t('talk:talk.body')}
        problem={problem}
        rows={4}
        value={state.fields.body}
      />
      <button type="submit" className="main">
        {t('talk:talk.send')}
      </button>
    </form>
  )
}

function CloseForm({ id }: { id: string }) {
  const t = useT()
  return (
    <details className="more">
      <summary>{t('talk:talk.close')}</summary>
      <p>{t('talk:talk.closeText')}</p>
      <form method="post" action={`/talk/${id}`}>
        <button type="submit" name="close" value="1">
          {t('talk:talk.closeYes')}
        </button>
      </form>
    </details>
  )
}

function EraseForm({ id }: { id: string }) {
  const t = useT()
  return (
    <details className="more">
      <summary>{t('talk:talk.erase')}</summary>
      <p>{t('talk:talk.eraseText')}</p>
      <form method="post" action={`/talk/${id}`}>
        <button type="submit" name="erase" value="1" className="danger">
          {t('talk:talk.eraseYes')}
        </button>
      </form>
    </details>
  )
}
