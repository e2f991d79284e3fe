/**
 * The one way from a compose form to intake. Who, what, do, answer: new conversations and replies differ
 * only in their target and in the page they come back to.
 */
import { redirect, type AppLoadContext } from '@remix-run/node'
import { newToken } from '#db/ids.ts'
import { inTransaction } from '#db/store.ts'
import { together } from '#db/together.ts'
import type { Actor } from '#moderation/actor.ts'
import { isNewcomer } from '#moderation/actor.ts'
import { placePost, type Placement, type PlaceResult } from '#moderation/intake/place-post.ts'
import { callsForCase } from '#moderation/intake/read-text.ts'
import { writeReceipt } from '#moderation/intake/receipt.ts'
import { findPrivateDetails } from '#moderation/private-details/find.ts'
import { takeAway, wordsFor } from '#moderation/private-details/take-away.ts'
import { cleanText } from '#moderation/texts/clean.ts'
import type { Problem } from '#moderation/texts/limits.ts'
import { DANGER_ANSWERS, type Level } from '#moderation/vocabulary.ts'
import { refuse } from '../refuse.ts'
import type { Pace } from '../server/limits.ts'
import { backWithDraft, dropUsedDraft, keep, withDraft } from './drafts.ts'
import { inOwnTurn } from './own-turn.ts'

type TooFast = Extract<Pace, { ok: false }>

/** When to try again what was put off because too much came at once. */
const PUT_OFF_S = 30

function receiptPath(postId: string, token: string): string {
  return `/p/${postId}/placed?s=${token}`
}

/** Makes the receipt of a text that was stored without one; answers where its author sees it. */
export async function issueReceipt(
  context: AppLoadContext,
  author: Actor,
  { postId, level }: { postId: string; level: Level },
): Promise<string> {
  const token = newToken()
  const write = callsForCase(level) ? inTransaction : together
  await write(context.store, (trx) =>
    writeReceipt(trx, { token, accountId: author.id, postId, level, now: context.now }),
  )
  return receiptPath(postId, token)
}

/** "Take it out": the words that give something away are replaced, and the form comes back. */
export async function takeDetailsAway(
  context: AppLoadContext,
  formPath: string,
): Promise<Response> {
  const words = wordsFor(context.language)
  for (const field of ['title', 'body']) {
    const text = context.form.get(field)
    if (text === null) continue
    const clean = cleanText(text)
    context.form.set(field, takeAway(clean, findPrivateDetails(clean), words))
  }
  await dropUsedDraft(context)
  return await backWithDraft(context, formPath, { outcome: 'warned' })
}

/** The name that a form asks for; empty: one is to be suggested, or another one. */
function aliasIn(form: URLSearchParams): string | undefined {
  if (form.get('other') !== '1') return undefined
  return form.get('reroll') === '1' ? '' : (form.get('alias') ?? '')
}

type Where = { target: Placement['target']; formPath: string; newcomerPosts: number }

/** Places a text within its author's limits; answers what came of it, and what was too fast. */
async function placeInPace(
  context: AppLoadContext,
  author: Actor,
  { where, crowded, receipt }: { where: Where; crowded: boolean; receipt: string },
): Promise<{ result: PlaceResult; late: TooFast | undefined }> {
  const { form, limits, store, now } = context
  const newcomer = isNewcomer(author, { newcomerPosts: where.newcomerPosts })
  const limit = newcomer ? 'newcomerPost' : 'post'
  const danger = DANGER_ANSWERS.find((answer) => answer === form.get('danger'))
  const confirm = form.get('confirm')
  const alias = aliasIn(form)
  const paces: Pace[] = [
    crowded ? { ok: false, retryAfterSeconds: PUT_OFF_S } : await limits.peek(limit, author.id),
    alias ? await limits.peek('alias', author.id) : { ok: true },
  ]
  const late = paces.find((pace) => !pace.ok)
  const result = await placePost(store, {
    author,
    target: where.target,
    body: form.get('body') ?? '',
    warning: form.get('warning') ?? '',
    ...(danger === undefined ? {} : { danger }),
    ...(alias === undefined ? {} : { alias }),
    ...(confirm === '1' || confirm === 'staff' ? { confirm } : {}),
    ...(form.get('key') ? { key: form.get('key') as string } : {}),
    tooFast: late !== undefined || context.putOff,
    receipt,
    now,
  })
  if (result.kind === 'placed' && !result.again) await limits.take(limit, author.id)
  // Whether a name is somebody's, or like one of hers, can be asked so often and no more.
  const asked = result.kind === 'refused' && late === undefined && !context.putOff
  if (asked && result.stored === null && result.problems.some(tellsOfNames)) {
    await limits.take('alias', author.id)
  }
  return { result, late }
}

function tellsOfNames({ field, problem }: Problem): boolean {
  return field === 'alias' && (problem === 'taken' || problem === 'alike')
}

/**
 * Whether somebody is to look at once: at a case that it belongs to, or at others whom it worries about. What waits
 * in the queue of the moderators is counted when the loop comes round by itself, within a second.
 */
function callsSomebody(placed: Extract<PlaceResult, { kind: 'placed' }>): boolean {
  return placed.caseId !== null || placed.urgesHelp
}

/** Takes a text in and answers the POST: a receipt, the form with its draft, or a refusal. */
export async function receiveText(
  context: AppLoadContext,
  author: Actor,
  where: Where,
): Promise<Response> {
  const { form } = context
  if (form.get('take') === '1') return await takeDetailsAway(context, where.formPath)
  const receipt = newToken()
  const { result, late } = await inOwnTurn(author.id, (crowded) =>
    placeInPace(context, author, { where, crowded, receipt }),
  )
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'warned': {
      context.bell.nudge()
      if (callsForCase(result.level)) form.set('worried', '1')
      if (result.suggestion !== null) form.set('alias', result.suggestion)
      return await backWithDraft(context, where.formPath, { outcome: 'warned' })
    }
    case 'refused': {
      if (result.stored !== null) {
        // Refused, and yet kept for a person to read: the author sees that, and the way to help.
        context.bell.nudge()
        await dropUsedDraft(context)
        return redirect(await issueReceipt(context, author, result.stored), 303)
      }
      if (late !== undefined || context.putOff) {
        const token = await keep(context, { outcome: 'refused', problems: result.problems })
        throw refuse(late === undefined ? 503 : 429, {
          retryAfterSeconds: late?.retryAfterSeconds ?? PUT_OFF_S,
          draft: withDraft(where.formPath, token),
        })
      }
      for (const one of result.problems) {
        // Sent again as it comes back, it is placed under the name that she has here.
        const kept = one.problem === 'kept' || one.problem === 'staff'
        if (one.field === 'alias' && kept) form.delete('other')
      }
      return await backWithDraft(context, where.formPath, {
        outcome: 'refused',
        problems: result.problems,
      })
    }
    case 'placed': {
      if (callsSomebody(result)) context.bell.nudge()
      await dropUsedDraft(context)
      // What was placed by an earlier sending has a receipt of its own.
      const { again, postId } = result
      const path = again ? issueReceipt(context, author, result) : receiptPath(postId, receipt)
      return redirect(await path, 303)
    }
  }
}
