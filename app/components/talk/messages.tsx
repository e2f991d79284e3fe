import type { ConversationPage } from '#moderation/conversations/read-conversation.ts'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'
import { agoInWords } from '../desk/time-words.ts'
import { Face } from '../face.tsx'

export type ShownMessage = Omit<ConversationPage['messages'][number], 'at'> & {
  /** A day for the member, a moment for the professional: only at work do minutes count. */
  when: { day: string } | { at: number }
}

/** The messages of a conversation, oldest first. */
export function Messages({
  messages,
  today,
  now,
}: {
  messages: ShownMessage[]
  today: string
  now: number
}) {
  const t = useT()
  const language = useLanguage()
  return (
    <div className="messages">
      {messages.map((message) => (
        <article key={message.sequence} className={message.mine ? 'message mine' : 'message'}>
          <p className="who">
            {message.staff ? <Face name={message.name} /> : null}
            <strong dir="auto">{message.mine ? t('talk:talk.mine') : message.name}</strong>{' '}
            <span className="muted">
              {'day' in message.when
                ? dayInWords(message.when.day, today, t, language)
                : agoInWords(t, message.when.at, now)}
            </span>
          </p>
          <p className="asis" dir="auto">
            {message.text}
          </p>
        </article>
      ))}
    </div>
  )
}
