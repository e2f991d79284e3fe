import { redirect, type AppLoadContext } from '@remix-run/node'
import type { Actor } from '#moderation/actor.ts'
import { giveFeedback, type FeedbackGiven } from '#moderation/rules/feedback.ts'
import { refuse } from '../refuse.ts'

/** Keeps what a person says of the triage's reading, and leads back to where it was said. */
export async function noteFeedback(
  context: AppLoadContext,
  actor: Actor,
  about: FeedbackGiven['about'],
): Promise<Response> {
  const { form, store, now } = context
  const result = await giveFeedback(store, {
    actor,
    about,
    verdict: form.get('triage') ?? '',
    signal: form.get('signal') ?? '',
    level: form.get('level') ?? '',
    now,
  })
  switch (result.kind) {
    case 'noted':
      return redirect(`/${about.kind === 'item' ? 'queue' : 'cases'}/${about.id}#triage`, 303)
    case 'wrong':
      throw refuse(400)
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
  }
}
