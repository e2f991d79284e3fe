/** The demo: what contract.md promises of its content, and that it goes without a trace. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { listBoards } from '#db/queries/boards.ts'
import { conversationsOf } from '#db/queries/conversations.ts'
import { findPost } from '#db/queries/posts.ts'
import { openItems } from '#db/queries/review-items.ts'
import { shiftsAt, somebodyOnCall } from '#db/queries/shifts.ts'
import { pageOfPlace, postsOfThread, threadsOfBoard } from '#db/queries/threads.ts'
import { openStore, type Store } from '#db/store.ts'
import { isNewcomer } from '#moderation/actor.ts'
import { readRota } from '#moderation/administration/shifts.ts'
import { checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { checkSignIn } from '#moderation/members/sign-in.ts'
import { findPrivateDetails } from '#moderation/private-details/find.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { readRules } from '#moderation/rules/read-rules.ts'
import { cleanText } from '#moderation/texts/clean.ts'
import { ITEM_KINDS, LEVELS } from '#moderation/vocabulary.ts'
import { DEMO_ACCOUNTS, PAST_POSTS, WAITING_POSTS } from '#scripts/demo/content.ts'
import { person } from '#scripts/demo/people.ts'
import type { Placed } from '#scripts/demo/put-in.ts'
import { seedDemo } from '#scripts/demo/seed.ts'
import { freePort } from '#tests/helpers/children.ts'
import { aFolder } from '#tests/helpers/store.ts'

const SECRETS = { passphrase: 'vier bruine beren lezen', totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DP' }
const NOW = new Date()

describe('the content', () => {
  let store: Store
  let placed: Placed
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luwte-'))
    store = await openStore(folder)
    placed = await seedDemo(store, { secrets: SECRETS, now: NOW })
  }, 60_000)
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('one rule of its own reads along and was heard, another is still a draft', async () => {
    const actor = await person(store, 'demo-professional')
    const { site } = await readRules(store, { actor, now: NOW })
    expect(site.map(({ state, counts }) => [state, counts.fired])).toEqual([
      ['live', 1],
      ['draft', 0],
    ])
  })

  /** What a member sees: every thread of every board, page by page. */
  async function visible(): Promise<{ threads: number; posts: number; longest: number }> {
    const count = { threads: 0, posts: 0, longest: 0 }
    for (const board of await listBoards(store.read, 'nl')) {
      for (let page = 1; ; page += 1) {
        const threads = await threadsOfBoard(store.read, board.id, page)
        if (threads.length === 0) break
        count.threads += threads.length
        for (const thread of threads) {
          let here = 0
          for (let at = 1; at <= pageOfPlace(thread.posts); at += 1) {
            const posts = await postsOfThread(store.read, thread.id, at)
            here += posts.filter((post) => post.state === 'visible').length
          }
          count.posts += here
          count.longest = Math.max(count.longest, here)
        }
      }
    }
    return count
  }

  test('a member sees three boards, 25 threads or more, 150 posts or more, one of several pages', async () => {
    expect(await listBoards(store.read, 'nl')).toHaveLength(3)
    const { threads, posts, longest } = await visible()
    expect(threads).toBeGreaterThanOrEqual(25)
    expect(posts).toBeGreaterThanOrEqual(150)
    expect(longest).toBeGreaterThanOrEqual(21)
  })

  test('the queue has a dozen items or more, of every level, one in a colleague’s hands, others free', async () => {
    const items = await openItems(store.read, 'nl', { now: NOW.getTime(), limit: 100 })
    expect(items.length).toBeGreaterThanOrEqual(12)
    expect(new Set(items.map((item) => item.level))).toEqual(new Set(LEVELS))
    const kinds = new Set(items.map((item) => item.kind))
    expect(ITEM_KINDS.filter((kind) => !kinds.has(kind))).toEqual([])
    expect(items.filter((item) => item.claimedByName === 'demo-moderator-2')).toHaveLength(1)
    expect(items.some((item) => item.claimedBy === null && item.kind === 'triage')).toBe(true)
    expect(items.some((item) => item.dueAt > NOW.getTime())).toBe(true)
  })

  test('the moderator one signs in as may answer the objection that waits', async () => {
    const items = await openItems(store.read, 'nl', { now: NOW.getTime(), limit: 100 })
    const itemId = items.find((item) => item.kind === 'appeal')?.id ?? ''
    const actor = await person(store, 'demo-moderator')
    const page = await readItem(store, { itemId, actor, language: 'nl', now: NOW })
    expect(page?.actions).toEqual(expect.arrayContaining(['claim', 'uphold', 'overturn']))
  })

  test('at least three cases are open, each with a deadline of its own', async () => {
    const open = await store.read
      .selectFrom('case')
      .select(['due_at', 'acknowledged_by'])
      .where('state', '=', 'open')
      .execute()
    expect(open.length).toBeGreaterThanOrEqual(3)
    expect(new Set(open.map((row) => row.due_at)).size).toBeGreaterThanOrEqual(3)
    expect(open.some((row) => row.acknowledged_by === null)).toBe(true)
    expect(open.some((row) => row.acknowledged_by !== null)).toBe(true)
  })

  test('a professional is on call', async () => {
    expect(await somebodyOnCall(store.read, NOW.getTime())).toBe(true)
    const { id } = await person(store, 'demo-professional')
    const [first] = await shiftsAt(store.read, NOW.getTime())
    expect(first).toMatchObject({ account_id: id, tier: 1 })
    expect((await readRota(store.read, NOW)).holes).toEqual([])
  })

  test.each(WAITING_POSTS.map((post) => [post.key, post] as const))(
    '%s waits, read as its writer meant it',
    async (key, post) => {
      const stored = placed.posts.get(key)
      expect(stored?.level).toBe(post.expectLevel)
      const items = await openItems(store.read, 'nl', { now: NOW.getTime(), limit: 100 })
      const row = await findPost(store.read, stored?.postId ?? '')
      const theirs = items.filter((item) => item.pseudonym === post.author)
      expect(theirs.map(({ alias }) => alias)).toContain(post.alias ?? null)
      const mustWait = post.newcomer || post.expectLevel === 'acute'
      expect(mustWait && row?.state !== 'held').toBe(false)
    },
  )

  test('every post of the past stands as its moderator left it', async () => {
    const wrong: string[] = []
    for (const post of PAST_POSTS) {
      const row = await findPost(store.read, placed.posts.get(post.key)?.postId ?? '')
      const wanted = post.expect === 'removed' ? 'removed' : 'visible'
      const body = post.expect === 'redacted' ? post.redactedBody : post.body
      if (row?.state !== wanted || row.markdown !== cleanText(body ?? '')) wrong.push(post.key)
    }
    expect(wrong).toEqual([])
    expect(PAST_POSTS.filter((post) => post.warning !== undefined).length).toBeGreaterThanOrEqual(3)
  })

  test('the privacy check finds what is meant to be found, and nothing in the other texts', () => {
    const found = [...PAST_POSTS, ...WAITING_POSTS].filter(
      (post) => findPrivateDetails(post.body).length > 0,
    )
    const keys = found.map((post) => post.key).toSorted()
    expect(keys).toEqual([
      'bs-02-5',
      'bs-03-3',
      'bs-06-5',
      'hv-07-6',
      'pv-02-50',
      'pv-05-1',
      'pv-05-2',
      'w-11',
    ])
  })

  test('demo-lid and demo-professional are in a conversation that waits for an answer', async () => {
    const { id } = await person(store, 'demo-lid')
    const [conversation, ...others] = await conversationsOf(store.read, id, 10)
    expect(others).toEqual([])
    expect(conversation).toMatchObject({ state: 'accepted', professionalName: 'demo-professional' })
    expect(conversation?.waiting).toBe(1)
  })

  test.each(DEMO_ACCOUNTS)('$pseudonym signs in as $role', async ({ pseudonym, role }) => {
    const actor = await checkSignIn(store, { pseudonym, passphrase: SECRETS.passphrase })
    expect(actor).toMatchObject({ pseudonym, role })
    if (actor === undefined || role === 'member') return
    const now = new Date()
    const code = await codeAt(SECRETS.totpSecret, now)
    expect(await checkSecondStep(store, { accountId: actor.id, code, now })).toBe(true)
  })

  test('two members are past the newcomer stage, one is not', async () => {
    const [board] = await listBoards(store.read, 'nl')
    if (board === undefined) throw new Error('no board')
    const stage = async (name: string) => isNewcomer(await person(store, name), board)
    expect(await stage('demo-lid')).toBe(false)
    expect(await stage('demo-lid-2')).toBe(false)
    expect(await stage('demo-nieuw')).toBe(true)
  })

  test('writes are as safe as everywhere once it is seeded, and the audit trail is whole', async () => {
    expect(store.sqlite.pragma('synchronous', { simple: true })).toBe(2)
    expect(await brokenAuditRow(store.read)).toBe(null)
  })
})

describe('the process', () => {
  const script = join(import.meta.dirname, '../../scripts/demo.ts')

  type Run = { child: ChildProcess; said(): string; ended: Promise<number | null> }

  function run(environment: Record<string, string>): Run {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (text) => (said += String(text)))
    child.stderr.on('data', (text) => (said += String(text)))
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    return { child, said: () => said, ended }
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it and removes its own folder alone',
    async (signal) => {
      const folder = aFolder()
      mkdirSync(join(folder, 'demo-of-somebody-else'))
      writeFileSync(join(folder, 'letter.txt'), 'mine')
      const port = await freePort()
      const demo = run({ DATA_DIR: folder, PORT: String(port), DEMO_PASSPHRASE: 'appels en peren' })
      await expect.poll(demo.said, { timeout: 60_000 }).toContain('Stop it with Ctrl+C')
      expect(demo.said()).toContain(`http://127.0.0.1:${port}`)
      expect(demo.said()).toContain('appels en peren')
      expect(demo.said()).toMatch(/\b\d{6}\b/)
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
      expect(readdirSync(folder)).toHaveLength(3)
      // Twice, as Ctrl+C under npm comes.
      demo.child.kill(signal)
      demo.child.kill(signal)
      expect(await demo.ended).toBe(0)
      expect(readdirSync(folder).toSorted()).toEqual(['demo-of-somebody-else', 'letter.txt'])
    },
    90_000,
  )

  test('it does not start beside a real store', async () => {
    const folder = aFolder()
    await (await openStore(folder)).close()
    // The write-ahead log beside it comes and goes with whoever looks into the store.
    const lasting = () => readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))
    const before = lasting()
    const demo = run({ DATA_DIR: folder, PORT: '0' })
    expect(await demo.ended).toBe(1)
    expect(demo.said().trim().split('\n')).toHaveLength(1)
    expect(demo.said()).toContain('A real store stands in')
    expect(lasting()).toEqual(before)
  }, 60_000)

  test.each([
    ['DEMO_PASSPHRASE', 'kort', /^DEMO_PASSPHRASE must have/],
    ['DEMO_TOTP_SECRET', 'not base32 at all 189', /^DEMO_TOTP_SECRET must be base32/],
    ['DEMO_TOTP_SECRET', 'JBSWY3DP', /^DEMO_TOTP_SECRET must be base32/],
    ['LEAVE_TO', 'http://example.org/', /^LEAVE_TO must begin with https/],
  ])(
    '%s=%s stops the start with one line',
    async (name, value, line) => {
      const folder = aFolder()
      const demo = run({ DATA_DIR: folder, PORT: '0', [name]: value })
      expect(await demo.ended).toBe(1)
      expect(demo.said()).toMatch(line)
      expect(demo.said().trim().split('\n')).toHaveLength(1)
      expect(readdirSync(folder)).toEqual([])
    },
    60_000,
  )
})
