/**
 * A process of its own that claims one item for several moderators at once, when it is told to go.
 * Arguments: the store's folder, the item, the moderators' account ids.
 */
import { findAccount } from '#db/queries/accounts.ts'
import { openStore } from '#db/store.ts'
import { toActor } from '#moderation/members/sign-in.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { START } from './clock.ts'

const [folder = '', itemId = '', ...ids] = process.argv.slice(2)
const store = await openStore(folder)
const rows = await Promise.all(ids.map((id) => findAccount(store.read, id)))
const actors = rows.flatMap((row) => (row === undefined ? [] : [toActor(row)]))
process.stdout.write('ready\n')
process.stdin.once('data', () => {
  void Promise.all(actors.map((actor) => claimItem(store, { actor, itemId, now: START })))
    .then((results) => process.stdout.write(`${JSON.stringify(results)}\n`))
    .then(() => store.close())
    .then(() => process.exit(0))
})
