import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { conversationsOf, conversationsOfProfessional } from '#db/queries/conversations.ts'
import { maySeeCases } from '#moderation/actor.ts'
import { requireMember } from '../auth/guards.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

const SHOWN = 30

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/talk')
  const staff = maySeeCases(actor)
  const read = staff ? conversationsOfProfessional : conversationsOf
  const conversations = await read(context.store.read, actor.id, SHOWN)
  return {
    staff,
    gone: new URL(request.url).searchParams.get('gone') === '1',
    today: dayOf(context.now),
    conversations: conversations.map(
      ({ id, state, waiting, professionalName, pseudonym, opened_at }) => ({
        id,
        state,
        name: staff ? pseudonym : professionalName,
        waits: staff && waiting === 1,
        day: dayOf(new Date(opened_at)),
      }),
    ),
  }
}

export default function Conversations() {
  const { conversations, gone, staff, today } = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <h1>{t(staff ? 'talk:desk.list' : 'talk:talk.heading')}</h1>
      {gone ? (
        <p className="notice" role="status">
          {t('talk:talk.erased')}
        </p>
      ) : null}
      {conversations.length === 0 ? <p>{t('talk:talk.none')}</p> : null}
      <ul className="cards">
        {conversations.map((one) => (
          <li key={one.id}>
            <a className="card" href={`/talk/${one.id}`}>
              <strong>
                {t('talk:talk.one')}, {dayInWords(one.day, today, t, language)}
              </strong>
              <span>
                {one.name
                  ? `${t(staff ? 'talk:talk.withMember' : 'talk:talk.with', { name: one.name })} `
                  : null}
                {t(`talk:talk.${staff ? 'statesForStaff' : 'states'}.${one.state}`)}
                {one.waits ? ` · ${t('talk:desk.waiting')}` : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {staff ? null : (
        <p className="alone">
          <a href="/ask">{t('talk:ask.link')}</a>
        </p>
      )}
    </>
  )
}
