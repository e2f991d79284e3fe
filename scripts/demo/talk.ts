/** One private conversation, with both of its people among the accounts that one can sign in with. */
import { MINUTE_MS } from '#db/days.ts'
import { findConversation } from '#db/queries/conversations.ts'
import type { Store } from '#db/store.ts'
import { workOnCase } from '#moderation/cases/work-on-case.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { writeMessage } from '#moderation/conversations/write-message.ts'
import { TALK } from './content.ts'
import { person } from './people.ts'

/** Plays a question that was asked, taken and answered; the member's last message waits. */
export async function playTalk(store: Store, now: Date): Promise<void> {
  const { question, messages } = TALK
  const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * MINUTE_MS)
  const asked = await askProfessional(store, {
    author: await person(store, question.author),
    body: question.body,
    danger: question.danger,
    reply: true,
    now: at(question.minutesAgo),
  })
  if (asked.kind !== 'asked') throw new Error(`Question of the demo: ${asked.kind}`)
  const { conversationId } = asked
  const conversation = await findConversation(store.read, conversationId)
  const taken = await workOnCase(store, {
    actor: await person(store, TALK.takenBy),
    caseId: conversation?.case_id ?? '',
    deed: { kind: 'acknowledge' },
    now: at(TALK.takenMinutesAgo),
  })
  if (taken.kind !== 'done') throw new Error(`Question of the demo, taken: ${taken.kind}`)
  for (const message of messages) {
    const written = await writeMessage(store, {
      actor: await person(store, message.by),
      conversationId,
      body: message.body,
      now: at(message.minutesAgo),
    })
    if (written.kind !== 'written') throw new Error(`Conversation of the demo: ${written.kind}`)
  }
}
