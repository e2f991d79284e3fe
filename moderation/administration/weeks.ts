/** The rota as people read it: by week and day, each tier with its names. Pure. */
import { DAY_MS, dayOf, weekOf } from '#db/days.ts'
import { momentOf } from '#db/local-time.ts'
import type { Stretch } from './holes.ts'

/** More weeks than these are not drawn; the shifts stand in the list. */
const WEEKS_AT_MOST = 8

type InRota = Stretch & { name: string; tier: 1 | 2 | 3 }

export type RotaDay = {
  day: string
  tiers: Record<1 | 2 | 3, Array<Stretch & { name: string }>>
  /** When nobody is on call on this day. */
  holes: Stretch[]
}

export type RotaWeek = { week: string; days: RotaDay[] }

function clip(stretch: Stretch, to: Stretch): Stretch | undefined {
  const from = Math.max(stretch.from, to.from)
  const end = Math.min(stretch.to, to.to)
  return from < end ? { from, to: end } : undefined
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

function rotaDay(day: string, shifts: readonly InRota[], holes: readonly Stretch[]): RotaDay {
  const whole = {
    from: momentOf(`${day}T00:00`, 'earlier') ?? 0,
    to: momentOf(`${dayAfter(day)}T00:00`, 'earlier') ?? 0,
  }
  const tiers: RotaDay['tiers'] = { 1: [], 2: [], 3: [] }
  for (const shift of shifts) {
    const part = clip(shift, whole)
    if (part !== undefined) tiers[shift.tier].push({ ...part, name: shift.name })
  }
  return { day, tiers, holes: holes.flatMap((hole) => clip(hole, whole) ?? []) }
}

/** The weeks from this one to the last that has a shift, each from Monday to Sunday. */
export function rotaWeeks(
  rota: { shifts: readonly InRota[]; holes: readonly Stretch[] },
  now: Date,
): RotaWeek[] {
  const last = Math.max(
    now.getTime(),
    ...rota.shifts.map((shift) => shift.to - 1),
    ...rota.holes.map((hole) => hole.to - 1),
  )
  const noon = new Date(`${dayOf(now)}T12:00:00Z`)
  let day = new Date(noon.getTime() - ((noon.getUTCDay() + 6) % 7) * DAY_MS)
    .toISOString()
    .slice(0, 10)
  const weeks: RotaWeek[] = []
  while (weeks.length < WEEKS_AT_MOST && day <= dayOf(new Date(last))) {
    const days: RotaDay[] = []
    for (let count = 0; count < 7; count += 1) {
      days.push(rotaDay(day, rota.shifts, rota.holes))
      day = dayAfter(day)
    }
    const [monday] = days
    weeks.push({ week: weekOf(new Date(`${monday?.day}T12:00:00Z`)), days })
  }
  return weeks
}
