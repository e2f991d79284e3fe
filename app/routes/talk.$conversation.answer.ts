import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { answerOffer } from '#moderation/conversations/offer.ts'
import { requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** The member's answer to an offered conversation. */
export async function action({ context, params }: ActionFunctionArgs) {
  const id = params.conversation ?? ''
  const actor = requireMember(context, `/talk/${id}`)
  const answer = context.form.get('answer')
  if (answer !== 'accept' && answer !== 'decline') throw refuse(400)
  const result = await answerOffer(context.store, {
    actor,
    conversationId: id,
    accept: answer === 'accept',
    now: context.now,
  })
  if (result.kind === 'not-found') throw refuse(404)
  if (result.kind === 'not-open') throw refuse(409)
  context.bell.say(id)
  context.bell.nudge()
  return redirect(`/talk/${id}`, 303)
}
