import { dayOf } from '#db/days.ts'
import { findAccount, signInsOf } from '#db/queries/accounts.ts'
import { messagesForExport } from '#db/queries/conversations.ts'
import { noticesOf } from '#db/queries/notices.ts'
import { measuresAbout } from '#db/queries/measures.ts'
import { mutedBy } from '#db/queries/mutes.ts'
import { objectionsBy } from '#db/queries/objections.ts'
import { postsForExport } from '#db/queries/posts.ts'
import { reportsByAccount } from '#db/queries/reports.ts'
import { sessionsOf } from '#db/queries/sessions.ts'
import { threadLengths } from '#db/retention/choices.ts'
import type { Store } from '#db/store.ts'

const ALL = 1_000_000

/**
 * Everything the store has about an account, for its owner (GDPR art. 15 and 20): in words where people
 * read it, with neither keys nor hashes. What professionals noted about a worry is theirs to tell.
 */
export async function readEverything(store: Store, accountId: string) {
  const account = await findAccount(store.read, accountId)
  const posts = await postsForExport(store.read, accountId)
  const notices = await noticesOf(store.read, accountId, ALL)
  return {
    pseudonym: account?.pseudonym ?? '',
    role: account?.role ?? 'member',
    joinedWeek: account?.joined_week ?? '',
    seenMonth: account?.seen_month ?? '',
    approvedPosts: account?.approved_posts ?? 0,
    keepMonths: account?.keep_months ?? 12,
    /** How many months a conversation stands, on the board that keeps them longest. */
    longest: (await threadLengths(store.read)).most,
    signIns: await signInsOf(store.read, accountId),
    sessions: (await sessionsOf(store.read, accountId)).length,
    posts,
    notices: notices.map(({ kind, day, reason, message, withdrawn }) => ({
      kind,
      day,
      reason,
      message,
      withdrawn: withdrawn === 1,
    })),
    muted: (await mutedBy(store.read, accountId)).map(({ name }) => name),
    reports: await reportsByAccount(store.read, accountId),
    objections: (await objectionsBy(store.read, accountId)).map(({ day, note }) => ({ day, note })),
    measures: (await measuresAbout(store.read, accountId)).map(
      ({ day, kind, lifted, reason, until_day }) => ({
        day,
        kind,
        reason,
        until: until_day,
        lifted: lifted === 1,
      }),
    ),
    messages: (await messagesForExport(store.read, accountId)).map(({ at, ...message }) => ({
      ...message,
      day: dayOf(new Date(at)),
    })),
  }
}

export type Everything = Awaited<ReturnType<typeof readEverything>>
