/** The tables as Kysely sees them. The purpose and last day of every column stand in `db/inventory`. */
import type { Generated, Selectable } from 'kysely'
import type {
  DangerAnswer,
  ItemKind,
  Language,
  LegalHoldReason,
  Level,
  PostState,
  Role,
  Signal,
  Theme,
} from '#moderation/vocabulary.ts'

/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1
/** Milliseconds since 1970, UTC. */
export type Moment = number
/** `YYYY-MM-DD` in Europe/Amsterdam. */
export type Day = string

export type SettingTable = { key: string; value: string }
export type CounterTable = { name: string; value: number }

export type BoardTable = {
  id: string
  theme: Theme
  position: number
  read: 'everyone' | 'members'
  newcomer_posts: number
  search: Flag
  /** JSON: the table "showing and caring". */
  showing: string
  /** JSON: ids of help services shown beside the board. */
  help: string
  /** Raised with each change that is seen on its pages alone. */
  version: Generated<number>
}

export type BoardTextTable = {
  board_id: string
  language: Language
  name: string
  about: string
  rules: string
  form_note: string
}

export type AccountTable = {
  id: string
  pseudonym: string
  pseudonym_key: Buffer
  passphrase_hash: string
  recovery_hash: string | null
  role: Role
  joined_week: string
  /** The month (`YYYY-MM`) of the last sign-in; empty: never since joining. */
  seen_month: Generated<string>
  approved_posts: Generated<number>
  /** 1: old enough, the rules and the consent of joining. 0: came to ask a professional, and may not write on boards. */
  said_yes: Generated<Flag>
  keep_months: Generated<1 | 3 | 12>
  active: Generated<Flag>
}

export type SignInTable = {
  account_id: string
  sequence: number
  day: Day
  part: 'night' | 'morning' | 'afternoon' | 'evening'
}

export type SecondFactorTable = {
  account_id: string
  secret: Buffer
  confirmed: Generated<Flag>
  last_step: Generated<number>
  /** Keyed hash of the code that two colleagues gave out: without it nothing new is set up. */
  renewal: Generated<Buffer | null>
  renewal_until: Generated<Moment | null>
}

export type PasskeyTable = {
  id: string
  account_id: string
  /** The host it belongs to: browsers give it to no other. */
  host: string
  credential_key: Buffer
  /** The id that the authenticator knows it by; encrypted. */
  credential: Buffer
  public_key: Buffer
  counter: number
  name: string
  added_week: string
}

/** A colleague said that somebody lost their second step; a second one has to say so too. */
export type RenewalTable = { account_id: string; first_by: string; expires_at: Moment }

export type ChallengeTable = {
  session_id: string
  purpose: string
  value: string
  expires_at: Moment
}

export type SessionTable = {
  id: string
  account_id: string
  created_at: Moment
  expires_at: Moment
  passphrase_at: Moment
  shared: Flag
  second_step: Flag
  away: Flag
}

export type InvitationTable = {
  id: Buffer
  role: Role
  invited_by: string | null
  expires_at: Moment
}

export type DraftTable = {
  id: Buffer
  account_id: string | null
  ciphertext: Buffer
  expires_at: Moment
}

export type ThreadTable = {
  id: string
  board_id: string
  title: string
  state: PostState
  latest: number
  latest_day: Day
  places: Generated<number>
  closed: Generated<Flag>
  pinned: Generated<Flag>
  /** A content warning that moderators put on the whole thread. */
  warning: Generated<string>
  /** The board on which it stood before it was moved last. */
  moved_from: Generated<string | null>
  split_from: Generated<string | null>
  /** Where its posts stand now. */
  merged_into: Generated<string | null>
  /** Raised with each change that is seen on its pages. */
  version: Generated<number>
}

/** What a moderator did with a whole thread. */
export type ThreadEventTable = {
  sequence: Generated<number>
  thread_id: string
  kind: string
  by: string
  at: Moment
  undo_until: Moment
  undone: Flag
  /** JSON: what an undo needs. No words. */
  before: string
}

export type AssessmentTable = {
  id: string
  level: Level
  signals: string
  matches: string
  suppressed: string
  because: string
  danger: DangerAnswer | null
  triaged: Flag
  lexicon_version: string
  day: Day
}

/** What a person said of a reading: a signal that should have been noticed, or should not. */
export type TriageFeedbackTable = {
  assessment_id: string
  signal: Signal
  verdict: 'missed' | 'wrong'
  /** How pressing it should have been; null for what should not have been noticed. */
  level: Exclude<Level, 'none'> | null
  day: Day
}

/** A rule that the organisation added to the lexicon. Lists are JSON. */
export type SiteRuleTable = {
  id: string
  state: 'draft' | 'live' | 'withdrawn'
  signal: Signal
  level: Exclude<Level, 'none'> | null
  language: string
  why: string
  phrases: string
  exclusions: string
  fires: string
  silent: string
  /** The live rule that this draft takes the place of. */
  replaces: string | null
  version: Generated<number>
  changed_day: Day
  withdrawn_day: Day | null
}

/** What the linear reader of the triage learnt of this site's own decisions. */
export type SiteReaderTable = {
  id: string
  /** One that was trained waits beside the one that reads along, at most one of each. */
  state: 'ready' | 'live'
  /** The version of the shipped features that it weighs. */
  features: string
  /** JSON: the weights and what each hearing does. */
  trained: string
  /** JSON: how it did beside the shipped one when it was trained. Counts only. */
  comparison: string
  made_day: Day
}

/** A name that somebody writes under in one conversation, in the place of her pseudonym. */
export type AliasTable = {
  id: string
  name: string
  name_key: Buffer
}

export type PostTable = {
  sequence: Generated<number>
  id: string
  thread_id: string
  account_id: string | null
  /** The name that it bears for others; null: its writer's pseudonym. */
  alias_id: string | null
  opening: Flag
  place: number | null
  state: PostState
  staff_only: Generated<Flag>
  day: Day
  warning: Generated<string>
  markdown: string
  html: string
  edited: Generated<Flag>
  quotes: string | null
  looked_at: Generated<Flag>
  counted: Generated<Flag>
  assessment_id: string | null
  submission_key: Buffer | null
  version: Generated<number>
}

export type LinkTable = { id: string; url: string; url_key: Buffer }
export type PostLinkTable = { post_id: string; link_id: string }
/** A place that must be found nowhere; nobody can read it back. */
export type SecretPlaceTable = {
  /** Keyed hash of its words. */
  whole: Buffer
  /** Two bytes of the keyed hash of its first word: many words share them. */
  first: Buffer
  /** How many words it has. */
  words: number
}

export type AllowedHostTable = { host: string }

export type ReceiptTable = {
  id: Buffer
  post_id: string
  account_id: string
  until: Moment
  again: Flag
}

export type ReviewItemTable = {
  id: string
  kind: ItemKind
  post_id: string
  board_id: string
  level: Level
  level_rank: number
  state: 'open' | 'decided' | 'ended'
  why: string
  opened_at: Moment
  due_at: Moment
  closed_at: Moment | null
  claimed_by: string | null
  claimed_until: Moment | null
  reports: Generated<number>
  version: Generated<number>
}

export type ReviewEventTable = {
  sequence: Generated<number>
  item_id: string
  kind: string
  by: string | null
  at: Moment
  detail: Generated<string>
}

export type DecisionTable = {
  id: string
  item_id: string
  post_id: string
  kind: 'approve' | 'redact' | 'remove' | 'escalate' | 'uphold' | 'overturn'
  reason: string | null
  message: Generated<string>
  decided_by: string
  decided_at: Moment
  undo_until: Moment
  undone: Generated<Flag>
  before: string
  assessment_id: string | null
  /** A new moderator's decision that a colleague looks at too; null: nobody need. */
  second_look: Generated<'wanted' | 'agreed' | 'differed' | null>
  looked_by: Generated<string | null>
}

export type DeskChoiceTable = {
  account_id: string
  heavy_a_day: number | null
  /** `HH:MM`, Dutch time; null: at any hour. */
  from_time: string | null
  to_time: string | null
  folded: Flag
  keys: Flag
  may_tell: Flag
  /** JSON: topics that are not offered to this person. */
  avoided: string
}

export type PassedItemTable = { account_id: string; item_id: string }

export type KnownAuthorTable = { account_id: string; author_id: string }

export type FirstDecisionsTable = { account_id: string; decisions: number }

export type HandoverTable = {
  sequence: Generated<number>
  by: string
  note: string
  at: Moment
  until: Moment
}

export type DebriefTable = {
  account_id: string
  asked: 'colleague' | 'coordinator'
  asked_at: Moment
  taken_by: string | null
}

export type ReportTable = {
  id: string
  item_id: string
  post_id: string
  account_id: string | null
  track: 'care' | 'conduct'
  reason: string
  note: Generated<string>
  level: Level
  day: Day
}

export type ObjectionTable = {
  notice_id: string
  item_id: string
  decision_id: string
  decided_by: string
  note: Generated<string>
  level: Level
  granted: Flag | null
  day: Day
}

export type NoticeTable = {
  sequence: Generated<number>
  id: string
  account_id: string
  kind: string
  post_id: string | null
  decision_id: string | null
  reason: string | null
  message: Generated<string>
  flagged_by: 'triage' | 'person' | null
  withdrawn: Generated<Flag>
  seen: Generated<Flag>
  day: Day
}

export type CaseTable = {
  id: string
  origin: 'post' | 'warned' | 'refused' | 'escalation' | 'report' | 'question' | 'objection'
  post_id: string | null
  account_id: string | null
  assessment_id: string | null
  submission_key: Buffer | null
  level: 'acute' | 'urgent'
  state: 'open' | 'closed'
  opened_at: Moment
  due_at: Moment
  acknowledged_by: string | null
  acknowledged_at: Moment | null
  contact: Generated<'unasked' | 'yes' | 'no'>
  outcome: string | null
  closed_at: Moment | null
  happened_at: Generated<Moment | null>
  aftercare_day: Generated<Day | null>
  erased: Generated<Flag>
  version: Generated<number>
}

/** The sweep leaves a case alone: proposed by one person, in force when another confirmed it. */
export type LegalHoldTable = {
  id: string
  case_id: string
  reason: LegalHoldReason
  proposed_by: string
  proposed_day: Day
  confirmed_by: Generated<string | null>
  confirmed_day: Generated<Day | null>
  /** The last day on which it holds. */
  until_day: Day
}

/** Somebody said that she thinks to know the author of a post. */
export type RecognitionTable = {
  id: string
  case_id: string | null
  reporter_id: string
  author_id: string
  /** `waiting` for a professional: new posts of both are held. `apart`: neither reads the other. */
  state: 'waiting' | 'apart'
  /** From which day they are apart. */
  from_day: Day | null
  day: Day
}

export type MuteTable = {
  id: string
  /** Who does not want to read the other. */
  account_id: string
  /** Whose pseudonym is muted; null when it is an alias. */
  muted_id: string | null
  alias_id: string | null
}

export type CaseKeyTable = { id: string; key: Buffer }

export type CaseEventTable = {
  sequence: Generated<number>
  case_id: string
  kind: string
  by: string | null
  at: Moment
  /** Under the key of its case; null: no words. */
  note: Buffer | null
}

export type CaseAnswerTable = {
  case_id: string
  question: string
  answer: 'yes' | 'no' | 'unknown'
  /** Under the key of its case; null: no words. */
  note: Buffer | null
  /** When it was told to whom the question is about. */
  told_at: Moment | null
  by: string
  at: Moment
}

export type CaseTaskTable = {
  id: string
  case_id: string
  /** Under the key of its case; null: a restore found no key to it. */
  task: Buffer | null
  due_day: Day
  by: string
  done_by: string | null
  done_at: Moment | null
}

export type AlarmTable = {
  id: string
  case_id: string
  state: 'ringing' | 'quiet' | 'ended'
  due_at: Moment
  attempts: Generated<number>
  first_sent_at: Moment | null
  /** When it began to ring: the ladder's steps are counted from it. */
  ringing_since: Moment
  /** The tier that was called last since it rings; 0: nobody yet. */
  tier: Generated<number>
  /** The highest tier ever called for it, also before it rang again. */
  highest_tier: Generated<number>
  called_at: Moment | null
  lease_by: string | null
  lease_until: Moment | null
}

export type AlarmWayTable = {
  account_id: string
  way: 'email' | 'webhook'
  /** Address, sealed with the server's key. */
  target: Buffer
  /** Signs a webhook; sealed with the server's key. */
  secret: Buffer
}

export type AlarmTestTable = {
  account_id: string
  sent_at: Moment
  acknowledged_at: Moment | null
}

export type SummonsTable = {
  account_id: string
  way: 'email' | 'webhook'
  why: 'acute' | 'test' | 'nobody' | 'fault' | 'hole'
  /** When it is to be sent; null: nothing to send. */
  due_at: Moment | null
  sent_at: Moment | null
  attempts: Generated<number>
  lease_by: string | null
  lease_until: Moment | null
}

export type SealedTextTable = {
  id: string
  post_id: string
  decision_id: string | null
  case_id: string | null
  assessment_id: string | null
  ciphertext: Buffer
  until: Moment | null
}
export type SealKeyTable = { id: string; key: Buffer }

export type ConversationTable = {
  id: string
  case_id: string
  account_id: string
  /** `asked`: her words are there, nobody may answer yet. */
  state: 'asked' | 'offered' | 'accepted' | 'declined' | 'closed'
  opened_at: Moment
  closed_at: Moment | null
  waiting: Generated<Flag>
}
export type ConversationKeyTable = { id: string; key: Buffer }

export type MessageTable = {
  sequence: Generated<number>
  conversation_id: string
  /** The professional who wrote it; null: the member. */
  by: string | null
  ciphertext: Buffer
  assessment_id: string | null
  submission_key: Buffer | null
  at: Moment
}

export type ShiftTable = {
  id: string
  account_id: string
  tier: 1 | 2 | 3
  starts_at: Moment
  ends_at: Moment
  /** The colleague who was asked to take it. */
  offered_to: Generated<string | null>
}

export type AbsenceTable = {
  id: string
  account_id: string
  from_day: Day
  /** The last day of it. */
  to_day: Day
}

export type ItemNoteTable = {
  sequence: Generated<number>
  item_id: string
  by: string
  note: string
  at: Moment
}

export type MeasureTable = {
  sequence: Generated<number>
  id: string
  account_id: string
  kind: 'word' | 'warning' | 'slow' | 'silent' | 'suspended' | 'removed'
  reason: string
  /** The post that it is about. */
  post_id: string
  decided_by: string
  day: Day
  /** The last day on which it holds; null: it has no end. */
  until_day: Day | null
  lifted: Flag
}

export type MeasurePostTable = { measure_id: string; post_id: string }

export type ErasedTable = {
  sequence: Generated<number>
  /** An account, a post, the words that a post had before they were replaced, or a moderator's removal. */
  kind: 'account' | 'post' | 'conversation' | 'words' | 'removal'
  subject: string
  day: Day
}

export type AuditTable = {
  sequence: Generated<number>
  day: Day
  actor: string | null
  action: string
  subject_kind: string
  subject: string | null
  reason: Generated<string>
  previous: string
  hash: string
}

export type Database = {
  setting: SettingTable
  counter: CounterTable
  board: BoardTable
  board_text: BoardTextTable
  account: AccountTable
  sign_in: SignInTable
  second_factor: SecondFactorTable
  passkey: PasskeyTable
  renewal: RenewalTable
  challenge: ChallengeTable
  session: SessionTable
  invitation: InvitationTable
  draft: DraftTable
  thread: ThreadTable
  thread_event: ThreadEventTable
  assessment: AssessmentTable
  triage_feedback: TriageFeedbackTable
  site_rule: SiteRuleTable
  site_reader: SiteReaderTable
  alias: AliasTable
  post: PostTable
  link: LinkTable
  post_link: PostLinkTable
  allowed_host: AllowedHostTable
  secret_place: SecretPlaceTable
  receipt: ReceiptTable
  review_item: ReviewItemTable
  review_event: ReviewEventTable
  decision: DecisionTable
  report: ReportTable
  objection: ObjectionTable
  notice: NoticeTable
  case: CaseTable
  legal_hold: LegalHoldTable
  recognition: RecognitionTable
  mute: MuteTable
  case_key: CaseKeyTable
  case_event: CaseEventTable
  case_answer: CaseAnswerTable
  case_task: CaseTaskTable
  alarm: AlarmTable
  alarm_way: AlarmWayTable
  alarm_test: AlarmTestTable
  summons: SummonsTable
  sealed_text: SealedTextTable
  seal_key: SealKeyTable
  conversation: ConversationTable
  conversation_key: ConversationKeyTable
  message: MessageTable
  shift: ShiftTable
  absence: AbsenceTable
  item_note: ItemNoteTable
  desk_choice: DeskChoiceTable
  passed_item: PassedItemTable
  known_author: KnownAuthorTable
  first_decisions: FirstDecisionsTable
  handover: HandoverTable
  debrief: DebriefTable
  measure: MeasureTable
  measure_post: MeasurePostTable
  erased: ErasedTable
  audit: AuditTable
}

export type Row<T extends keyof Database> = Selectable<Database[T]>
