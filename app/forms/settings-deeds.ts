/** From a form of `/settings` to the one deed it asks for, and back to words. */
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '#moderation/actor.ts'
import { setBoard } from '#moderation/administration/board.ts'
import { setFirstDecisionsToLookAt } from '#moderation/administration/first-decisions.ts'
import { promiseHours, setReadingHours, switchOffHours } from '#moderation/administration/hours.ts'
import { setAbout, tick } from '#moderation/administration/before-opening.ts'
import { setLinkHosts } from '#moderation/administration/link-hosts.ts'
import { changeSecretPlaces } from '#moderation/administration/secret-places.ts'
import { closeBoards, openBoards } from '#moderation/administration/opening.ts'
import { setPasskeysOnly } from '#moderation/administration/passkeys-only.ts'
import { BOARD_WORDS, WEEKDAYS } from '#moderation/administration/what-can-be-set.ts'
import { siteOf } from '#moderation/members/passkeys.ts'
import { LANGUAGES } from '#moderation/vocabulary.ts'
import { boardFieldId } from '../components/administration/board-form.tsx'
import type { Translate } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'
import type { FieldProblem } from './field.tsx'

type Wrong = {
  field: string
  problem: string
  /** The field's own name where its id on the page is a longer one. */
  name?: string
  lines?: string
  most?: number
}

export type Refused = { kind: 'refused'; deed: string; problems: Wrong[] }
/** `saved` names what was saved; `at` is where on the page it stands. */
export type Saved = { kind: 'saved'; saved: string; at: string }

/** Where on the page the form of a deed stands. */
export function placeOf(fields: Record<string, string>): string {
  switch (fields.deed) {
    case 'off-hours':
    case 'reading-hours':
    case 'promise':
      return 'hours'
    case 'link-hosts':
    case 'secret-places':
    case 'first-decisions':
    case 'passkeys-only':
    case 'about':
      return fields.deed
    case 'board':
      return fields.board ?? ''
    default:
      return 'open'
  }
}

function saved(context: AppLoadContext, what: string): Saved {
  return { kind: 'saved', saved: what, at: placeOf(Object.fromEntries(context.form)) }
}

function refused(deed: string, ...problems: Wrong[]): Refused {
  return { kind: 'refused', deed, problems }
}

async function open(context: AppLoadContext, actor: Actor): Promise<Saved | Refused> {
  const { env, form, now, store } = context
  const https = env.origin.protocol === 'https:'
  const reason = form.get('reason') ?? ''
  const result = await openBoards(store, { actor, now, reason, https })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'wrong') return refused('open', { field: 'reason', problem: result.problem })
  return saved(context, 'open')
}

async function hosts(context: AppLoadContext, actor: Actor): Promise<Saved | Refused> {
  const { form, now, store } = context
  const result = await setLinkHosts(store, { actor, now, lines: form.get('hosts') ?? '' })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'wrong':
      return refused('link-hosts', {
        field: 'hosts',
        problem: 'hosts',
        lines: result.lines.join(', '),
      })
    case 'too-many':
      return refused('link-hosts', { field: 'hosts', problem: 'too-many', most: result.most })
    case 'saved':
      return saved(context, 'link-hosts')
  }
}

async function places(context: AppLoadContext, actor: Actor): Promise<Saved | Refused> {
  const { form, now, store } = context
  const how = form.get('how') === 'remove' ? 'remove' : 'add'
  const lines = form.get('places') ?? ''
  const result = await changeSecretPlaces(store, { actor, now, lines, how })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'wrong': {
      const wrong = result.lines.join(', ')
      return refused('secret-places', { field: 'places', problem: 'places', lines: wrong })
    }
    case 'empty':
      return refused('secret-places', { field: 'places', problem: 'empty' })
    case 'too-many': {
      const { most } = result
      return refused('secret-places', { field: 'places', problem: 'too-many-places', most })
    }
    case 'saved':
      return saved(context, 'secret-places')
  }
}

async function board(context: AppLoadContext, actor: Actor): Promise<Saved | Refused> {
  const { form, now, store } = context
  const boardId = form.get('board') ?? ''
  const fields = Object.fromEntries(form)
  const result = await setBoard(store, { actor, now, boardId, fields })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'not-found':
      throw refuse(404)
    case 'wrong':
      return refused(
        'board',
        ...result.problems.map(({ field, problem }) => ({
          field: boardFieldId(boardId, field),
          name: field,
          problem,
        })),
      )
    case 'saved':
      return saved(context, boardId)
  }
}

/** Does what the form asks; undefined when it asks for nothing that is known. */
export async function doSetting(
  context: AppLoadContext,
  actor: Actor,
): Promise<Saved | Refused | undefined> {
  const { form, now, store } = context
  switch (form.get('deed')) {
    case 'open':
      return await open(context, actor)
    case 'close': {
      const result = await closeBoards(store, { actor, now })
      if (result.kind === 'not-allowed') throw refuse(403)
      return saved(context, 'close')
    }
    case 'off-hours': {
      const result = await switchOffHours(store, { actor, now, on: form.get('on') === '1' })
      if (result.kind === 'not-allowed') throw refuse(403)
      return saved(context, 'off-hours')
    }
    case 'reading-hours': {
      const result = await setReadingHours(store, {
        actor,
        now,
        by: form.get('by') ?? '',
        days: WEEKDAYS.filter((day) => form.get(`day-${day}`) === '1').map(String),
        from: form.get('hours-from') ?? '',
        to: form.get('hours-to') ?? '',
      })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'wrong') {
        return refused('reading-hours', { field: result.field, problem: 'hours' })
      }
      return saved(context, 'reading-hours')
    }
    case 'promise': {
      const result = await promiseHours(store, { actor, now, hours: form.get('hours') ?? '' })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'wrong') return refused('promise', { field: 'hours', problem: 'number' })
      return saved(context, 'promise')
    }
    case 'first-decisions': {
      const first = form.get('first') ?? ''
      const result = await setFirstDecisionsToLookAt(store, { actor, now, first })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'wrong') {
        return refused('first-decisions', { field: 'first', problem: 'number' })
      }
      return saved(context, 'first-decisions')
    }
    case 'passkeys-only': {
      const [on, site] = [form.get('on') === '1', siteOf(context.env.origin)]
      const result = await setPasskeysOnly(store, { actor, now, on, site })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'wrong') {
        return refused('passkeys-only', { field: 'passkeys-only-button', problem: result.problem })
      }
      return saved(context, 'passkeys-only')
    }
    case 'about': {
      const result = await setAbout(store, { actor, now, texts: Object.fromEntries(form) })
      if (result.kind === 'not-allowed') throw refuse(403)
      if (result.kind === 'wrong') {
        const problems = result.fields.map((field) => ({ field, problem: 'about' }))
        return refused('about', ...problems)
      }
      return saved(context, 'about')
    }
    case 'tick': {
      const what = form.get('what') ?? ''
      const result = await tick(store, { actor, now, what, done: form.get('done') === '1' })
      if (result.kind === 'not-allowed') throw refuse(403)
      return result.kind === 'wrong' ? undefined : saved(context, 'tick')
    }
    case 'link-hosts':
      return await hosts(context, actor)
    case 'secret-places':
      return await places(context, actor)
    case 'board':
      return await board(context, actor)
    default:
      return undefined
  }
}

/** The label of a board's field, for the list of what is wrong. */
function labelOf(t: Translate, name: string): string | undefined {
  const [word, language] = name.split('.')
  const known = BOARD_WORDS.find((one) => one === word)
  const spoken = LANGUAGES.find((one) => one === language)
  if (known !== undefined && spoken !== undefined) {
    return t(`account:settings.${known}`, { language: t(`common:language.${spoken}`) })
  }
  if (word === 'newcomerPosts' || word === 'read' || word === 'showing') {
    return t(`account:settings.${word}`)
  }
  return undefined
}

function messageOf(t: Translate, { problem, lines, most }: Wrong): string {
  switch (problem) {
    case 'missing':
      return t('account:settings.overrideProblem')
    case 'sure':
      return t('account:settings.sureProblem')
    case 'empty':
      return t('account:settings.problems.empty')
    case 'too-long':
      return t('account:settings.problems.tooLong')
    case 'number':
      return t('account:settings.problems.number')
    case 'choice':
      return t('account:settings.problems.choice')
    case 'no-name':
      return t('keys:only.noName')
    case 'too-few':
      return t('keys:only.tooFew')
    case 'about':
      return t('account:settings.problems.about')
    case 'hours':
      return t('account:settings.problems.hours')
    case 'hosts':
      return t('account:settings.problems.hosts', { lines })
    case 'places':
      return t('account:places.wrong', { lines })
    case 'too-many-places':
      return t('account:places.tooMany', { most })
    case 'too-many':
      return t('account:settings.problems.tooMany', { most })
    default:
      return t('account:settings.wrong')
  }
}

/** What was wrong, each in words that say what to do. */
export function problemsInWords(t: Translate, wrong: Refused): FieldProblem[] {
  return wrong.problems.map((one) => {
    const label = one.name === undefined ? undefined : labelOf(t, one.name)
    const message = messageOf(t, one)
    return { field: one.field, message, ...(label === undefined ? {} : { label }) }
  })
}
