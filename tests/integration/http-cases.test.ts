/** The case page over HTTP, with JavaScript off: every form of it, from the browser to the store. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersOfCase, tasksOfCase } from '#db/queries/case-file.ts'
import { dayOf } from '#db/days.ts'
import { findCase } from '#db/queries/cases.ts'
import { caseOf } from '../helpers/looking.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
import { signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** An acute case that the signed-in professional has taken. */
async function aCase(): Promise<{ id: string; path: string; visitor: Visitor }> {
  const now = world.clock.now()
  const { postId } = await place(world.store, await aMember(world.store), {
    body: TEXTS.acute,
    now,
  })
  const { id } = await caseOf(world.store, postId)
  const visitor = await signIn(world, await world.somebody('professional'))
  await visitor.post(`/cases/${id}`, { acknowledge: '1' })
  return { id, path: `/cases/${id}`, visitor }
}

/** An address as a browser asks for it: the place on the page stays in the browser. */
function withoutPlace(address: string): string {
  return address.split('#')[0] ?? ''
}

function tomorrow(): string {
  return dayOf(new Date(world.clock.now().getTime() + 24 * 3_600_000))
}

test('the checklist says what her words told and what nobody asked, and keeps the answers', async () => {
  const { id, path, visitor } = await aCase()
  const before = (await visitor.get(path)).body
  expect(before).toContain('In haar woorden: eerder gewurgd of keel dichtgeknepen.')
  expect(before).toContain('8 van 8 nog niet gevraagd')
  const sent = await visitor.post(path, {
    deed: 'flag',
    'answer.strangulation': 'yes',
    'answer.weapon': 'no',
  })
  expect([sent.status, sent.to]).toEqual([303, `${path}?saved=flag#flag`])
  const page = (await visitor.get(withoutPlace(sent.to))).body
  expect(page).toContain('Ja: eerder gewurgd of keel dichtgeknepen.')
  expect(page).toContain('6 van 8 nog niet gevraagd')
  expect(page).toMatch(/<details class="fold" id="flag" open/)
  expect(await answersOfCase(world.store.read, id)).toHaveLength(2)
})

test('what is wrong in a form comes back with what was typed, marked, in an open fold', async () => {
  const { id, path, visitor } = await aCase()
  const sent = await visitor.post(path, {
    deed: 'duty',
    'answer.police': 'yes',
    'note.police': 'Aan 112, met het adres uit haar bericht.',
  })
  expect(sent.to).toMatch(new RegExp(`^${path}\\?d=[^#]+#duty$`))
  const back = await visitor.get(withoutPlace(sent.to))
  expect(back.status).toBe(400)
  expect(back.body).toContain('Aan 112, met het adres uit haar bericht.')
  expect(back.body).toMatch(/id="told\.police"[^>]*aria-invalid="true"/)
  expect(await answersOfCase(world.store.read, id)).toEqual([])
})

test('tasks, a word among colleagues, the window and aftercare go from the page to the store', async () => {
  const { id, path, visitor } = await aCase()
  const task = { deed: 'task', task: 'Bel het CSG', 'task-day': tomorrow() }
  expect((await visitor.post(path, task)).to).toBe(`${path}?saved=task#task`)
  const [stored] = await tasksOfCase(world.store.read, id)
  expect((await visitor.get(path)).body).toContain(`data-task="${stored?.id}"`)
  await visitor.post(path, { deed: 'task-done', task: stored?.id ?? '' })
  expect((await tasksOfCase(world.store.read, id))[0]?.done_at).not.toBeNull()

  await visitor.post(path, { deed: 'discussion', discussion: 'Vraag naar de sleutels.' })
  expect((await visitor.get(path)).body).toContain('Vraag naar de sleutels.')
  await visitor.post(path, { deed: 'happened', happened: '2026-01-01T10:00' })
  expect((await visitor.get(path)).body).toContain('De 72 uur zijn voorbij.')
  await visitor.post(path, { deed: 'aftercare', aftercare: tomorrow() })
  expect((await findCase(world.store.read, id))?.aftercare_day).toBe(tomorrow())
  expect((await visitor.post(path, { deed: 'nonsense' })).status).toBe(400)
})

test('referred asks to whom; a closed case comes back on its day and can be opened again', async () => {
  const { id, path, visitor } = await aCase()
  const bare = await visitor.post(path, { outcome: 'referred', aftercare: tomorrow() })
  expect((await visitor.get(withoutPlace(bare.to))).body).toMatch(
    /id="closing-note"[^>]*aria-invalid="true"/,
  )
  const closed = await visitor.post(path, {
    outcome: 'referred',
    note: 'Naar Veilig Thuis.',
    aftercare: tomorrow(),
  })
  expect(closed.to).toBe('/cases')
  expect(
    (await visitor.post(path, { deed: 'task', task: 'x', 'task-day': tomorrow() })).status,
  ).toBe(409)
  world.clock.forward({ hours: 24 })
  const again = await signIn(world, await world.somebody('professional'))
  const rows = (await again.get('/cases')).body.split('<li class="case')
  expect(rows.find((row) => row.includes(`data-case="${id}"`))).toContain('nazorg vandaag')
  expect((await again.get(path)).body).toContain('Vandaag is de dag: vraag hoe het gaat.')
  await again.post(path, { deed: 'aftercare-done', 'aftercare-note': 'Ze heeft een kamer.' })
  await again.post(path, { deed: 'reopen' })
  expect(await findCase(world.store.read, id)).toMatchObject({
    state: 'open',
    aftercare_day: null,
    outcome: null,
  })
})

test('nobody but a professional gets to a case, by any of its forms', async () => {
  const { path } = await aCase()
  for (const role of ['moderator', 'administrator', 'member'] as const) {
    const visitor = await signIn(world, await world.somebody(role))
    expect((await visitor.post(path, { deed: 'discussion', discussion: 'x' })).status).toBe(403)
  }
})
