/**
 * Settings that people change at `/settings`, each with the default it has until then. Durations are
 * whole minutes, so that a person can read them in the store.
 */
import { readSetting, writeSetting } from '#db/queries/settings.ts'
import type { Reader, Writing } from '#db/store.ts'
import type { Hearing } from './vocabulary.ts'

export const SETTING_DEFAULTS = {
  /** Whether members may write. A new installation is closed until somebody is there to answer. */
  open: false,
  /** Time within which a person should have taken a case or read an item, by level. */
  dueMinutes: { acute: 10, urgent: 480, attention: 1440, none: 720 },
  /** How long a claim on an item lasts without a sign of work. */
  claimMinutes: 10,
  /** How long a decision can be undone. */
  undoMinutes: 15,
  /** How many first decisions of a new moderator a colleague looks at too. 0: none. */
  firstDecisions: 30,
  /** How long an alarm rests after somebody took the case and did nothing visible. */
  acknowledgedQuietMinutes: 15,
  /** How long between two sendings of a ringing alarm, in seconds. */
  alarmRepeatSeconds: 20,
  /** Minutes of ringing after which the second tier is called too, and after which everybody is. */
  ladderMinutes: { second: 5, all: 10 },
  /** "A moderator reads it first, usually within N hours", until enough was measured. */
  holdPromiseHours: 12,
  /** Words to authors that this organisation says otherwise, by language and reason. */
  preparedMessages: { nl: {}, en: {} },
  /** Whether a professional can be asked at `/ask` without placing anything. */
  ask: true,
  /** Whether a code stops counting as a second step for who has a passkey. */
  passkeysOnly: false,
  /** Who ticked what is to be done before opening, and on which day. */
  ticks: { dpia: '', law: '', restore: '' },
  /** Whose place this is and how to reach them: what `/about` says. */
  about: { organisation: '', contact: '', 'law-contact': '' },
  /** The day on which administrators were last told of holes in the rota. */
  holesToldOn: '',
  /** How keenly the triage listens. */
  hearing: 'usual' as Hearing,
  /** Off-hours: newcomers' and flagged posts wait, and the texts say so. */
  offHours: false,
  /** What else makes it off-hours: nothing but the switch, stated hours, or nobody being on call. */
  offHoursBy: 'switch',
  /** When moderators read: days of the week (0 is Sunday) and Dutch times. No days: not stated. */
  readingHours: { days: [] as number[], from: '08:00', to: '22:00' },
} as const

type Widen<T> = T extends Hearing
  ? Hearing
  : T extends boolean
    ? boolean
    : T extends number
      ? number
      : T extends string
        ? string
        : { -readonly [K in keyof T]: Widen<T[K]> }

export type Settings = {
  -readonly [K in keyof typeof SETTING_DEFAULTS]: Widen<(typeof SETTING_DEFAULTS)[K]>
}

/** The value of one setting, or its default. */
export async function getSetting<K extends keyof Settings>(
  db: Reader | Writing,
  key: K,
): Promise<Settings[K]> {
  return await readSetting<Settings[K]>(db, key, SETTING_DEFAULTS[key] as Settings[K])
}

/** Changes one setting. Who changed it is for the caller's audit row, in the same transaction. */
export async function setSetting<K extends keyof Settings>(
  trx: Writing,
  key: K,
  value: Settings[K],
): Promise<void> {
  await writeSetting(trx, key, value)
}
