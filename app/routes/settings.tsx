import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { boardsInFull } from '#db/queries/boards.ts'
import { allowedHosts } from '#db/queries/links.ts'
import { countSecretPlaces } from '#db/queries/secret-places.ts'
import type { Actor } from '#moderation/actor.ts'
import { openingList } from '#moderation/administration/opening-list.ts'
import { getSetting } from '#moderation/settings.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireAdministrator, whoIs } from '../auth/guards.ts'
import { AboutForm } from '../components/administration/about-form.tsx'
import { BoardForm } from '../components/administration/board-form.tsx'
import { FirstDecisions } from '../components/administration/first-decisions.tsx'
import { Hours } from '../components/administration/hours.tsx'
import { LinkHosts } from '../components/administration/link-hosts.tsx'
import { SecretPlaces } from '../components/administration/secret-places.tsx'
import { Opening } from '../components/administration/opening.tsx'
import { PasskeysOnly } from '../components/administration/passkeys-only.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { backWithDraft, draftOf, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { returnedDraft, returnedTo, type Returned } from '../forms/returned.ts'
import { doSetting, placeOf, problemsInWords } from '../forms/settings-deeds.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAdministrator(context, '/settings')
  const { env, store, now } = context
  const found = await draftOf(context, request)
  if (!isFresh(context)) {
    const fields = found?.draft.fields ?? {}
    return { ask: true as const, draft: found?.token ?? '', at: placeOf(fields) }
  }
  return {
    ask: false as const,
    open: await getSetting(store.read, 'open'),
    needs: await openingList(store.read, { now, https: env.origin.protocol === 'https:' }),
    ticks: await getSetting(store.read, 'ticks'),
    about: await getSetting(store.read, 'about'),
    offHours: await getSetting(store.read, 'offHours'),
    offHoursBy: await getSetting(store.read, 'offHoursBy'),
    readingHours: await getSetting(store.read, 'readingHours'),
    holdHours: await getSetting(store.read, 'holdPromiseHours'),
    firstDecisions: await getSetting(store.read, 'firstDecisions'),
    passkeysOnly: await getSetting(store.read, 'passkeysOnly'),
    secretPlaces: await countSecretPlaces(store.read),
    hosts: [...(await allowedHosts(store.read))].toSorted(),
    boards: await boardsInFull(store.read),
    saved: new URL(request.url).searchParams.get('saved'),
    returned: returnedDraft(found),
  }
}

async function set(context: AppLoadContext, actor: Actor) {
  const result = await doSetting(context, actor)
  if (result === undefined) throw refuse(400)
  if (result.kind === 'refused') {
    const fields = Object.fromEntries(context.form)
    const returned: Returned = {
      deed: result.deed,
      fields,
      problems: problemsInWords(translator(context.language), result),
      kept: false,
      draft: fields.d ?? null,
    }
    return data({ returned }, 400)
  }
  await dropUsedDraft(context)
  return redirect(`/settings?saved=${result.saved}#${result.at}`, 303)
}

/** The passphrase, given again, or one change. What was typed too late is kept over the passphrase. */
export async function action({ context }: ActionFunctionArgs) {
  if (whoIs(context) === undefined) return await signInWithDraft(context, '/settings')
  const actor = requireAdministrator(context, '/settings')
  if (context.form.has('passphrase')) return await answerPassphrase(context, '/settings')
  if (!isFresh(context)) return await backWithDraft(context, '/settings', { outcome: 'ended' })
  return await set(context, actor)
}

export default function Settings() {
  const settings = useLoaderData<typeof loader>()
  const answer = useActionData<{
    wrong?: boolean
    draft?: string
    at?: string
    returned?: Returned
  }>()
  const t = useT()
  if (settings.ask) {
    const draft = settings.draft || (answer?.draft ?? '')
    const at = settings.at || (answer?.at ?? '')
    return (
      <AskPassphrase
        heading={t('account:settings.heading')}
        text={t('account:settings.ask')}
        action="/settings"
        wrong={answer?.wrong ?? false}
        fields={{ d: draft, at }}
      />
    )
  }
  const returned = answer?.returned ?? settings.returned
  const { saved } = settings
  return (
    <>
      <h1>{t('account:settings.heading')}</h1>
      <Opening
        open={settings.open}
        needs={settings.needs}
        ticks={settings.ticks}
        returned={returnedTo(returned, 'open')}
        saved={saved === 'open' || saved === 'close' || saved === 'tick'}
      />
      <AboutForm
        about={settings.about}
        returned={returnedTo(returned, 'about')}
        saved={saved === 'about'}
      />
      <Hours
        offHours={settings.offHours}
        byNow={settings.offHoursBy}
        readingHours={settings.readingHours}
        holdHours={settings.holdHours}
        returned={returned}
        saved={saved}
      />
      <FirstDecisions
        first={settings.firstDecisions}
        returned={returnedTo(returned, 'first-decisions')}
        saved={saved === 'first-decisions'}
      />
      <PasskeysOnly
        on={settings.passkeysOnly}
        returned={returnedTo(returned, 'passkeys-only')}
        saved={saved === 'passkeys-only'}
      />
      <SecretPlaces
        count={settings.secretPlaces}
        returned={returnedTo(returned, 'secret-places')}
        saved={saved === 'secret-places'}
      />
      <LinkHosts
        hosts={settings.hosts}
        returned={returnedTo(returned, 'link-hosts')}
        saved={saved === 'link-hosts'}
      />
      <p className="alone">
        <a href="/settings/messages">{t('account:messages.heading')}</a>
        <a href="/settings/keeping">{t('account:keeping.heading')}</a>
      </p>
      <section aria-labelledby="boards-heading">
        <h2 id="boards-heading">{t('common:nav.boards')}</h2>
        {settings.boards.map((board) => (
          <BoardForm
            key={board.id}
            board={board}
            returned={returnedTo(returned, 'board', (fields) => fields.board === board.id)}
            saved={saved === board.id}
          />
        ))}
      </section>
    </>
  )
}
