import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countKnown } from '#db/queries/desk-choices.ts'
import { countFirstDecisions, looksAt } from '#db/queries/second-looks.ts'
import { chooseForOneself } from '#moderation/colleagues/choices.ts'
import { readOwnDay } from '#moderation/colleagues/own-day.ts'
import { unknowAuthors } from '#moderation/colleagues/rather-not.ts'
import { TOPIC_NAMES } from '#moderation/colleagues/what-can-be-chosen.ts'
import { getSetting } from '#moderation/settings.ts'
import { requireModerator } from '../auth/guards.ts'
import { ChoicesForm, type Typed } from '../components/desk/choices-form.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireModerator(context, '/queue/own')
  const { read } = context.store
  const { choices, heavyToday } = await readOwnDay(read, actor.id, context.now)
  const most = await getSetting(read, 'firstDecisions')
  return {
    choices,
    heavyToday,
    known: await countKnown(read, actor.id),
    first:
      actor.role === 'moderator' && most > 0
        ? {
            most,
            done: await countFirstDecisions(read, actor.id),
            ...(await looksAt(read, actor.id)),
          }
        : null,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireModerator(context, '/queue/own')
  const { form, store } = context
  if (form.get('deed') === 'see-again') {
    await unknowAuthors(store, { actor })
    return redirect('/queue/own', 303)
  }
  if (form.get('deed') !== 'choices') throw refuse(400)
  const typed = {
    heavy: form.get('heavy') ?? '',
    from: form.get('from') ?? '',
    to: form.get('to') ?? '',
    folded: form.has('folded'),
    keys: form.has('keys'),
    tell: form.has('tell'),
    avoid: TOPIC_NAMES.filter((topic) => form.has(`avoid-${topic}`)),
  }
  const result = await chooseForOneself(store, { actor, form: typed })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'wrong') return data({ typed, wrong: result.field }, 400)
  return redirect('/queue/own?saved=1', 303)
}

export default function Own() {
  const own = useLoaderData<typeof loader>()
  const answer = useActionData<{ typed: Typed; wrong: 'heavy' | 'from' | 'to' }>()
  const t = useT()
  const { first } = own
  return (
    <>
      <p className="way-back">
        <a href="/queue">{t('colleagues:own.back')}</a>
      </p>
      <h1>{t('colleagues:own.heading')}</h1>
      <p>{t('colleagues:own.intro')}</p>
      {own.saved && !answer ? (
        <p className="notice" role="status">
          {t('colleagues:own.saved')}
        </p>
      ) : null}
      <p data-heavy-today={own.heavyToday}>
        {t('colleagues:own.today', { count: own.heavyToday })}
      </p>
      <ChoicesForm choices={own.choices} typed={answer?.typed} wrong={answer?.wrong} />
      {own.known > 0 ? (
        <form method="post" action="/queue/own" className="apart">
          <h2>{t('colleagues:own.knownHeading')}</h2>
          <p>{t('colleagues:own.known', { count: own.known })}</p>
          <button type="submit" name="deed" value="see-again">
            {t('colleagues:own.seeAgain')}
          </button>
        </form>
      ) : null}
      {first ? (
        <section aria-labelledby="first-heading">
          <h2 id="first-heading">{t('colleagues:own.firstHeading')}</h2>
          <p>{t('colleagues:own.first', first)}</p>
        </section>
      ) : null}
    </>
  )
}
