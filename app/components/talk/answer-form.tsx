import { useT } from '../../i18n/use-t.ts'

/** The member's yes or no to a conversation; either can be changed. */
export function AnswerForm({ id, state }: { id: string; state: 'asked' | 'offered' | 'declined' }) {
  const t = useT()
  return (
    <form method="post" action={`/talk/${id}/answer`} className="ask">
      <p>
        <strong>
          {state === 'offered'
            ? t('talk:talk.offer')
            : state === 'asked'
              ? t('talk:talk.askedAnswer')
              : t('talk:talk.declined')}
        </strong>
      </p>
      <p className="row">
        <button type="submit" name="answer" value="accept" className="main">
          {t('talk:talk.yes')}
        </button>
        {state === 'offered' ? (
          <button type="submit" name="answer" value="decline">
            {t('talk:talk.no')}
          </button>
        ) : null}
      </p>
    </form>
  )
}
