/** A child process of the benchmark: fills the store of a folder with so many posts, and ends. */
import { newId } from '#db/ids.ts'
import { sweepNightly } from '#db/retention/nightly.ts'
import { openStore } from '#db/store.ts'
import { seedDemo } from '../demo/seed.ts'
import { growStore } from './grow-store.ts'

const [, , folder = '', posts] = process.argv
const store = await openStore(folder)
const now = new Date()
const totpSecret = 'LUWTELUWTELUWTELUWTELUWTELUWTELU'
await seedDemo(store, { secrets: { passphrase: 'zeven ganzen zwemmen zacht', totpSecret }, now })
growStore(store, Number(posts), now)
// What a year left that is past its time goes first, as it does every night.
await sweepNightly(store, { by: newId(), now })
await store.close()
process.exit()
