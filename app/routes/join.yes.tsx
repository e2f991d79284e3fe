import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { sayYes } from '#moderation/members/join.ts'
import { requireMember } from '../auth/guards.ts'
import { accountProblem, JoinTicks, TICKS } from '../components/join-form.tsx'
import { ProblemSummary } from '../forms/field.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

export function loader({ context }: LoaderFunctionArgs) {
  requireMember(context, '/join/yes')
  return null
}

/** Who came to ask a professional says yes to what everybody says yes to before writing on a board. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/join/yes')
  const ticked = TICKS.filter((tick) => context.form.get(tick) === '1')
  if (ticked.length < TICKS.length) return data({ ticked }, 400)
  await sayYes(context.store, actor.id)
  return redirect('/', 303)
}

export default function JoinYes() {
  const state = useActionData<typeof action>()
  const t = useT()
  const missing = state ? TICKS.filter((tick) => !state.ticked.includes(tick)) : []
  const problems = missing.map((field) => accountProblem(t, { field, problem: 'missing' }))
  return (
    <>
      <h1>{t('account:yes.heading')}</h1>
      <p>{t('account:yes.intro')}</p>
      {missing.includes('age') ? (
        <p className="notice">
          {t('account:join.ageYounger')} <a href="/ask">{t('talk:ask.link')}</a>
        </p>
      ) : null}
      <form method="post" action="/join/yes" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <JoinTicks
          problems={problems}
          ticked={(name) => state?.ticked.some((one) => one === name) ?? false}
        />
        <button type="submit" className="main">
          {t('account:yes.send')}
        </button>
      </form>
    </>
  )
}
