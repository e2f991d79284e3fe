import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { maySeeCases } from '#moderation/actor.ts'
import { readRules } from '#moderation/rules/read-rules.ts'
import { fileFault, importRules, type FileFault } from '#moderation/rules/share.ts'
import { getSetting } from '#moderation/settings.ts'
import { requireRuleKeeper, whoIs } from '../auth/guards.ts'
import { ImportForm } from '../components/rules/import-form.tsx'
import { Misses } from '../components/rules/misses.tsx'
import { OwnRules } from '../components/rules/own-rules.tsx'
import { ruleProblemsInWords } from '../components/rules/problems.ts'
import { Signals } from '../components/rules/signals.tsx'
import {
  backWithDraft,
  draftOf,
  dropUsedDraft,
  signInWithDraft,
  statusOf,
} from '../forms/drafts.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator, type Translate } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

/** What is wrong with a file, in words that say where. */
function faultInWords(t: Translate, fault: FileFault): string {
  switch (fault.kind) {
    case 'not-json':
      return t('rules:share.notJson')
    case 'wrong-shape':
      return t('rules:share.wrongShape', { at: fault.at, message: fault.message })
    case 'wrong-rule': {
      const [first] = ruleProblemsInWords(t, fault.problems)
      const message = first ? `${first.label}: ${first.message}` : ''
      return t('rules:share.wrongRule', { number: fault.number, message })
    }
    case 'too-many':
      return t('rules:share.tooMany', { most: fault.most })
  }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireRuleKeeper(context, '/rules')
  const { store, now } = context
  const found = await draftOf(context, request)
  const file = found?.draft.fields.file ?? ''
  const fault = found?.draft.outcome === 'refused' ? fileFault(file) : undefined
  const added = Number(new URL(request.url).searchParams.get('added') ?? '')
  return data(
    {
      ...(await readRules(store, { actor, now })),
      hearing: await getSetting(store.read, 'hearing'),
      readsPosts: maySeeCases(actor),
      today: dayOf(now),
      added: Number.isInteger(added) ? added : 0,
      file,
      fault: fault === undefined ? null : faultInWords(translator(context.language), fault),
      draft: found?.token ?? null,
    },
    { status: statusOf(found?.draft) },
  )
}

export async function action({ context }: ActionFunctionArgs) {
  if (whoIs(context) === undefined) return await signInWithDraft(context, '/rules#share')
  const actor = requireRuleKeeper(context, '/rules')
  const { form, store, now } = context
  const text = form.get('file')
  if (text === null) throw refuse(400)
  const result = await importRules(store, { actor, text, now })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind !== 'added') {
    return await backWithDraft(context, '/rules#share', { outcome: 'refused' })
  }
  await dropUsedDraft(context)
  return redirect(`/rules?added=${result.ids.length}`, 303)
}

export default function Rules() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  const problems = page.fault === null ? [] : [{ field: 'file', message: page.fault }]
  return (
    <>
      <h1>{t('rules:heading')}</h1>
      <p>{t('rules:intro')}</p>
      <p className="muted">
        {t('rules:period', {
          days: page.days,
          since: dayInWords(page.since, page.today, t, language),
          readings: page.readings,
        })}{' '}
        {page.readsPosts ? null : t('rules:fewNote')}
      </p>
      {page.added > 0 ? (
        <p className="notice" role="status">
          {t('rules:share.added', { count: page.added })}
        </p>
      ) : null}
      <ul className="alone">
        <li>
          <a href="/rules/hearing">
            {t('rules:hearing.link', { hearing: t(`rules:hearing.names.${page.hearing}`) })}
          </a>
        </li>
        <li>
          <a href="/rules/reader">{t('rules:reader.link')}</a>
        </li>
      </ul>
      <OwnRules rules={page.site} />
      <ImportForm text={page.file} problems={problems} draft={page.draft} />
      <Misses missed={page.missed} misses={page.misses} today={page.today} />
      <Signals signals={page.signals} />
    </>
  )
}
