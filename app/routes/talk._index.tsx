import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { conversationsOf } from '#db/queries/conversations.ts'
import { requireMember } from '../auth/guards.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

const SHOWN = 30

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/talk')
  const conversations = await conversationsOf(context.store.read, actor.id, SHOWN)
  return {
    today: dayOf(context.now),
    conversations: conversations.map(({ id, state, professionalName, opened_at }) => ({
      id,
      state,
      name: professionalName,
      day: dayOf(new Date(opened_at)),
    })),
  }
}

export default function Conversations() {
  const { conversations, today } = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <h1>{t('talk:talk.heading')}</h1>
      {conversations.length === 0 ? <p>{t('talk:talk.none')}</p> : null}
      <ul className="cards">
        {conversations.map((one) => (
          <li key={one.id}>
            <a className="card" href={`/talk/${one.id}`}>
              <strong>
                {t('talk:talk.one')}, {dayInWords(one.day, today, t, language)}
              </strong>
              <span>
                {one.name ? `${t('talk:talk.with', { name: one.name })} ` : null}
                {t(`talk:talk.states.${one.state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/ask">{t('talk:ask.link')}</a>
      </p>
    </>
  )
}
