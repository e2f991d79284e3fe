import { dayOf } from '#db/days.ts'
import { findAccount, signInsOf } from '#db/queries/accounts.ts'
import { contactsOfAuthor } from '#db/queries/cases.ts'
import { conversationsOf, messagesOf, type ReadMessage } from '#db/queries/conversations.ts'
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

/** Who wrote a message: `you`, or the working name of a professional, as long as there is one. */
function writerOf({ by, byName }: ReadMessage): string {
  return by === null ? 'you' : (byName ?? 'professional')
}

/** What somebody wrote, with what they answered about it. */
async function ownPosts(store: Store, accountId: string) {
  const contacts = await contactsOfAuthor(store.read, accountId, ['open', 'closed'])
  const posts = await postsForExport(store.read, accountId)
  return posts.map(({ id, ...post }) => {
    const contact = contacts.get(id)
    return { ...post, contact: contact === 'yes' || contact === 'no' ? contact : null }
  })
}

async function ownConversations(store: Store, accountId: string) {
  const conversations = await conversationsOf(store.read, accountId, ALL)
  return await Promise.all(
    conversations.map(async ({ id, opened_at, professionalName, state }) => ({
      day: dayOf(new Date(opened_at)),
      state,
      with: professionalName,
      messages: (await messagesOf(store.read, id)).map((message) => ({
        day: dayOf(new Date(message.at)),
        from: writerOf(message),
        text: message.text,
      })),
    })),
  )
}

/**
 * Everything that the inventory calls somebody's own, for them (GDPR art. 15 and 20): in words where people read it,
 * with neither keys nor hashes. What the triage noticed, and what staff noted about a worry, is a professional's to
 * tell; what belongs to the work of staff stands on pages of their own (`tests/integration/own-data.test.ts`).
 */
export async function readEverything(store: Store, accountId: string) {
  const account = await findAccount(store.read, accountId)
  const notices = await noticesOf(store.read, accountId, ALL)
  return {
    pseudonym: account?.pseudonym ?? '',
    role: account?.role ?? 'member',
    joinedWeek: account?.joined_week ?? '',
    seenMonth: account?.seen_month ?? '',
    saidYes: account?.said_yes === 1,
    approvedPosts: account?.approved_posts ?? 0,
    keepMonths: account?.keep_months ?? 12,
    /** How many months a conversation stands, on the board that keeps them longest. */
    longest: (await threadLengths(store.read)).most,
    signIns: await signInsOf(store.read, accountId),
    sessions: (await sessionsOf(store.read, accountId)).length,
    posts: await ownPosts(store, accountId),
    notices: notices.map(({ kind, day, flagged_by, message, reason, seen, withdrawn }) => ({
      kind,
      day,
      reason,
      message,
      flaggedBy: flagged_by,
      withdrawn: withdrawn === 1,
      seen: seen === 1,
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
    conversations: await ownConversations(store, accountId),
  }
}

export type Everything = Awaited<ReturnType<typeof readEverything>>
