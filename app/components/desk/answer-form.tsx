import { WordsField } from '../../forms/words-field.tsx'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'

const ANSWERS = new Set(['overturn', 'uphold'])

/** The two answers to an objection, with a word to its author for either. */
export function AnswerForm({
  action,
  hidden,
  fields,
  wrong,
}: {
  action: string
  hidden: ReactNode
  fields: Record<string, string>
  wrong: string | null
}) {
  const t = useT()
  const mine = ANSWERS.has(fields.decision ?? '')
  const problem = mine && wrong === 'message' ? t('desk:item.messageProblem') : undefined
  return (
    <form method="post" action={action} autoComplete="off">
      {hidden}
      <WordsField
        id="message-answer"
        name="message"
        label={t('desk:item.answer')}
        problem={problem}
        rows={3}
        value={mine ? (fields.message ?? '') : ''}
      />
      <p>
        <button
          type="submit"
          name="decision"
          value="overturn"
          className="main"
          data-key="approve"
          aria-describedby="overturn-hint"
        >
          {t('desk:item.overturn')}
        </button>
      </p>
      <p className="hint" id="overturn-hint">
        {t('desk:item.overturnHint')}
      </p>
      <button type="submit" name="decision" value="uphold" data-key="remove">
        {t('desk:item.uphold')}
      </button>
    </form>
  )
}
