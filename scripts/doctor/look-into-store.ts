/** What the store itself tells: whole, of this version, under this key, and with people behind it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenAuditRow } from '#db/audit.ts'
import { keysFrom } from '#db/keys.ts'
import { dayOf, daysBefore, HOUR_MS } from '#db/days.ts'
import { migrationsOf } from '#db/migrate.ts'
import { readSetting } from '#db/queries/settings.ts'
import { standings } from '#db/retention/standings.ts'
import { isStaffed, shiftsAt } from '#db/queries/shifts.ts'
import { listStaff, type StaffMember } from '#db/queries/staff.ts'
import { lookAtStore, type Reader } from '#db/store.ts'
import { readRota } from '#moderation/administration/shifts.ts'
import { LAST_BACKUP } from '#moderation/backups/last-days.ts'
import { secondStepOf } from '#moderation/members/second-step.ts'
import { getSetting } from '#moderation/settings.ts'
import { STAFF_ROLES } from '#moderation/vocabulary.ts'
import type { Finding } from './finding.ts'

const BACKUP_EVERY_DAYS = 2

const DAMAGED: Finding = {
  what: 'The store is damaged',
  todo: 'stop the server and put back the last backup: npm run restore -- FILE',
}

async function keyFits(folder: string, read: Reader, staff: StaffMember[]): Promise<boolean> {
  const keys = keysFrom(readFileSync(join(folder, 'luwte.key')))
  try {
    for (const { id } of staff) await secondStepOf({ read, keys }, id)
    return true
  } catch {
    return false
  }
}

function lookAtPeople(staff: StaffMember[]): Finding[] {
  const active = staff.filter((one) => one.active)
  const missing = STAFF_ROLES.filter((role) => !active.some((one) => one.role === role))
  const unready = active.filter((one) => !one.secondStep)
  return [
    ...missing.map((role) => ({
      what: `Nobody is ${role}`,
      todo: `invite somebody: npm run invite -- --role ${role}`,
    })),
    ...unready.map((one) => ({
      what: `${one.pseudonym} (${one.role}) has not finished signing in with the second step`,
      todo: 'ask them to sign in and give the first code',
    })),
  ]
}

/** Shifts of this moment whose person did not hear a test alarm: they do not count. */
async function unheardShifts(read: Reader, staff: StaffMember[], now: Date): Promise<Finding[]> {
  const running = await shiftsAt(read, now.getTime())
  return running
    .filter((shift) => shift.role === 'professional' && !isStaffed(shift))
    .map((shift) => {
      const name = staff.find((one) => one.id === shift.account_id)?.pseudonym ?? 'somebody'
      return {
        what: `The shift of ${name} does not count: no test alarm was heard for it`,
        todo: 'ask for a test at /team/alarms; until then the pages say that nobody is there',
      }
    })
}

async function lookAtRota(read: Reader, now: Date): Promise<Finding[]> {
  const { shifts, holes } = await readRota(read, now)
  if (shifts.length === 0) {
    return [
      {
        what: 'No professional has a shift in the next 7 days',
        todo: 'an administrator plans them at /team',
      },
    ]
  }
  if (holes.length === 0) return []
  const hours = holes.reduce((sum, hole) => sum + hole.to - hole.from, 0) / HOUR_MS
  return [
    {
      what: `During ${Math.ceil(hours)} of the next 168 hours no professional is on call`,
      todo: 'an administrator fills the holes shown at /team; the pages tell writers the truth meanwhile',
    },
  ]
}

type Looking = { folder: string; now: Date; withKey: boolean }

async function lookAtBackups(read: Reader, now: Date): Promise<Finding[]> {
  const last = await readSetting<string>(read, LAST_BACKUP, '')
  if (last >= daysBefore(dayOf(now), BACKUP_EVERY_DAYS)) return []
  return [
    {
      what: last === '' ? 'No backup was ever made' : `The last backup is of ${last}`,
      todo: 'let cron run npm run backup -- FOLDER every night, to another machine',
    },
  ]
}

async function lookAtSweep(read: Reader, now: Date): Promise<Finding[]> {
  const behind = (await standings(read, now)).filter((one) => one.behind)
  if (behind.length === 0) return []
  return [
    {
      what: `The sweep is behind: ${behind.map(({ name, oldest }) => `${name} of ${oldest}`).join(', ')}`,
      todo: 'see that the server runs at night, or sweep by hand: npm run sweep',
    },
  ]
}

async function lookAtContent(
  store: ReturnType<typeof lookAtStore>,
  looking: Looking,
): Promise<Finding[]> {
  if (store.sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return [DAMAGED]
  const { missing, unknown } = migrationsOf(store.sqlite)
  if (unknown.length > 0) {
    return [
      {
        what: `The store was made by a later version (${unknown.join(', ')})`,
        todo: 'start that version again, or put back a backup of before',
      },
    ]
  }
  if (missing.length > 0) {
    return [
      {
        what: `The store is of an earlier version (${missing.join(', ')} to come)`,
        todo: 'make a backup; npm start then brings it up to date',
      },
    ]
  }
  const staff = await listStaff(store.read)
  const findings: Finding[] = []
  if (looking.withKey && !(await keyFits(looking.folder, store.read, staff))) {
    findings.push({
      what: 'The key file belongs to another store',
      todo: 'put back the copy of the key that was made with this store',
    })
  }
  if ((await brokenAuditRow(store.read)) !== null) {
    findings.push({
      what: 'The audit trail was changed from outside: a row does not fit the one before',
      todo: 'find out who had access to the store, and keep a copy of it as it is',
    })
  }
  findings.push(
    ...(await lookAtBackups(store.read, looking.now)),
    ...(await lookAtSweep(store.read, looking.now)),
    ...lookAtPeople(staff),
    ...(await lookAtRota(store.read, looking.now)),
    ...(await unheardShifts(store.read, staff, looking.now)),
  )
  if (!(await getSetting(store.read, 'open'))) {
    findings.push({
      what: 'The boards are closed for writing',
      todo: 'an administrator opens them at /settings',
    })
  }
  return findings
}

/**
 * Looks into a store, which is not changed by it. `withKey` false: the key is known to be missing or
 * damaged already.
 */
export async function lookIntoStore(looking: Looking): Promise<Finding[]> {
  let store: ReturnType<typeof lookAtStore> | undefined
  try {
    store = lookAtStore(looking.folder)
    return await lookAtContent(store, looking)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return [DAMAGED]
    throw error
  } finally {
    await store?.close()
  }
}
