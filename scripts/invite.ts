/**
 * `npm run invite -- --role ROLE`: makes a one-time link with which somebody comes to work here, and
 * prints it. The audit trail keeps that it was made, not the link.
 */
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import { openStore, storeExists } from '#db/store.ts'
import { invite } from '#moderation/members/invite.ts'
import { STAFF_ROLES } from '#moderation/vocabulary.ts'
import { explainStartError } from './start-error.ts'

const USAGE = `Say for which role: npm run invite -- --role ${STAFF_ROLES.join('|')}`

function roleFrom(args: string[]): (typeof STAFF_ROLES)[number] {
  try {
    const { values } = parseArgs({ args, options: { role: { type: 'string' } } })
    const role = STAFF_ROLES.find((one) => one === values.role)
    if (role !== undefined) return role
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
  throw new Error(USAGE)
}

try {
  const role = roleFrom(process.argv.slice(2))
  const env = readEnvironment(process.env, { demo: false })
  if (!storeExists(env.dataDir)) {
    throw new Error(`There is no store in ${env.dataDir} yet: npm start makes it.`)
  }
  const store = await openStore(env.dataDir)
  const token = await invite(store, { role, by: null, now: new Date() })
  await store.close()
  process.stdout.write(
    `This link makes one ${role}; it works once, for 7 days:\n  ${env.origin.origin}/invite/${token}\n`,
  )
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
