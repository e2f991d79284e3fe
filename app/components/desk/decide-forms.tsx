import { LANGUAGES } from '#moderation/vocabulary.ts'
import { LineField } from '../../forms/line-field.tsx'
import { WordsField } from '../../forms/words-field.tsx'
import { useT } from '../../i18n/use-t.ts'
import { AnswerForm } from './answer-form.tsx'
import { deedInWords } from './item-history.tsx'
import type { ItemScreenProps } from './item-screen.tsx'
import { RatherNot } from './rather-not.tsx'
import { ReasonField } from './reason-field.tsx'
import { SecondLook } from './second-look.tsx'

/** What this person may do with this item, each a form of its own. */
export function DecideForms({ page, fields, draft, wrong }: ItemScreenProps) {
  const t = useT()
  const { item, post, actions } = page
  const may = (action: (typeof actions)[number]) => actions.includes(action)
  const action = `/queue/${item.id}`
  const wrongWords: Record<string, string> = {
    reason: t('desk:item.reasonProblem'),
    body: t('desk:item.bodyProblem'),
    message: t('desk:item.messageProblem'),
    warning: t('desk:item.warningProblem'),
  }
  const hidden = (
    <>
      <input type="hidden" name="version" value={item.version} />
      {draft ? <input type="hidden" name="d" value={draft} /> : null}
    </>
  )
  const reasonAndMessage = (deed: 'redact' | 'remove') => {
    const mine = fields.decision === deed
    const problem = mine && wrong === 'reason' ? wrongWords.reason : undefined
    const messageProblem = mine && wrong === 'message' ? wrongWords.message : undefined
    return (
      <>
        <ReasonField
          id={`reason-${deed}`}
          label={t('desk:item.reason')}
          problem={problem}
          value={mine ? fields.reason : deed === 'redact' ? 'private-details' : ''}
          empty={deed === 'remove'}
          shortcut={deed === 'remove' ? 'remove' : undefined}
        />
        <WordsField
          id={`message-${deed}`}
          name="message"
          label={t('desk:item.message')}
          hint={t('desk:item.messageHint')}
          problem={messageProblem}
          rows={mine && fields.message ? 7 : 3}
          value={mine ? (fields.message ?? '') : ''}
        />
      </>
    )
  }
  // After the deed's own button: that one is what a key in a field means.
  const prepare = (deed: 'redact' | 'remove') => (
    <p className="row">
      {LANGUAGES.map((language) => (
        <button key={language} type="submit" name="prepare" value={`${deed} ${language}`}>
          {t('desk:item.prepare', { language: t(`common:language.${language}`) })}
        </button>
      ))}
    </p>
  )
  if (actions.length === 0) {
    return (
      <aside className="deeds">
        {page.judgesOwn ? <p className="notice">{t('desk:item.notYours')}</p> : null}
        <p>
          {page.decision
            ? t('desk:item.decided', {
                name: page.decision.by,
                kind: deedInWords(t, page.decision.kind),
              })
            : item.state === 'open'
              ? null
              : t('desk:item.closedByItself')}
        </p>
        {page.looks ? <SecondLook action={action} kind={page.decision?.kind ?? ''} /> : null}
      </aside>
    )
  }
  return (
    <aside className="deeds" aria-labelledby="decide-heading">
      <h2 id="decide-heading">{t('desk:item.decide')}</h2>
      {may('undo') ? (
        <form method="post" action={action}>
          <button type="submit" name="undo" value="1" data-key="undo">
            {t('desk:item.undo')}
          </button>
        </form>
      ) : null}
      {may('claim') ? (
        <form method="post" action={action}>
          <button type="submit" name="claim" value="1" data-key="claim">
            {t('desk:item.claim')}
          </button>
        </form>
      ) : null}
      {may('release') ? (
        <form method="post" action={action} data-renew>
          <button type="submit" name="release" value="1">
            {t('desk:item.release')}
          </button>
          <p className="hint">{t('desk:item.releaseHint')}</p>
        </form>
      ) : null}
      {may('approve') ? (
        <form method="post" action={action} autoComplete="off">
          {hidden}
          <LineField
            id="approve-warning"
            name="warning"
            label={t('desk:item.warning')}
            problem={wrong === 'warning' ? wrongWords.warning : undefined}
            value={fields.decision === 'approve' ? fields.warning : ''}
          />
          <button type="submit" name="decision" value="approve" className="main" data-key="approve">
            {post.state === 'visible' ? t('desk:item.keep') : t('desk:item.approve')}
          </button>
        </form>
      ) : null}
      {may('uphold') ? (
        <AnswerForm action={action} hidden={hidden} fields={fields} wrong={wrong} />
      ) : null}
      {may('escalate') ? (
        <form method="post" action={action}>
          {hidden}
          <button type="submit" name="decision" value="escalate" data-key="escalate">
            {t('desk:item.escalate')}
          </button>
          <p className="hint">
            {may('uphold') ? t('desk:item.passOnHint') : t('desk:item.escalateHint')}
          </p>
        </form>
      ) : null}
      {may('claim') || may('release') ? <RatherNot action={action} /> : null}
      {may('remove') ? (
        <details className="more" open={fields.decision === 'remove' ? true : undefined}>
          <summary>{t('desk:item.remove')}</summary>
          <form method="post" action={action} autoComplete="off">
            {hidden}
            {reasonAndMessage('remove')}
            <button type="submit" name="decision" value="remove" className="danger">
              {t('desk:item.remove')}
            </button>
            {prepare('remove')}
          </form>
        </details>
      ) : null}
      {may('redact') ? (
        <details className="more" open={fields.decision === 'redact' ? true : undefined}>
          <summary>{t('desk:item.redact')}</summary>
          <form method="post" action={action} autoComplete="off">
            {hidden}
            <WordsField
              id="redact-body"
              name="body"
              label={t('desk:item.redactBody')}
              problem={wrong === 'body' ? wrongWords.body : undefined}
              rows={8}
              value={fields.decision === 'redact' ? (fields.body ?? '') : post.markdown}
            />
            {reasonAndMessage('redact')}
            <button type="submit" name="decision" value="redact">
              {t('desk:item.redact')}
            </button>
            {prepare('redact')}
          </form>
        </details>
      ) : null}
    </aside>
  )
}
