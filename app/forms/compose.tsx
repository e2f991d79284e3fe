import { DANGER_ANSWERS } from '#moderation/vocabulary.ts'
import { useT } from '../i18n/use-t.ts'
import { pseudonymProblem } from '../components/join-form.tsx'
import type { Translate } from '../i18n/translate.ts'
import { AnotherName, showsName } from './another-name.tsx'
import { problemOf, ProblemSummary, type FieldProblem } from './field.tsx'
import { PrivacyWarning, type Marked } from './privacy-warning.tsx'
import { LineField } from './line-field.tsx'
import { WordsField } from './words-field.tsx'

export type ComposeState = {
  /** Random, so that a second sending makes no second post. */
  key: string
  fields: Record<string, string>
  problems: FieldProblem[]
  /** The draft that is shown, to be gone after use. */
  draft: string | null
  /** Set when the privacy check found something in the draft. */
  marked: Marked | null
  keptAfterEnd: boolean
}

function aliasInWords(t: Translate, problem: string): string {
  const known = (['alike', 'kept', 'staff'] as const).find((one) => one === problem)
  return known === undefined ? pseudonymProblem(t, problem) : t(`forum:problems.alias.${known}`)
}

/** The words for what is wrong with a text. */
export function problemInWords(
  t: Translate,
  problem: { field: string; problem: string },
): FieldProblem {
  const { field } = problem
  if (problem.problem === 'too-fast')
    return { field: 'body', message: t('forum:problems.too-fast') }
  if (problem.problem === 'thread-closed') {
    return { field: 'body', message: t('forum:problems.thread-closed') }
  }
  if (problem.problem === 'closed') return { field: 'body', message: t('forum:problems.closed') }
  if (problem.problem === 'not-open') return { field: 'body', message: t('talk:talk.notOpen') }
  if (problem.problem === 'silent' || problem.problem === 'slow')
    return { field: 'body', message: t(`forum:problems.${problem.problem}`) }
  if (problem.problem === 'not-joined')
    return { field: 'body', message: t('forum:problems.not-joined') }
  if (field === 'alias') return { field, message: aliasInWords(t, problem.problem) }
  const keys: Record<string, string> = {
    'title.empty': t('forum:problems.title.empty'),
    'title.too-short': t('forum:problems.title.too-short'),
    'title.too-long': t('forum:problems.title.too-long'),
    'body.empty': t('forum:problems.body.empty'),
    'body.too-short': t('forum:problems.body.too-short'),
    'body.too-long': t('forum:problems.body.too-long'),
    'warning.too-long': t('forum:problems.warning.too-long'),
    'note.empty': t('forum:problems.note.empty'),
    'note.too-long': t('forum:problems.note.too-long'),
  }
  return { field, message: keys[`${field}.${problem.problem}`] ?? t('common:plain.bad.text') }
}

/** The form in which members write: new conversation, reply or change. */
export function ComposeForm({
  action,
  kind,
  state,
  quote,
  mayRename = false,
}: {
  action: string
  kind: 'thread' | 'reply' | 'edit'
  state: ComposeState
  quote?: { id: string } | null
  /** Whether another name can be chosen for this conversation. */
  mayRename?: boolean
}) {
  const t = useT()
  const { fields, problems, marked } = state
  const titleProblem = problemOf(problems, 'title')
  const bodyProblem = problemOf(problems, 'body')
  const warningProblem = problemOf(problems, 'warning')
  const named = mayRename && showsName(fields)
  return (
    <form
      method="post"
      action={action}
      autoComplete="off"
      className="compose"
      id="reply"
      noValidate
    >
      <ProblemSummary problems={problems} />
      {state.keptAfterEnd ? <p className="notice">{t('forum:compose.keptAfterEnd')}</p> : null}
      {marked ? <PrivacyWarning marked={marked} edit={kind === 'edit'} /> : null}
      {named && problems.length === 0 ? (
        <p className="notice" role="status">
          {t('forum:alias.look')} <a href="#alias">{t('forum:alias.toName')}</a>
        </p>
      ) : null}
      <input type="hidden" name="key" value={state.key} />
      {state.draft ? <input type="hidden" name="d" value={state.draft} /> : null}
      {quote ? <input type="hidden" name="quote" value={quote.id} /> : null}
      {kind === 'thread' ? (
        <LineField
          id="title"
          label={t('forum:compose.title')}
          hint={t('forum:compose.titleHint')}
          problem={titleProblem}
          most={240}
          value={fields.title}
        />
      ) : null}
      <WordsField
        id="body"
        label={t('forum:compose.body')}
        hint={t('forum:compose.bodyHint')}
        problem={bodyProblem}
        rows={kind === 'reply' ? 6 : 10}
        value={fields.body}
      />
      {kind === 'edit' ? null : (
        <>
          <DangerQuestion chosen={fields.danger} />
          <details className="more" open={fields.warning || warningProblem ? true : undefined}>
            <summary>
              {t('forum:compose.warning')}{' '}
              <span className="muted">({t('common:fields.optional')})</span>
            </summary>
            <LineField
              id="warning"
              label={t('forum:compose.warning')}
              hint={t('forum:compose.warningHint')}
              problem={warningProblem}
              value={fields.warning}
            />
            <p className="hint">{t('forum:compose.marks')}</p>
          </details>
          {mayRename ? (
            <AnotherName fields={fields} problem={problemOf(problems, 'alias')} />
          ) : null}
        </>
      )}
      <div className="buttons">
        {marked ? null : (
          <button type="submit" className="main">
            {kind === 'edit' ? t('forum:compose.save') : t('forum:compose.place')}
          </button>
        )}
        {named ? (
          <button type="submit" name="reroll" value="1">
            {t('forum:alias.reroll')}
          </button>
        ) : null}
      </div>
    </form>
  )
}

/** The one optional question: evidence that can raise what the triage sees, never silence it. */
export function DangerQuestion({ chosen }: { chosen: string | undefined }) {
  const t = useT()
  const words = {
    yes: t('forum:compose.dangerYes'),
    unknown: t('forum:compose.dangerUnknown'),
    no: t('forum:compose.dangerNo'),
  }
  return (
    <fieldset className="choices" aria-describedby="danger-hint">
      <legend>
        {t('forum:compose.danger')} <span className="muted">({t('common:fields.optional')})</span>
      </legend>
      <p className="hint" id="danger-hint">
        {t('forum:compose.dangerHint')}
      </p>
      <div className="row">
        {DANGER_ANSWERS.map((answer) => (
          <label key={answer} className="choice">
            <input
              type="radio"
              name="danger"
              value={answer}
              defaultChecked={chosen === answer}
              autoComplete="off"
            />
            {words[answer]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
