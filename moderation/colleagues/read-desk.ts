/** What stands above the queue: how it is with oneself, who is there too, and what colleagues say. */
import { DAY_MS } from '#db/days.ts'
import { debriefs, type Debrief } from '#db/queries/debriefs.ts'
import { handedOnBy } from '#db/queries/decisions.ts'
import { handoversAt, type HandoverNote } from '#db/queries/handovers.ts'
import { countOfferedToNone, mayKeepBack, type Offer } from '#db/queries/offers.ts'
import { decisionsToLookAt } from '#db/queries/second-looks.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { offersAtWork, readOwnDay, type OwnDay } from './own-day.ts'
import { isExperienced } from './second-look.ts'

/** How long somebody who handed something on sees what becomes of it. */
const TOLD_FOR_MS = 7 * DAY_MS
const MOST_LOOKS = 10

export type Desk = OwnDay & {
  /** Open items that are not offered to this person. */
  kept: number
  /** Open items that are offered to nobody who is at work now. */
  forNobody: number
  /** What is offered to oneself and to those who are at work too. */
  everybody: Offer[]
  /** Colleagues who are at work now, by their working names. */
  beside: string[]
  onCall: boolean
  handovers: HandoverNote[]
  talks: Debrief[]
  handedOn: Awaited<ReturnType<typeof handedOnBy>>
  looks: Awaited<ReturnType<typeof decisionsToLookAt>>
}

export async function readDesk(
  store: Pick<Store, 'read'>,
  asked: { actor: Actor; now: Date },
): Promise<Desk> {
  const { actor, now } = asked
  const { read } = store
  const own = await readOwnDay(read, actor.id, now)
  const atWork = (await offersAtWork(read, now)).filter((one) => one.id !== actor.id)
  const kept = (await mayKeepBack(read, own.offer))
    ? await countOfferedToNone(read, [own.offer])
    : 0
  const everybody = [own.offer, ...atWork.map((one) => one.offer)]
  return {
    ...own,
    kept,
    everybody,
    forNobody: kept === 0 ? 0 : await countOfferedToNone(read, everybody),
    beside: atWork.map((one) => one.name).toSorted(),
    onCall: await somebodyOnCall(read, now.getTime()),
    handovers: await handoversAt(read, now.getTime()),
    talks: await debriefs(read, { asked: 'colleague', of: actor.id }),
    handedOn: await handedOnBy(read, actor.id, now.getTime() - TOLD_FOR_MS),
    looks: (await isExperienced(read, actor))
      ? await decisionsToLookAt(read, actor.id, MOST_LOOKS)
      : [],
  }
}
