import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { findItem, openItems } from '#db/queries/review-items.ts'
import type { Actor } from '#moderation/actor.ts'
import { readOwnDay } from '#moderation/colleagues/own-day.ts'
import { knowAuthor, passItem, unknowAuthors } from '#moderation/colleagues/rather-not.ts'
import { lookAtDecision } from '#moderation/colleagues/second-look.ts'
import { preparedMessages } from '#moderation/administration/prepared-messages.ts'
import { decide, type DecideResult } from '#moderation/decisions/decide.ts'
import { undo } from '#moderation/decisions/undo.ts'
import { confirmNewcomer } from '#moderation/members/confirm-newcomer.ts'
import { isMeasure } from '#moderation/measures/kinds.ts'
import { liftMeasure } from '#moderation/measures/lift.ts'
import { takeMeasure, type TakeResult } from '#moderation/measures/take.ts'
import { claimItem, releaseItem, type ClaimResult } from '#moderation/queue/claim.ts'
import { handOver, noteOnItem } from '#moderation/queue/consult.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { decisionFrom } from '../forms/item-deeds.ts'
import { prepareInForm } from '../forms/prepared.ts'
import { requireModerator } from '../auth/guards.ts'
import { BESIDE } from '../components/desk/beside.tsx'
import { ItemScreen } from '../components/desk/item-screen.tsx'
import { liveData } from '../components/desk/live-data.ts'
import { queueLines } from '../components/desk/queue-lines.ts'
import { StaleScreen } from '../components/desk/stale-screen.tsx'
import { backWithDraft, draftOf, dropUsedDraft, statusOf } from '../forms/drafts.ts'
import { noteFeedback } from '../forms/feedback-deed.ts'
import { translator } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const actor = requireModerator(context, `/queue/${params.item}`)
  const page = await readItem(store, { itemId: params.item ?? '', actor, language, now })
  if (page === undefined) throw refuse(404)
  const found = await draftOf(context, request)
  const { choices, offer } = await readOwnDay(store.read, actor.id, now)
  return data(
    {
      page,
      beside: await queueLines(context, actor, { offeredTo: offer, limit: BESIDE }),
      folded: choices.folded,
      now: now.getTime(),
      today: dayOf(now),
      done: new URL(request.url).searchParams.get('done'),
      fields: found?.draft.fields ?? {},
      draft: found?.token ?? null,
      wrong: found?.draft.problems?.[0]?.field ?? null,
      live: await liveData(context, actor),
      script: context.asset('desk.js'),
    },
    { status: statusOf(found?.draft) },
  )
}

function conflict(result: DecideResult | ClaimResult) {
  if (result.kind === 'held-by-another') {
    return data({ stale: { kind: 'held' as const, name: result.name, until: result.until } }, 409)
  }
  return data({ stale: { kind: 'changed' as const } }, 409)
}

/** The next item that is offered; to the queue when there is none, or when it was enough for today. */
async function nextPath(context: AppLoadContext, actor: Actor, done?: string): Promise<string> {
  const { store, language, now } = context
  const { offer, pause } = await readOwnDay(store.read, actor.id, now)
  const after = done === undefined ? '' : `?done=${done}`
  if (pause !== null) return `/queue${after}`
  const [next] = await openItems(store.read, language, {
    unclaimed: true,
    offeredTo: offer,
    answeredBy: actor.id,
    now: now.getTime(),
    limit: 1,
  })
  return next === undefined ? `/queue${after}` : `/queue/${next.id}${after}`
}

/** What one can do with an item without deciding it: leave it to others, or say one knows the author. */
async function ratherNot(context: AppLoadContext, actor: Actor, itemId: string) {
  const { form, now, store } = context
  if (form.has('unknow')) {
    await unknowAuthors(store, { actor, itemId })
    return redirect(`/queue/${itemId}`, 303)
  }
  const deed = form.has('pass') ? passItem : knowAuthor
  const result = await deed(store, { actor, itemId, now })
  if (result.kind === 'not-found') throw refuse(404)
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'closed') return data({ stale: { kind: 'changed' as const } }, 409)
  context.bell.nudge()
  return redirect(await nextPath(context, actor), 303)
}

/** A colleague's look at a first decision of somebody new. */
async function look(context: AppLoadContext, actor: Actor, itemId: string) {
  const { form, now, store } = context
  const agrees = form.get('look') === 'agree'
  if (!agrees && form.get('look') !== 'differ') throw refuse(400)
  const result = await lookAtDecision(store, { actor, itemId, agrees, now })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'over':
      return data({ stale: { kind: 'changed' as const } }, 409)
    case 'agreed':
      return redirect('/queue#colleagues', 303)
    case 'differed':
      context.bell.nudge()
      return redirect(`/queue/${result.itemId}`, 303)
  }
}

async function decideItem(context: AppLoadContext, actor: Actor, itemId: string) {
  const item = await findItem(context.store.read, itemId)
  const decision = decisionFrom(
    context.form,
    item?.kind === 'appeal',
    await preparedMessages(context.store.read),
  )
  if (decision === undefined) throw refuse(400)
  const version = Number(context.form.get('version') ?? Number.NaN)
  const result = await decide(context.store, {
    actor,
    itemId,
    decision,
    ...(Number.isInteger(version) ? { version } : {}),
    now: context.now,
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'not-yours':
      return data({ stale: { kind: 'not-yours' as const } }, 403)
    case 'passed-on':
      context.bell.nudge()
      return redirect(`/queue/${itemId}`, 303)
    case 'held-by-another':
    case 'stale':
      return conflict(result)
    case 'wrong':
      return await backWithDraft(context, `/queue/${itemId}`, {
        outcome: 'refused',
        problems: [{ field: result.field, problem: 'wrong' }],
      })
    case 'decided':
      await dropUsedDraft(context)
      context.bell.nudge()
      return redirect(await nextPath(context, actor, itemId), 303)
  }
}

async function note(context: AppLoadContext, actor: Actor, itemId: string) {
  const { form, now, store } = context
  const result = await noteOnItem(store, { actor, itemId, note: form.get('note') ?? '', now })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'empty':
    case 'too-long':
      return await backWithDraft(context, `/queue/${itemId}`, {
        outcome: 'refused',
        problems: [
          { field: result.kind === 'empty' ? 'note-empty' : 'note-long', problem: 'wrong' },
        ],
      })
    case 'noted':
      await dropUsedDraft(context)
      return redirect(`/queue/${itemId}`, 303)
  }
}

async function measure(context: AppLoadContext, actor: Actor, itemId: string) {
  const { form, now, store } = context
  const wish = form.get('measure') ?? ''
  const result: TakeResult | { kind: 'wrong'; field: string } = isMeasure(wish)
    ? await takeMeasure(store, {
        actor,
        itemId,
        kind: wish,
        reason: form.get('reason') ?? '',
        days: Number(form.get('days') || Number.NaN),
        message: form.get('message') ?? '',
        now,
      })
    : { kind: 'wrong', field: 'kind' }
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'again':
    case 'wrong': {
      const field = result.kind === 'again' ? 'again' : result.field
      return await backWithDraft(context, `/queue/${itemId}`, {
        outcome: 'refused',
        problems: [{ field: `measure-${field}`, problem: 'wrong' }],
      })
    }
    case 'taken':
      await dropUsedDraft(context)
      return redirect(`/queue/${itemId}`, 303)
  }
}

export async function action({ context, params }: ActionFunctionArgs) {
  const actor = requireModerator(context, `/queue/${params.item}`)
  const itemId = params.item ?? ''
  const { form, store, now } = context
  if (form.has('prepare')) return await prepareInForm(context, `/queue/${itemId}`)
  if (form.has('note')) return await note(context, actor, itemId)
  if (form.has('measure')) return await measure(context, actor, itemId)
  if (form.has('lift')) {
    const measureId = form.get('lift') ?? ''
    const result = await liftMeasure(store, { actor, measureId, now })
    if (result.kind === 'not-allowed') throw refuse(403)
    if (result.kind === 'over') return data({ stale: { kind: 'changed' as const } }, 409)
    return redirect(`/queue/${itemId}`, 303)
  }
  if (form.has('pass') || form.has('knows') || form.has('unknow')) {
    return await ratherNot(context, actor, itemId)
  }
  if (form.has('confirm')) {
    const result = await confirmNewcomer(store, { actor, itemId, now })
    if (result.kind === 'not-found') throw refuse(404)
    if (result.kind === 'not-allowed') throw refuse(403)
    if (result.kind === 'again') return data({ stale: { kind: 'changed' as const } }, 409)
    return redirect(`/queue/${itemId}`, 303)
  }
  if (form.has('look')) return await look(context, actor, itemId)
  if (form.has('decision')) return await decideItem(context, actor, itemId)
  if (form.has('triage')) return await noteFeedback(context, actor, { kind: 'item', id: itemId })
  if (form.has('undo')) {
    const result = await undo(store, { actor, itemId, now })
    if (result.kind === 'not-found') throw refuse(404)
    if (result.kind === 'too-late') return data({ stale: { kind: 'too-late' as const } }, 409)
    context.bell.nudge()
    return redirect(`/queue/${itemId}`, 303)
  }
  const to = form.get('hand')
  if (!form.has('claim') && !form.has('release') && to === null) throw refuse(400)
  const deed = form.has('claim') ? claimItem : releaseItem
  const result =
    to === null
      ? await deed(store, { actor, itemId, now })
      : await handOver(store, { actor, itemId, to, now })
  if (result.kind === 'not-found') throw refuse(404)
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'not-yours') return data({ stale: { kind: 'not-yours' as const } }, 403)
  if (result.kind === 'held-by-another' || result.kind === 'closed') return conflict(result)
  context.bell.nudge()
  return redirect(result.kind === 'released' ? '/queue' : `/queue/${itemId}`, 303)
}

export default function Item() {
  const loaded = useLoaderData<typeof loader>()
  return (
    <StaleScreen page={loaded.page} now={loaded.now}>
      <ItemScreen {...loaded} />
    </StaleScreen>
  )
}
