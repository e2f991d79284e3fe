import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { listCases } from '#db/queries/cases.ts'
import type { Actor } from '#moderation/actor.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { workOnCase } from '#moderation/cases/work-on-case.ts'
import { offerConversation } from '#moderation/conversations/offer.ts'
import { requireProfessional } from '../auth/guards.ts'
import { BESIDE } from '../components/desk/beside.tsx'
import { CaseScreen } from '../components/desk/case-screen.tsx'
import { liveData } from '../components/desk/live-data.ts'
import { deedFrom, takeStep } from '../forms/case-deeds.ts'
import { backWithDraft, draftOf, dropUsedDraft, statusOf } from '../forms/drafts.ts'
import { noteFeedback } from '../forms/feedback-deed.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const actor = requireProfessional(context, `/cases/${params.case}`)
  const page = await readCase(store, { caseId: params.case ?? '', actor, now })
  if (page === undefined) throw refuse(404)
  const found = await draftOf(context, request)
  const { submission_key: _key, ...plain } = page.case
  const today = dayOf(now)
  const beside = await listCases(store.read, { state: 'open', language, today, limit: BESIDE })
  return data(
    {
      page: { ...page, case: plain },
      beside: beside.map(({ submission_key: _none, ...line }) => line),
      now: now.getTime(),
      today,
      fields: found?.draft.fields ?? {},
      draft: found?.token ?? null,
      wrong: found?.draft.problems?.[0]?.field ?? null,
      saved: new URL(request.url).searchParams.get('saved'),
      live: await liveData(context, actor),
      script: context.asset('desk.js'),
    },
    { status: statusOf(found?.draft) },
  )
}

/** Offers the author a conversation; who said yes before is written to at once. */
async function offer(context: AppLoadContext, actor: Actor, caseId: string): Promise<Response> {
  const result = await offerConversation(context.store, { actor, caseId, now: context.now })
  if (result.kind === 'not-found') throw refuse(404)
  if (result.kind === 'not-allowed') throw refuse(409)
  context.bell.say(result.conversationId)
  return redirect(result.accepted ? `/talk/${result.conversationId}` : `/cases/${caseId}`, 303)
}

/** A step that needs no newest state: a checklist, a task, a word among colleagues, aftercare. */
async function step(context: AppLoadContext, actor: Actor, caseId: string) {
  const { form, now, store } = context
  const stepped = await takeStep(store, form, { actor, caseId, now })
  if (stepped === undefined) throw refuse(400)
  const { result, part } = stepped
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'closed':
      return data({ stale: { byName: null } }, 409)
    case 'wrong':
      return await backWithDraft(context, `/cases/${caseId}#${part}`, {
        outcome: 'refused',
        problems: [{ field: result.field, problem: 'wrong' }],
      })
    case 'done':
      await dropUsedDraft(context)
      context.bell.nudge()
      return redirect(`/cases/${caseId}?saved=${part}#${part}`, 303)
  }
}

export async function action({ context, params }: ActionFunctionArgs) {
  const actor = requireProfessional(context, `/cases/${params.case}`)
  const caseId = params.case ?? ''
  if (context.form.get('offer') === '1') return await offer(context, actor, caseId)
  if (context.form.has('triage')) {
    return await noteFeedback(context, actor, { kind: 'case', id: caseId })
  }
  if (context.form.has('deed')) return await step(context, actor, caseId)
  const deed = deedFrom(context.form)
  if (deed === undefined) throw refuse(400)
  const version = Number(context.form.get('version') ?? Number.NaN)
  const result = await workOnCase(context.store, {
    actor,
    caseId,
    deed,
    ...(Number.isInteger(version) ? { version } : {}),
    now: context.now,
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'stale':
      return data({ stale: { byName: result.byName } }, 409)
    case 'wrong':
      return await backWithDraft(context, `/cases/${caseId}`, {
        outcome: 'refused',
        problems: [{ field: result.field, problem: 'wrong' }],
      })
    case 'done':
      await dropUsedDraft(context)
      context.bell.nudge()
      return redirect(deed.kind === 'outcome' ? '/cases' : `/cases/${caseId}`, 303)
  }
}

export default function Case() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<{ stale?: { byName: string | null } }>()
  const t = useT()
  if (answer?.stale) {
    return (
      <>
        <h1>{t('desk:case.stale')}</h1>
        <p className="notice">
          {answer.stale.byName
            ? t('desk:case.staleBy', { name: answer.stale.byName })
            : t('desk:case.staleOther')}
        </p>
        <p>
          <a className="button main" href={`/cases/${loaded.page.case.id}`}>
            {t('desk:item.look')}
          </a>
        </p>
      </>
    )
  }
  return <CaseScreen {...loaded} />
}
