/** What has to be there before members can write, each asked of the store as it is now. */
import { dayOf } from '#db/days.ts'
import { alarmWasHeard, mailWasSent } from '#db/queries/summons.ts'
import { readSetting } from '#db/queries/settings.ts'
import { listStaff } from '#db/queries/staff.ts'
import type { Reader, Writing } from '#db/store.ts'
import { LAST_RESTORE } from '../backups/last-days.ts'
import { uncheckedServices } from '../help/services.ts'
import { getSetting } from '../settings.ts'
import type { Role } from '../vocabulary.ts'
import { readRota } from './shifts.ts'
import type { OpeningNeed } from './what-can-be-set.ts'

/** So many of each, so that one of them can be ill. */
const OF_EACH = 2
const NUMBERS_CHECKED_WITHIN_DAYS = 90

/** What the store can't know of its surroundings. */
export type Surroundings = { https: boolean; now: Date }

/** Which needs are met. Somebody without a second step can't work, so does not count. */
export async function openingList(
  db: Reader | Writing,
  { https, now }: Surroundings,
): Promise<Record<OpeningNeed, boolean>> {
  const ready = (await listStaff(db)).filter((one) => one.active && one.secondStep)
  const enough = (role: Role) => ready.filter((one) => one.role === role).length >= OF_EACH
  const { holes } = await readRota(db, now)
  const hours = await getSetting(db, 'readingHours')
  const ticks = await getSetting(db, 'ticks')
  const about = await getSetting(db, 'about')
  return {
    https,
    administrators: enough('administrator'),
    moderators: enough('moderator'),
    professionals: enough('professional'),
    rota: holes.length === 0 || hours.days.length > 0,
    alarm: await alarmWasHeard(db),
    mail: await mailWasSent(db),
    restore: ticks.restore !== '' || (await readSetting(db, LAST_RESTORE, '')) !== '',
    numbers: uncheckedServices(dayOf(now), NUMBERS_CHECKED_WITHIN_DAYS).length === 0,
    about: Object.values(about).every((text) => text !== ''),
    dpia: ticks.dpia !== '',
    law: ticks.law !== '',
  }
}
