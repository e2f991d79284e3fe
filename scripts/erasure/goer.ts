/**
 * A child process of the proof: the real server on the store, in which everything of the plan goes while
 * readers look. It is told ids alone, so what it has of the words it has from the store.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { issueReading, cookieName } from '#app/server/cookies.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { HOUR_MS } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { sweepByHand } from '#db/retention/nightly.ts'
import { openStore } from '#db/store.ts'
import { eraseConversation } from '#moderation/conversations/erase.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { startServer } from '../start-server.ts'
import { edit, settle, useDraft } from './deeds.ts'
import { PASSPHRASE, type Plan } from './place.ts'

export type Orders = { folder: string; night: number; plan: Plan; overwrite: boolean }
export type Ready = { kind: 'ready'; origin: string; cookie: string }
export type Rested = { kind: 'rested' }
export type Gone = { kind: 'gone'; traceless: boolean }

const SWEPT_AFTER_MS = 2 * HOUR_MS

async function orders(): Promise<Orders> {
  return await new Promise((resolve) =>
    process.once('message', (message) => resolve(message as Orders)),
  )
}

async function told(word: string): Promise<void> {
  await new Promise<void>((resolve) => {
    process.on('message', (message) => message === word && resolve())
  })
}

process.once('disconnect', () => process.exit())
const { folder, night, plan, overwrite } = await orders()
let now = new Date(night)
const store = await openStore(folder)
if (!overwrite) store.sqlite.pragma('secure_delete = OFF')
const env = readEnvironment({ PORT: '0', DATA_DIR: folder }, { demo: false })
const running = await startServer(store, env, { quiet: false, clock: () => now })
env.origin = new URL(`http://127.0.0.1:${running.port}`)
const cookie = `${cookieName('reading', true)}=${issueReading(store.keys, now)}`
process.send?.({ kind: 'ready', origin: env.origin.origin, cookie } satisfies Ready)
await told('go')

for (const { author, postId } of plan.deletes) await deletePost(store, { author, postId, now })
for (const one of plan.edits) await edit(store, { ...one, body: 'Iets anders.', now })
for (const one of plan.redactions) {
  const decision = {
    kind: 'redact',
    body: 'Zonder adres.',
    reason: 'private-details',
    message: '',
  } as const
  await settle(store, { ...one, decision, now })
}
for (const one of plan.conversations) await eraseConversation(store, { ...one, now })
for (const token of plan.drafts) await useDraft(store, token)
for (const actor of plan.erasures) await eraseAccount(store, { actor, passphrase: PASSPHRASE, now })
now = new Date(night + SWEPT_AFTER_MS)
const swept = await sweepByHand(store, { by: newId(), now, asOf: now })
process.send?.({ kind: 'gone', traceless: swept?.traceless ?? false } satisfies Gone)
await told('rest')
// Pages that were sent are given back to memory when the engine sweeps up; it would by and by.
for (let turn = 0; turn < 3; turn += 1) {
  await nextTurn()
  globalThis.gc?.()
}
process.send?.({ kind: 'rested' } satisfies Rested)
await told('end')
await running.close()
await store.close()
process.disconnect()
