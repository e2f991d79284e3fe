/**
 * What the store hands out for somebody's page though the inventory keeps it from them: read to reckon with, and
 * never shown. `to` names who asked where it is so for some alone. A column that is not here must not be read.
 */
import type { SeenBy } from '#db/inventory/entry.ts'

type Reason = { why: string; to?: readonly SeenBy[]; columns: readonly string[] }

function all(table: string, columns: string): string[] {
  return columns.split(' ').map((column) => `${table}.${column}`)
}

export const KEPT_TO_ITSELF: readonly Reason[] = [
  {
    why: 'Who asks, and what they may do: whatever the page.',
    columns: [
      ...all(
        'session',
        'id account_id created_at expires_at passphrase_at second_step shared away',
      ),
      ...all('account', 'id active approved_posts said_yes keep_months joined_week seen_month'),
      ...all('second_factor', 'confirmed renewal renewal_until'),
      ...all('sign_in', 'day part'),
      'first_decisions.decisions',
      'setting.value',
    ],
  },
  {
    why: 'Joins rows, puts them in order, or tells whether somebody was first.',
    columns: [
      ...all('post', 'sequence account_id assessment_id submission_key version opening counted'),
      ...all('thread', 'latest places version'),
      ...all('notice', 'sequence account_id decision_id'),
      ...all('message', 'sequence'),
      ...all('review_item', 'level_rank version'),
      ...all('review_event', 'sequence item_id'),
      ...all('objection', 'item_id notice_id'),
      ...all('decision', 'id before'),
      ...all('case', 'submission_key version'),
      ...all('case_event', 'sequence case_id'),
      ...all('case_answer', 'case_id'),
      ...all('case_task', 'case_id'),
      ...all('alarm', 'id lease_by lease_until'),
      ...all('audit', 'sequence previous hash'),
      ...all('measure', 'id'),
      'assessment.id',
      'board.version',
    ],
  },
  {
    why: 'Opens what is stored under it.',
    columns: ['case_key.key', 'conversation_key.key', 'seal_key.key'],
  },
  {
    why: 'Says whether somebody is on call, and so when a person reads: never who, and no hour of a rota.',
    columns: [
      ...all('shift', 'id account_id tier starts_at ends_at offered_to'),
      ...all('alarm_test', 'account_id acknowledged_at sent_at'),
    ],
  },
  {
    why: 'Whose conversation it is, and whether its case is open: who is no part of it is refused.',
    columns: [
      ...all('conversation', 'id case_id account_id state opened_at closed_at waiting'),
      ...all('case', 'state acknowledged_by'),
    ],
  },
  {
    why: 'Whether a post is her own, may be read, or hides behind another name.',
    columns: all('post', 'alias_id staff_only looked_at state'),
  },
  {
    why: 'Which of her own posts has a case that she was asked about; when a message was written.',
    to: ['owner'],
    columns: ['case.post_id', 'message.at'],
  },
  {
    why: 'An address of a post leads to its place in the conversation; its words are read with it.',
    to: ['reader'],
    columns: ['post.markdown'],
  },
  {
    why: 'Counted for the figures, and rules are tried on posts: who reads neither posts nor cases gets counts.',
    to: ['administrator'],
    columns: [
      ...all('assessment', 'day level signals matches'),
      ...all('case', 'id level opened_at acknowledged_at closed_at outcome'),
      ...all('decision', 'kind decided_at undone'),
      ...all('review_item', 'id kind level opened_at'),
      ...all('post', 'markdown'),
      'alarm.highest_tier',
    ],
  },
]

/**
 * What statements reckon, by its name there, with the columns that it tells of. None: a number that counts
 * something, or a yes or no.
 */
export const RECKONED: Readonly<Record<string, readonly string[]>> = {
  all: [],
  own: [],
  count: [],
  open: [],
  overdue: [],
  acute: [],
  filed: [],
  passkey: [],
  raised: [],
  as_left: [],
  tasksDue: [],
  together: [],
  name: ['account.pseudonym', 'alias.name'],
  quoted_name: ['account.pseudonym', 'alias.name'],
  title: ['thread.title'],
  reason: ['decision.reason', 'measure.reason'],
  /** From the opening of a case to its first contact, for the figures. */
  contact_at: ['case.opened_at'],
  /** The day of the oldest row of a kind, to see whether the sweep is behind: nobody's by name. */
  oldest: ['sign_in.day'],
}
