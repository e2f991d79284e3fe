/** From a form of `/team` to the one deed it asks for, and back to words. */
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#moderation/actor.ts'
import { inviteToTeam } from '#moderation/administration/invite-to-team.ts'
import { addShift, removeShift } from '#moderation/administration/shifts.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { keepForOneLook } from '../auth/one-look.ts'
import type { Translate } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'
import type { FieldProblem } from './field.tsx'

/** `status` is what the refusal answers with. */
export type TeamResult =
  | { kind: 'done'; to: string }
  | { kind: 'refused'; status: 400 | 404 | 409; problems: FieldProblem[] }

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
    case 'add-shift':
      return await plan(context, actor, t)
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
