import type { Entry, Keep, SeenBy } from './entry.ts'

const QUEUE: readonly SeenBy[] = ['moderator', 'professional']

const reviewItem: Entry<'review_item'> = {
  name: 'review_item',
  about: 'A post that a moderator should look at.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [
    { with: 'post' },
    {
      after: 'closing',
      from: 'review_item.closed_at',
      months: 6,
      rule: 'review_item',
      unless: 'legal-hold',
    },
  ],
  columns: {
    id: 'Its address; random.',
    kind: 'Why there is an item: triage, report, newcomer or appeal.',
    post_id: 'Which post.',
    board_id: 'On which board, to sort the queue.',
    level: 'How pressing it is.',
    level_rank: { purpose: 'The same as a number, to put it in order.', seenBy: [] },
    state: 'Open, decided or ended.',
    why: 'The reason shown in the queue, from a fixed list.',
    opened_at: 'Orders the queue by waiting time, and measures how long people wait.',
    due_at: 'By when a person should have looked.',
    closed_at: 'Measures how long it took; its own last day is counted from it.',
    claimed_by: {
      purpose: 'Which moderator works on it, so that two do not do the same.',
      ground: 'work',
      keep: [{ at: 'review_item.claimed_until' }, { with: 'review_item' }],
    },
    claimed_until: { purpose: 'Ends a claim that nobody works on.', ground: 'work' },
    reports: 'How many members reported it.',
    version: { purpose: 'Tells when two people decide at the same time.', seenBy: [] },
  },
}

const itemNote: Entry<'item_note'> = {
  name: 'item_note',
  about: 'What moderators and professionals write to each other about an item.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [{ with: 'review_item' }],
  columns: {
    sequence: { purpose: 'The order of the notes.', seenBy: [] },
    item_id: { purpose: 'About which item.', seenBy: [] },
    by: { purpose: 'Who wrote it.', ground: 'work' },
    note: {
      purpose: 'The words.',
      keep: [{ on: 'deletion' }, { on: 'erasure' }, { with: 'review_item' }],
      words: true,
    },
    at: 'When, to follow the work.',
  },
}

const reviewEvent: Entry<'review_event'> = {
  name: 'review_event',
  about: 'What happened with an item, step by step, so that the next moderator knows.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [{ with: 'review_item' }],
  columns: {
    sequence: { purpose: 'The order of the steps.', seenBy: [] },
    item_id: { purpose: 'Of which item.', seenBy: [] },
    kind: 'What happened, from a fixed list.',
    by: { purpose: 'Which moderator or professional did it.', ground: 'work' },
    at: 'When it happened, to follow the work.',
    detail: 'Which decision belongs to it. No words of anybody.',
  },
}

const decision: Entry<'decision'> = {
  name: 'decision',
  about: 'What a person decided about a post and why.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [{ with: 'review_item' }],
  columns: {
    id: { purpose: 'Lets notices point to it; random.', seenBy: [] },
    item_id: 'On which item.',
    post_id: 'About which post.',
    kind: { purpose: 'What was decided.', seenBy: ['owner', 'moderator', 'professional'] },
    reason: {
      purpose: 'The reason, from a fixed list: the author is told it.',
      seenBy: ['owner', 'moderator', 'professional'],
    },
    message: {
      purpose: 'What the moderator wrote to the author about it.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: [{ on: 'deletion' }, { on: 'erasure' }, { with: 'review_item' }],
      words: true,
    },
    decided_by: {
      purpose: 'Who decided, so that somebody else looks at an objection.',
      ground: 'work',
    },
    decided_at: 'When; the last day of a removed text is counted from it.',
    undo_until: 'Until when it can be taken back.',
    second_look: {
      purpose: 'Whether a colleague looks at this decision of a new moderator too.',
      ground: 'work',
    },
    looked_by: { purpose: 'Which colleague looked.', ground: 'work' },
    undone: 'Whether it was taken back.',
    assessment_id:
      'Which reading of the post it left: a post that was edited since can not be put back.',
    before: {
      purpose: 'How the post was, to put it back; with the content warning it had.',
      seenBy: [],
      keep: [
        { on: 'deletion' },
        { on: 'erasure' },
        { at: 'decision.undo_until' },
        { with: 'review_item' },
      ],
      words: true,
    },
  },
}

/** Words about somebody else’s words: gone as soon as either of the two goes. */
const NOTE: Keep = [{ on: 'erasure' }, { with: 'review_item' }]

const report: Entry<'report'> = {
  name: 'report',
  about:
    'A report on a post, by a member or, as a notice, by somebody without an account. Who reported is shown to nobody.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [{ with: 'review_item' }],
  columns: {
    id: {
      purpose: 'The reference under which the sender of a notice reads what came of it; random.',
      seenBy: ['owner'],
    },
    item_id: 'Which item it belongs to.',
    post_id: 'Which post.',
    account_id: {
      purpose:
        'Keeps one member from reporting twice, and tells her what came of it. Empty for a notice.',
      seenBy: [],
      keep: NOTE,
    },
    track: 'Worry about a person, or a broken rule.',
    reason: {
      purpose: 'Which worry or which rule, from a fixed list.',
      seenBy: ['owner', 'moderator', 'professional'],
    },
    note: {
      purpose: 'What the member wrote with it.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: NOTE,
      words: true,
    },
    level: 'How pressing the report is.',
    day: 'The day. No hour.',
  },
}

const objection: Entry<'objection'> = {
  name: 'objection',
  about:
    'An author’s objection to a decision about a post; somebody else than who decided answers it.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [{ with: 'review_item' }],
  columns: {
    notice_id: {
      purpose: 'To which notice she objects: once to each.',
      seenBy: ['owner'],
    },
    item_id: { purpose: 'Which item in the queue answers it.', seenBy: [] },
    decision_id: 'Which decision it is about.',
    decided_by: {
      purpose: 'Who decided then, and so does not answer it.',
      ground: 'work',
    },
    note: {
      purpose: 'What she wrote with it.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: [{ on: 'deletion' }, { on: 'erasure' }, { with: 'review_item' }],
      words: true,
    },
    level: 'How pressing it is.',
    granted: 'Whether she was right. Empty until somebody answered.',
    day: 'The day. No hour.',
  },
}

const measure: Entry<'measure'> = {
  name: 'measure',
  about:
    'What was decided about a member’s conduct: a word, a warning, or a time without writing or reading. What has no end goes with the account.',
  seenBy: QUEUE,
  ground: 'moderation',
  keep: [
    { with: 'account' },
    { after: 'end', from: 'measure.until_day', months: 6, rule: 'measure' },
  ],
  columns: {
    sequence: { purpose: 'The order of the rows.', seenBy: [] },
    id: { purpose: 'Its address; random.', seenBy: [] },
    account_id: { purpose: 'Whom it is about.', seenBy: [] },
    kind: { purpose: 'What it is.', seenBy: ['owner', 'moderator', 'professional'] },
    reason: { purpose: 'Why, from a fixed list.', seenBy: ['owner', 'moderator', 'professional'] },
    post_id: 'Which post it is about.',
    decided_by: { purpose: 'Who decided it.', ground: 'work' },
    day: 'From which day. No hour.',
    until_day: {
      purpose: 'Its last day; empty: it has no end.',
      seenBy: ['owner', 'moderator', 'professional'],
    },
    lifted: 'Whether it was taken back.',
  },
}

const measurePost: Entry<'measure_post'> = {
  name: 'measure_post',
  about: 'Which posts a measure took away, so that lifting it brings them back.',
  seenBy: [],
  ground: 'moderation',
  keep: [{ with: 'measure' }],
  columns: { measure_id: 'Which measure.', post_id: 'Which post.' },
}

const notice: Entry<'notice'> = {
  name: 'notice',
  about:
    'What a member is told about her posts and reports. At least six months: the time to object.',
  seenBy: ['owner'],
  ground: 'moderation',
  keep: [{ after: 'telling', from: 'notice.day', months: 6, rule: 'notice' }, { with: 'account' }],
  columns: {
    sequence: { purpose: 'Puts the newest first.', seenBy: [] },
    id: 'Its address, for an objection; random.',
    account_id: { purpose: 'Whom it tells.', seenBy: [] },
    kind: 'What it tells, from a fixed list.',
    post_id: 'About which post.',
    decision_id: {
      purpose: 'From which decision, to withdraw it when that is undone.',
      seenBy: [],
    },
    reason: 'The reason, from a fixed list.',
    message: { purpose: 'What the moderator wrote.', words: true },
    flagged_by: 'Whether the triage or a person found it: a statement of reasons says so.',
    withdrawn: 'Whether the decision was taken back.',
    seen: 'Whether there is something new for its member. Nobody else sees it.',
    day: 'The day. No hour.',
  },
}

export const queue = [
  reviewItem,
  itemNote,
  reviewEvent,
  decision,
  report,
  objection,
  measure,
  measurePost,
  notice,
] as const
