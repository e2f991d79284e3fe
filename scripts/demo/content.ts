/**
 * What the demo shows: threads of the past, what waits at this moment, reports and cases. All people and
 * stories are made up. The words stand in `content/*.json`; here is what their keys mean.
 */
import type { CaseDeed } from '#moderation/cases/work-on-case.ts'
import type { DangerAnswer, Level, Theme } from '#moderation/vocabulary.ts'
import bystanders from './content/bystanders.json' with { type: 'json' }
import cases from './content/cases.json' with { type: 'json' }
import honour from './content/honour-violence.json' with { type: 'json' }
import partner from './content/partner-violence.json' with { type: 'json' }
import reports from './content/reports.json' with { type: 'json' }
import talk from './content/talk.json' with { type: 'json' }
import waiting from './content/waiting.json' with { type: 'json' }

export type PastPost = {
  key: string
  /** Pseudonym. */
  author: string
  daysAgo: number
  body: string
  warning?: string
  /** Key of the post that it answers to. */
  quote?: string
  /** What a moderator made of it; none: it stands as it was written. */
  expect?: 'removed' | 'redacted'
  /** Who of the moderators decided; the next one in turn where it says nothing. */
  decidedBy?: string
  reason?: string
  message?: string
  redactedBody?: string
  /** What its author has against the decision. */
  objection?: string
}

export type PastThread = { key: string; title: string; posts: PastPost[] }
export type PastBoard = { theme: Theme; threads: PastThread[] }

export type WaitingPost = {
  key: string
  /** Key of the thread that it answers in; null: it opens one. */
  thread: string | null
  theme: Theme
  title?: string
  author: string
  /** The other name that it stands under. */
  alias?: string
  newcomer: boolean
  body: string
  danger: DangerAnswer | 'omitted'
  expectLevel: Level
  minutesAgo: number
}

export type FiledReport = {
  post: string
  reporter: string
  track: 'care' | 'conduct'
  reason: string
  note: string
  minutesAgo: number
}

/** What is noted in a case beside its history. */
export type CaseNotes = {
  by: string
  /** Counted from the opening of the case. */
  minutesAfter: number
  /** Answers to the red flags. */
  flags: Record<string, string>
  /** Steps of the reporting code that were done, with a note. */
  steps: Record<string, string>
  tasks: Array<{ task: string; daysAfter: number }>
  discussion: Array<{ by: string; note: string }>
}

export type WorkedCase = {
  post: string
  /** The author's answer to "may a professional write to you here?". */
  contact: 'yes' | 'no' | null
  deeds: Array<{
    by: string
    kind: CaseDeed['kind']
    /** Counted from the opening of the case. */
    minutesAfter: number
    note: string
    outcome?: string
  }>
  notes?: CaseNotes
}

export type Talk = {
  question: { author: string; minutesAgo: number; danger: DangerAnswer; body: string }
  takenBy: string
  takenMinutesAgo: number
  messages: Array<{ by: string; minutesAgo: number; body: string }>
}

export const PAST_BOARDS = [partner, honour, bystanders] as PastBoard[]
export const PAST_POSTS = PAST_BOARDS.flatMap((board) => board.threads).flatMap(
  (thread) => thread.posts,
)
export const WAITING_POSTS = waiting.waiting as WaitingPost[]
export const FILED_REPORTS = reports.reports as FiledReport[]
export const WORKED_CASES = cases.cases as WorkedCase[]

export const TALK = talk as Talk

/** The accounts that one can sign in with, whatever the content says of them. */
export const DEMO_ACCOUNTS = [
  { pseudonym: 'demo-lid', role: 'member' },
  { pseudonym: 'demo-lid-2', role: 'member' },
  { pseudonym: 'demo-nieuw', role: 'member' },
  { pseudonym: 'demo-moderator', role: 'moderator' },
  { pseudonym: 'demo-moderator-2', role: 'moderator' },
  { pseudonym: 'demo-professional', role: 'professional' },
  { pseudonym: 'demo-professional-2', role: 'professional' },
  { pseudonym: 'demo-beheerder', role: 'administrator' },
] as const

/** Pseudonyms of all who write or report and can't be signed in with. */
export function fictitiousAuthors(): string[] {
  const names = [
    ...PAST_POSTS.map((post) => post.author),
    ...WAITING_POSTS.map((post) => post.author),
    ...FILED_REPORTS.map((report) => report.reporter),
  ]
  const known = new Set<string>(DEMO_ACCOUNTS.map((account) => account.pseudonym))
  return [...new Set(names)].filter((name) => !known.has(name))
}
