/** From a form of `/team` to the one deed it asks for, and back to words. */
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#moderation/actor.ts'
import { addAbsence, endAbsence } from '#moderation/administration/absence.ts'
import { inviteToTeam } from '#moderation/administration/invite-to-team.ts'
import { addShift, removeShift } from '#moderation/administration/shifts.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { offerShift, takeShift } from '#moderation/administration/swap.ts'
import { keepForOneLook } from '../auth/one-look.ts'
import type { Translate } from '../i18n/translate.ts'
import { talkDeed } from './desk-deeds.ts'
import { refuse } from '../refuse.ts'
import type { FieldProblem } from './field.tsx'

/** `status` is what the refusal answers with. */
export type TeamResult =
  | { kind: 'done'; to: string }
  | { kind: 'refused'; status: 400 | 404 | 409; problems: FieldProblem[] }

type Problem = 'away' | 'nobody' | 'away-from' | 'away-to' | 'away-person'

function refusal(t: Translate, field: string, problem: Problem, status: 400 | 409): TeamResult {
  const message = t(`account:team.swapProblems.${problem}`)
  return { kind: 'refused', status, problems: [{ field, message }] }
}

/** What a professional does with a shift of their own, or with one that is offered to them. */
async function swap(context: AppLoadContext, actor: Actor, t: Translate): Promise<TeamResult> {
  const { form, now, store } = context
  const shiftId = form.get('shift') ?? ''
  const result =
    form.get('deed') === 'take'
      ? await takeShift(store, { actor, shiftId, now })
      : await offerShift(store, { actor, shiftId, now, to: form.get('to') ?? '' })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'not-found':
      throw refuse(404)
    case 'away':
    case 'nobody':
      return refusal(t, `to-${shiftId}`, result.kind, 409)
    case 'done':
      context.bell.nudge()
      return { kind: 'done', to: '/team#shifts' }
  }
}

async function away(context: AppLoadContext, actor: Actor, t: Translate): Promise<TeamResult> {
  const { form, now, store } = context
  const result = await addAbsence(store, {
    actor,
    accountId: form.get('person') ?? actor.id,
    from: form.get('away-from') ?? '',
    to: form.get('away-to') ?? '',
    now,
  })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'wrong') return refusal(t, result.field, result.field, 400)
  return { kind: 'done', to: '/team#away' }
}

/** Deeds that professionals do for themselves: they need no second look at the passphrase. */
export function isOwnDeed(deed: string | null): boolean {
  return ['offer', 'take', 'away', 'back', 'talk'].includes(deed ?? '')
}

async function stop(context: AppLoadContext, actor: Actor, t: Translate): Promise<TeamResult> {
  const accountId = context.form.get('person') ?? ''
  const { now, store } = context
  const result = await stopService(store, { actor, now, accountId })
  const field = `stop-${accountId}`
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'not-found':
      throw refuse(404)
    case 'oneself':
      return {
        kind: 'refused',
        status: 409,
        problems: [{ field, message: t('account:team.stopProblems.oneself') }],
      }
    case 'last-administrator':
      return {
        kind: 'refused',
        status: 409,
        problems: [{ field, message: t('account:team.stopProblems.last') }],
      }
    case 'stopped':
      // A case that waits again rings now, not at the loop's next turn.
      context.bell.nudge()
      return { kind: 'done', to: '/team#people' }
  }
}

async function invite(context: AppLoadContext, actor: Actor, t: Translate): Promise<TeamResult> {
  const { form, now, store } = context
  const result = await inviteToTeam(store, { actor, now, role: form.get('role') ?? '' })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'wrong':
      return {
        kind: 'refused',
        status: 400,
        problems: [{ field: 'role', message: t('account:team.roleProblem') }],
      }
    case 'invited': {
      const shown = JSON.stringify({ token: result.token, role: result.role })
      return {
        kind: 'done',
        to: `/team?d=${await keepForOneLook(context, 'invitation', shown)}#invite`,
      }
    }
  }
}

async function plan(context: AppLoadContext, actor: Actor, t: Translate): Promise<TeamResult> {
  const { form, now, store } = context
  const result = await addShift(store, {
    actor,
    now,
    accountId: form.get('person') ?? '',
    tier: form.get('tier') ?? '',
    from: form.get('from') ?? '',
    to: form.get('to') ?? '',
  })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'away':
      return refusal(t, 'person', 'away', 400)
    case 'wrong':
      return {
        kind: 'refused',
        status: 400,
        problems: result.fields.map((field) => ({
          field,
          message: t(`account:team.shiftProblems.${field}`),
        })),
      }
    case 'added':
      context.bell.nudge()
      return { kind: 'done', to: '/team#shifts' }
  }
}

/** Does what the form asks; undefined when it asks for nothing that is known. */
export async function doTeamDeed(
  context: AppLoadContext,
  actor: Actor,
  t: Translate,
): Promise<TeamResult | undefined> {
  const { form, now, store } = context
  switch (form.get('deed')) {
    case 'stop':
      return await stop(context, actor, t)
    case 'invite':
      return await invite(context, actor, t)
    case 'talk': {
      const result = await talkDeed(context, actor)
      if (result?.kind === 'not-allowed') throw refuse(403)
      return result === undefined ? undefined : { kind: 'done', to: '/team' }
    }
    case 'add-shift':
      return await plan(context, actor, t)
    case 'offer':
    case 'take':
      return await swap(context, actor, t)
    case 'away':
      return await away(context, actor, t)
    case 'back': {
      const absenceId = form.get('absence') ?? ''
      const result = await endAbsence(store, { actor, absenceId, now })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'not-found') throw refuse(404)
      return { kind: 'done', to: '/team#away' }
    }
    case 'remove-shift': {
      const shiftId = form.get('shift') ?? ''
      const result = await removeShift(store, { actor, now, shiftId })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'not-found') throw refuse(404)
      return { kind: 'done', to: '/team#shifts' }
    }
    default:
      return undefined
  }
}
