import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  hearTestAlarm,
  readAlarmWays,
  sendTestAlarm,
  setAlarmWay,
} from '#moderation/alarms/ways.ts'
import { requireTeam } from '../auth/guards.ts'
import { agoInWords } from '../components/desk/time-words.ts'
import { ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireTeam(context, '/team/alarms')
  return {
    ways: await readAlarmWays(context.store, actor),
    now: context.now.getTime(),
    said: new URL(request.url).searchParams.get('said'),
  }
}

type Wrong = { way: 'email' | 'webhook'; target: string } | { way: 'test'; target: '' }

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireTeam(context, '/team/alarms')
  const { form, store, now } = context
  if (form.get('test') === '1') {
    await sendTestAlarm(store, { actor, now })
    return redirect('/team/alarms?said=sent#test', 303)
  }
  if (form.get('heard') === '1') {
    const result = await hearTestAlarm(store, { actor, now })
    if (result.kind === 'no-test') return data<Wrong>({ way: 'test', target: '' }, 409)
    return redirect('/team/alarms#test', 303)
  }
  const way = (['email', 'webhook'] as const).find((one) => form.has(one))
  if (way === undefined) throw refuse(400)
  const target = form.get(way) ?? ''
  const result = await setAlarmWay(store, { actor, way, target, now })
  if (result.kind === 'wrong') return data<Wrong>({ way, target }, 400)
  return redirect(`/team/alarms?said=${way}`, 303)
}

export default function Alarms() {
  const { ways, now, said } = useLoaderData<typeof loader>()
  const wrong = useActionData<Wrong>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/team">{t('common:nav.team')}</a>
      </p>
      <h1>{t('desk:ways.heading')}</h1>
      <p>{t('desk:ways.intro')}</p>
      {(['email', 'webhook'] as const).map((way) => {
        const problem = wrong?.way === way ? t(`desk:ways.wrong.${way}`) : undefined
        return (
          <form key={way} method="post" action="/team/alarms" autoComplete="off" noValidate>
            <ProblemSummary problems={problem ? [{ field: way, message: problem }] : []} />
            {said === way ? (
              <p className="notice" role="status">
                {t('desk:ways.saved')}
              </p>
            ) : null}
            <TextInput
              name={way}
              label={t(`desk:ways.${way}`)}
              hint={t(`desk:ways.${way}Hint`)}
              problem={problem}
              value={wrong?.way === way ? wrong.target : ways[way]}
            />
            {way === 'webhook' && ways.webhookSecret ? (
              <p>
                {t('desk:ways.secret')}: <code>{ways.webhookSecret}</code>
              </p>
            ) : null}
            <button type="submit">{t('desk:ways.save')}</button>
          </form>
        )
      })}
      <section aria-labelledby="test">
        <h2 id="test">{t('desk:ways.test')}</h2>
        <p>{t('desk:ways.testText')}</p>
        <p>
          {ways.heardAt === null
            ? t('desk:ways.never')
            : t('desk:ways.heardAt', { when: agoInWords(t, ways.heardAt, now) })}
        </p>
        {wrong?.way === 'test' ? (
          <p className="notice" role="alert">
            {t('desk:ways.noTest')}
          </p>
        ) : null}
        {said === 'sent' ? (
          <p className="notice" role="status">
            {t('desk:ways.testSent')}
          </p>
        ) : null}
        <form method="post" action="/team/alarms" className="row">
          <button type="submit" name="test" value="1">
            {t('desk:ways.sendTest')}
          </button>
          <button type="submit" name="heard" value="1" className="main">
            {t('desk:ways.heard')}
          </button>
        </form>
      </section>
    </>
  )
}
