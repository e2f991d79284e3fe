/**
 * The broom of the server: every minute it goes on with an erasure that was cut off and takes away what has run
 * out by the minute, every night what the inventory gives its last day. It goes beside the loop, in small steps,
 * so that no alarm waits for it.
 */
import { dirname } from 'node:path'
import { writeErasedFile } from '#db/backup/erased-file.ts'
import { removeLeftOver } from '#db/backup/left-over.ts'
import { newId } from '#db/ids.ts'
import { sweepNightly } from '#db/retention/nightly.ts'
import { sweepRunOut } from '#db/retention/sweep.ts'
import { scrub } from '#db/scrub.ts'
import { payMerge } from '#db/search-anew.ts'
import { changesOf, type Store } from '#db/store.ts'
import { finishErasures } from '#moderation/members/erase-account.ts'
import { forgetText } from '#moderation/triage/normalise.ts'
import { forgetWords } from '#moderation/triage/words.ts'
import type { Log } from './log.ts'

const EVERY_MS = 60_000

/** Starts the broom; answers how to stop it, which waits for the step that runs. */
export function startBroom(parts: {
  store: Store
  log: Log
  clock: () => Date
}): () => Promise<void> {
  const { store, log, clock } = parts
  const by = newId()
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> | undefined
  let scrubbedAt = -1

  /** Where nothing was written there is nothing new to take out. */
  async function scrubIfWritten(): Promise<void> {
    const changes = changesOf(store)
    if (changes === scrubbedAt) return
    writeErasedFile(store)
    forgetText()
    forgetWords()
    if ((await scrub(store, { calmly: true, signal })).whole) scrubbedAt = changes
  }

  /** Whole stores that lie beside this one: their names are days. */
  function removeStores(now: Date): void {
    const stores = removeLeftOver(dirname(store.file), now).length
    if (stores > 0) log.event('left-over', { stores })
  }

  async function sweepIfNight(now: Date): Promise<void> {
    const night = await sweepNightly(store, { by, now, signal })
    if (night !== undefined) log.event('sweep', night.swept)
  }

  /** One thing that can't be done, such as a list that can't be written, keeps none of the others back. */
  async function go(): Promise<void> {
    const now = clock()
    const deeds: Array<() => Promise<unknown>> = [
      () => finishErasures(store, now, { signal }),
      () => sweepRunOut(store, { now, signal }),
      () => payMerge(store, { signal }),
      scrubIfWritten,
      async () => removeStores(now),
      () => sweepIfNight(now),
    ]
    for (const deed of deeds) {
      if (signal.aborted) return
      try {
        await deed()
      } catch (error) {
        if (!signal.aborted) log.fault('broom', error)
      }
    }
  }

  function run(): void {
    running ??= go().finally(() => {
      running = undefined
    })
  }

  const timer = setInterval(run, EVERY_MS)
  run()
  return async () => {
    clearInterval(timer)
    stopping.abort()
    await running
  }
}
