import { data, redirect } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { legalHolds } from '#db/queries/legal-holds.ts'
import { confirmHold } from '#moderation/cases/legal-hold.ts'
import { chooseLength, effectOf, keptRules, type Wish } from '#moderation/administration/keeping.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireAdministrator } from '../auth/guards.ts'
import { KeepingRule, placeOfRule } from '../components/administration/keeping-rule.tsx'
import { LegalHoldList } from '../components/administration/legal-holds.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

const PATH = '/settings/keeping'

/** What is wished for, from a form or an address. */
function wishIn(fields: URLSearchParams): Wish {
  const of = (name: string) => fields.get(name) ?? ''
  return { rule: of('rule'), board: of('board'), count: of('count') }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAdministrator(context, PATH)
  if (!isFresh(context)) return { ask: true as const }
  const { language, now, store } = context
  const { searchParams } = new URL(request.url)
  const looking = searchParams.has('rule')
    ? await effectOf(store, wishIn(searchParams), now)
    : undefined
  return {
    ask: false as const,
    rules: await keptRules(store.read, language),
    holds: await legalHolds(store.read, { today: dayOf(now) }),
    effect: looking?.kind === 'effect' ? looking : null,
    saved: searchParams.get('saved'),
    today: dayOf(now),
  }
}

type Answer = { wrong?: boolean; wish?: Wish }

/** First what it would do, then, sent again with `sure`, the choice itself. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireAdministrator(context, PATH)
  const { form, now, store } = context
  if (form.has('passphrase')) return await answerPassphrase(context, PATH)
  if (!isFresh(context)) return redirect(PATH, 303)
  if (form.has('hold')) {
    const confirmed = await confirmHold(store, { actor, holdId: form.get('hold') ?? '', now })
    if (confirmed.kind === 'not-found') throw refuse(404)
    if (confirmed.kind === 'not-allowed') throw refuse(403)
    return redirect(`${PATH}?saved=holds#holds`, 303)
  }
  const wish = wishIn(form)
  const sure = form.get('sure') === '1'
  const result = sure
    ? await chooseLength(store, { actor, now, wish })
    : await effectOf(store, wish, now)
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'unknown':
      throw refuse(400)
    case 'wrong':
      return data<Answer>({ wish }, 400)
    case 'effect': {
      const place = placeOfRule(result.name, result.board)
      return redirect(`${PATH}?${new URLSearchParams(wish).toString()}#${place}`, 303)
    }
    case 'saved': {
      const place = placeOfRule(result.name, result.board)
      return redirect(`${PATH}?saved=${place}#${place}`, 303)
    }
  }
}

export default function Keeping() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const t = useT()
  if (loaded.ask) {
    return (
      <AskPassphrase
        heading={t('account:keeping.heading')}
        text={t('account:settings.ask')}
        action={PATH}
        wrong={answer?.wrong ?? false}
      />
    )
  }
  const { effect, holds, rules, saved, today } = loaded
  const wrong = answer?.wish
  return (
    <>
      <p className="way-back">
        <a href="/settings">{t('account:settings.heading')}</a>
      </p>
      <h1>{t('account:keeping.heading')}</h1>
      <p>{t('account:keeping.intro')}</p>
      <p>{t('account:keeping.longer')}</p>
      {rules.map((rule) => {
        const board = rule.board?.id ?? null
        const place = placeOfRule(rule.name, board)
        const looked = effect?.name === rule.name && effect.board === board
        const mine = wrong?.rule === rule.name && wrong.board === (board ?? '')
        return (
          <KeepingRule
            key={place}
            action={PATH}
            rule={rule}
            effect={looked && wrong === undefined ? effect : null}
            typed={mine ? wrong.count : undefined}
            saved={saved === place && wrong === undefined && effect === null}
            today={today}
          />
        )
      })}
      <LegalHoldList action={PATH} holds={holds} saved={saved === 'holds'} today={today} />
    </>
  )
}
