import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { closeConversation } from '#moderation/conversations/close.ts'
import { eraseConversation } from '#moderation/conversations/erase.ts'
import { readConversation } from '#moderation/conversations/read-conversation.ts'
import { writeMessage } from '#moderation/conversations/write-message.ts'
import { requireMember, whoIs } from '../auth/guards.ts'
import { Conversation } from '../components/talk/conversation.tsx'
import { composeState } from '../forms/compose-state.ts'
import { backWithDraft, dropUsedDraft, keep, signInWithDraft } from '../forms/drafts.ts'
import { translator } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const id = params.conversation ?? ''
  const actor = requireMember(context, `/talk/${id}`)
  const { store, now } = context
  const page = await readConversation(store, { actor, conversationId: id, now })
  if (page === undefined) throw refuse(404)
  const { state, status } = await composeState(context, request)
  const member = page.part === 'member'
  return data(
    {
      page: {
        ...page,
        messages: page.messages.map(({ at, ...message }) => ({
          ...message,
          when: member ? { day: dayOf(new Date(at)) } : { at },
        })),
      },
      state,
      today: dayOf(now),
      now: member ? 0 : now.getTime(),
      script: context.asset('talk.js'),
    },
    { status },
  )
}

export async function action({ context, params }: ActionFunctionArgs) {
  const id = params.conversation ?? ''
  const path = `/talk/${id}`
  const actor = whoIs(context)
  if (actor === undefined) return await signInWithDraft(context, path)
  const { form, limits, now, store } = context
  if (form.get('close') === '1') {
    const closed = await closeConversation(store, { actor, conversationId: id, now })
    if (closed.kind === 'not-found') throw refuse(404)
    context.bell.say(id)
    context.bell.nudge()
    return redirect(path, 303)
  }
  if (form.get('erase') === '1') {
    const erased = await eraseConversation(store, { actor, conversationId: id, now })
    if (erased.kind === 'not-found') throw refuse(404)
    context.bell.say(id)
    context.bell.nudge()
    return redirect('/talk?gone=1', 303)
  }
  const pace = await limits.peek('message', actor.id)
  const result = await writeMessage(store, {
    actor,
    conversationId: id,
    body: form.get('body') ?? '',
    ...(form.get('key') ? { key: form.get('key') as string } : {}),
    tooFast: !pace.ok,
    now,
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-open':
      return await backWithDraft(context, path, {
        outcome: 'refused',
        problems: [{ field: 'body', problem: 'not-open' }],
      })
    case 'refused': {
      if (pace.ok) {
        return await backWithDraft(context, path, { outcome: 'refused', problems: result.problems })
      }
      const draft = await keep(context, { outcome: 'refused', problems: result.problems })
      throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds, draft: `${path}?d=${draft}` })
    }
    case 'written':
      await limits.take('message', actor.id)
      await dropUsedDraft(context)
      context.bell.say(result.conversationId)
      context.bell.nudge()
      return redirect(`/talk/${result.conversationId}#latest`, 303)
  }
}

export default function Talk() {
  return <Conversation {...useLoaderData<typeof loader>()} />
}
