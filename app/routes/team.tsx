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
import { localTimeOf } from '#db/local-time.ts'
import { listStaff } from '#db/queries/staff.ts'
import { debriefs } from '#db/queries/debriefs.ts'
import { mayAdminister, type Actor } from '#moderation/actor.ts'
import { readRota } from '#moderation/administration/shifts.ts'
import { whoReachedTheirLimit } from '#moderation/colleagues/own-day.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireAdministrator, requireTeam, whoIs } from '../auth/guards.ts'
import { takeOneLook } from '../auth/one-look.ts'
import { Absences } from '../components/administration/absences.tsx'
import { Invitation, type ShownInvitation } from '../components/administration/invitation.tsx'
import { People } from '../components/administration/people.tsx'
import { ShiftForm } from '../components/administration/shift-form.tsx'
import { Shifts } from '../components/administration/shifts.tsx'
import { TalksAsked } from '../components/talks-asked.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { backWithDraft, draftOf, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { returnedDraft, returnedTo, type Returned } from '../forms/returned.ts'
import { doTeamDeed, isOwnDeed } from '../forms/team-deeds.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

async function shownInvitation(
  context: AppLoadContext,
  request: Request,
): Promise<ShownInvitation | null> {
  const kept = await takeOneLook(context, request, 'invitation')
  if (kept === undefined) return null
  const { token, role } = JSON.parse(kept) as { token: string; role: Role }
  return { link: `${context.env.origin.origin}/invite/${token}`, role }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireTeam(context, '/team')
  const { store, now } = context
  const manage = mayAdminister(actor)
  const invitation = manage ? await shownInvitation(context, request) : null
  const found = manage && invitation === null ? await draftOf(context, request) : undefined
  // Only a deed asks for the passphrase again; the rota can be read without it.
  if (found !== undefined && !isFresh(context)) {
    return { ask: true as const, draft: found.token, at: placeOf(found.draft.fields) }
  }
  const staff = await listStaff(store.read)
  const rota = await readRota(store.read, now)
  return {
    ask: false as const,
    manage,
    self: actor.id,
    talks: manage ? await debriefs(store.read, { asked: 'coordinator' }) : [],
    reached: manage ? await whoReachedTheirLimit(store.read, now) : [],
    people: staff.filter((one) => manage || one.active),
    rota,
    today: dayOf(now),
    firstHole: localTimeOf(rota.holes[0]?.from ?? rota.shifts.at(-1)?.to ?? now.getTime()),
    invitation,
    returned: returnedDraft(found),
  }
}

/** Where on the page a deed stands. */
function placeOf(fields: Record<string, string>): string {
  if (fields.deed === 'stop') return `stop-${fields.person ?? ''}`
  return fields.deed === 'invite' ? 'invite' : 'shifts'
}

async function change(context: AppLoadContext, actor: Actor) {
  const result = await doTeamDeed(context, actor, translator(context.language))
  if (result === undefined) throw refuse(400)
  if (result.kind === 'refused') {
    const fields = Object.fromEntries(context.form)
    const returned: Returned = {
      deed: fields.deed ?? '',
      fields,
      problems: result.problems,
      kept: false,
      draft: fields.d ?? null,
    }
    return data({ returned }, { status: result.status })
  }
  await dropUsedDraft(context)
  return redirect(result.to, 303)
}

/** The passphrase, given again, or one deed. */
export async function action({ context }: ActionFunctionArgs) {
  if (whoIs(context) === undefined) return await signInWithDraft(context, '/team')
  if (isOwnDeed(context.form.get('deed'))) {
    return await change(context, requireTeam(context, '/team'))
  }
  const actor = requireAdministrator(context, '/team')
  if (context.form.has('passphrase')) return await answerPassphrase(context, '/team')
  if (!isFresh(context)) {
    return await backWithDraft(context, '/team', { outcome: 'ended' })
  }
  return await change(context, actor)
}

export default function Team() {
  const team = useLoaderData<typeof loader>()
  const answer = useActionData<{
    wrong?: boolean
    draft?: string
    at?: string
    returned?: Returned
  }>()
  const t = useT()
  if (team.ask || answer?.wrong) {
    const asked = team.ask ? team : { draft: answer?.draft ?? '', at: answer?.at ?? '' }
    return (
      <AskPassphrase
        heading={t('account:team.heading')}
        text={t('account:team.ask')}
        action="/team"
        wrong={answer?.wrong ?? false}
        fields={{ d: asked.draft, at: asked.at }}
      />
    )
  }
  const returned = answer?.returned ?? team.returned
  const professionals = team.people.filter((one) => one.active && one.role === 'professional')
  return (
    <>
      <h1>{t('account:team.heading')}</h1>
      {team.invitation ? <Invitation invitation={team.invitation} returned={undefined} /> : null}
      <TalksAsked action="/team" talks={team.talks} self={team.self} />
      <section aria-labelledby="shifts-heading" id="shifts">
        <h2 id="shifts-heading">{t('account:team.shifts')}</h2>
        <p className="alone">
          <a href="/team/alarms">{t('desk:ways.heading')}</a>
        </p>
        {returned?.deed === 'remove-shift' && returned.kept ? (
          <p className="notice" role="status">
            {t('account:team.kept')}
          </p>
        ) : null}
        <Shifts
          rota={team.rota}
          manage={team.manage}
          self={team.self}
          colleagues={professionals.filter((one) => one.id !== team.self)}
          returned={returnedTo(returned, 'offer') ?? returnedTo(returned, 'take')}
        />
        {team.manage ? (
          <ShiftForm
            professionals={professionals}
            from={team.firstHole}
            returned={returnedTo(returned, 'add-shift')}
          />
        ) : null}
      </section>
      <Absences
        rota={team.rota}
        manage={team.manage}
        self={team.self}
        professionals={professionals}
        today={team.today}
        returned={returnedTo(returned, 'away')}
      />
      <People
        people={team.people}
        reached={team.reached}
        self={team.self}
        manage={team.manage}
        returned={returnedTo(returned, 'stop')}
      />
      {team.manage && !team.invitation ? (
        <Invitation invitation={null} returned={returnedTo(returned, 'invite')} />
      ) : null}
    </>
  )
}
