/** What people who moderate say to each other from the top of the queue: a note, a talk. */
import { redirect, type AppLoadContext } from '@remix-run/node'
import type { Actor } from '#moderation/actor.ts'
import {
  askForTalk,
  endTalk,
  takeTalk,
  type DebriefResult,
} from '#moderation/colleagues/debrief.ts'
import { leaveHandover } from '#moderation/colleagues/handover.ts'
import { refuse } from '../refuse.ts'
import { backWithDraft, dropUsedDraft } from './drafts.ts'

async function handover(context: AppLoadContext, actor: Actor): Promise<Response> {
  const { form, now, store } = context
  const result = await leaveHandover(store, { actor, note: form.get('handover') ?? '', now })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'empty':
    case 'too-long':
      return await backWithDraft(context, '/queue#handover', {
        outcome: 'refused',
        problems: [{ field: 'handover', problem: result.kind }],
      })
    case 'left':
      await dropUsedDraft(context)
      return redirect('/queue#colleagues', 303)
  }
}

/** Asking for a talk, taking it, ending it; undefined when the form asks for none of them. */
export async function talkDeed(
  context: AppLoadContext,
  actor: Actor,
): Promise<DebriefResult | undefined> {
  const { form, now, store } = context
  const whom = form.get('talk')
  if (whom !== null) return await askForTalk(store, { actor, whom, now })
  const take = form.get('take-talk')
  if (take !== null) return await takeTalk(store, { actor, accountId: take })
  const end = form.get('end-talk')
  if (end !== null) return await endTalk(store, { actor, accountId: end })
  return undefined
}

/** Does what a form at the top of the queue asks for. Whatever came of a talk, the page shows it. */
export async function doDeskDeed(context: AppLoadContext, actor: Actor): Promise<Response> {
  if (context.form.has('handover')) return await handover(context, actor)
  const result = await talkDeed(context, actor)
  if (result === undefined || result.kind === 'wrong') throw refuse(400)
  if (result.kind === 'not-allowed') throw refuse(403)
  return redirect('/queue#colleagues', 303)
}
