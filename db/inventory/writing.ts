import type { Entry, Keep } from './entry.ts'

/** What was noticed in words goes with those words. */
const NOTICED: Keep = [
  { on: 'deletion' },
  { on: 'rewriting' },
  { on: 'erasure' },
  { with: 'assessment' },
]

/** Words that somebody wrote on a board. */
const WORDS: Keep = [
  { on: 'deletion' },
  { on: 'erasure' },
  { with: 'thread' },
  {
    after: 'removal',
    from: ['decision.decided_at', 'post.day'],
    days: 30,
    rule: 'removal',
    unless: 'case-or-objection-open',
  },
  {
    after: 'hold',
    from: ['post.day', 'review_event.at'],
    days: 30,
    rule: 'hold',
    unless: 'case-or-objection-open',
  },
  // By the writer's own choice (`account.keep_months`).
  { after: 'own-choice', from: 'post.day', months: 1, unless: 'case-or-objection-open' },
  { after: 'own-choice', from: 'post.day', months: 3, unless: 'case-or-objection-open' },
]

const thread: Entry<'thread'> = {
  name: 'thread',
  about: 'A conversation on a board.',
  seenBy: ['reader'],
  ground: 'consent',
  keep: [
    {
      after: 'last-post',
      from: ['thread.latest_day', 'post.day'],
      months: 12,
      rule: 'thread',
      unless: 'case-or-objection-open',
    },
  ],
  columns: {
    id: 'Its address; random.',
    board_id: 'On which board it stands.',
    title: { purpose: 'What it is about, in its first writer’s words.', keep: WORDS, words: true },
    state: 'Whether it is shown, waits or was taken away.',
    latest: { purpose: 'Puts the newest conversation first, without a time of day.', seenBy: [] },
    latest_day: 'The day of the last post; its own last day is counted from it.',
    places: { purpose: 'How many posts it shows, for its pages.', seenBy: [] },
    closed: 'Whether members can still answer.',
    pinned: 'Whether it stands on top of its board.',
    warning: { purpose: 'The content warning that a moderator put on it.', words: true },
    moved_from: 'On which board it stood before.',
    split_from: 'From which conversation it was split off.',
    merged_into: 'With which conversation it goes on, so that old addresses lead there.',
    version: { purpose: 'How often its pages changed: kept pages are found by it.', seenBy: [] },
  },
}

const threadEvent: Entry<'thread_event'> = {
  name: 'thread_event',
  about: 'What a moderator did with a whole conversation, for colleagues and for an undo.',
  seenBy: ['moderator', 'professional'],
  ground: 'moderation',
  keep: [{ with: 'thread' }, { after: 'deed', from: 'thread_event.at', days: 30 }],
  columns: {
    sequence: { purpose: 'The order of the deeds.', seenBy: [] },
    thread_id: 'With which conversation.',
    kind: 'What was done, from a fixed list.',
    by: { purpose: 'Who did it.', ground: 'work' },
    at: 'When, to follow the work.',
    undo_until: 'Until when it can be taken back.',
    undone: 'Whether it was taken back.',
    before: {
      purpose: 'Which posts stood where, to put them back. No words.',
      seenBy: [],
      keep: [{ at: 'thread_event.undo_until' }, { with: 'thread' }],
    },
  },
}

const alias: Entry<'alias'> = {
  name: 'alias',
  about:
    'Another name that somebody chose for one conversation, so that nobody can tell it is she. Staff see both.',
  seenBy: [],
  ground: 'consent',
  keep: [{ withLast: 'post' }],
  columns: {
    id: 'Lets her posts in that conversation point to it; random.',
    name: {
      purpose: 'The name under which others read what she wrote there.',
      seenBy: ['reader'],
      words: true,
    },
    name_key:
      'Keeps two people from one name: a hash that only this server can make, so that no index holds the name.',
  },
}

const post: Entry<'post'> = {
  name: 'post',
  about: 'What somebody wrote. When its words are gone an empty place stays until its thread goes.',
  seenBy: [],
  ground: 'consent',
  keep: [{ with: 'thread' }],
  columns: {
    sequence: 'Puts posts in the order of writing; it never leaves the server.',
    id: { purpose: 'Its address; random.', seenBy: ['reader'] },
    thread_id: { purpose: 'In which thread it stands.', seenBy: ['reader'] },
    account_id: {
      purpose:
        'Whose it is: lets her change, delete and find it, and others read under which name.',
      keep: [{ on: 'erasure' }, { with: 'thread' }],
    },
    alias_id: {
      purpose: 'Under which other name it stands, where she chose one.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: WORDS,
    },
    opening: 'Whether it opens its thread and so has the title.',
    place: { purpose: 'Where it stands among the posts that are shown.', seenBy: ['reader'] },
    state: {
      purpose: 'Whether it is shown, waits or was taken away.',
      seenBy: ['reader', 'owner', 'moderator', 'professional'],
    },
    staff_only: {
      purpose: 'The writer asked that only a professional reads it.',
      seenBy: ['owner', 'professional'],
    },
    day: { purpose: 'The day, to know how old it is. No hour.', seenBy: ['reader'] },
    warning: {
      purpose: 'What a reader may want to know before she opens it.',
      seenBy: ['reader'],
      keep: WORDS,
      words: true,
    },
    markdown: {
      purpose: 'The words as they were written, to change, quote and assess them.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: WORDS,
      words: true,
    },
    html: {
      purpose: 'The words as they are shown, cleaned once.',
      seenBy: ['reader'],
      keep: WORDS,
      words: true,
    },
    edited: { purpose: 'Tells readers that it was changed.', seenBy: ['reader'] },
    quotes: {
      purpose: 'Which post it answers; a pointer, so that a quote goes with what it quotes.',
      seenBy: ['reader'],
      keep: WORDS,
    },
    looked_at: {
      purpose: 'Whether a person has read it for the queue.',
      seenBy: ['moderator', 'professional'],
    },
    counted: {
      purpose: 'Whether it counts among the approved posts that make a newcomer a member.',
      ground: 'moderation',
    },
    assessment_id: {
      purpose: 'What the triage noticed in it.',
      keep: [{ on: 'erasure' }, { with: 'assessment' }, { with: 'thread' }],
    },
    submission_key: {
      purpose: 'Keeps a form that was sent twice from making two posts.',
      ground: 'security',
      keep: [{ on: 'deletion' }, { after: 'placing', from: 'post.day', days: 1 }],
    },
    version: 'Tells when two people change it at the same time.',
  },
}

const assessment: Entry<'assessment'> = {
  name: 'assessment',
  about: 'What the triage noticed in a text, so that a person can see why it was put on top.',
  seenBy: ['moderator', 'professional'],
  ground: 'care',
  keep: [{ after: 'assessment', from: 'assessment.day', days: 90, unless: 'case-open' }],
  columns: {
    id: { purpose: 'Lets posts and cases point to it; random.', seenBy: [] },
    level: 'How pressing it is. The levels of the last 30 days also count for the next text.',
    signals: 'What it noticed, as words from a fixed list.',
    matches: {
      purpose:
        'Which rules saw it and where in the text: positions, and a word for when it happens.',
      keep: NOTICED,
    },
    suppressed: {
      purpose: 'What the context took away again, and where: positions, and why.',
      keep: NOTICED,
    },
    because: {
      purpose: 'The same in one line for the queue, with the words that weighed most.',
      keep: NOTICED,
      words: true,
    },
    danger: {
      purpose: 'The writer’s own answer to “are you in danger now?”.',
      seenBy: ['owner', 'moderator', 'professional'],
      keep: [{ on: 'erasure' }, { with: 'assessment' }],
    },
    triaged: 'Whether the triage worked; if not, the text goes on top of the queue.',
    lexicon_version: 'Which rules were in force.',
    day: 'Counts the 30 days for the next text, and its own last day.',
  },
}

const draft: Entry<'draft'> = {
  name: 'draft',
  about:
    'Words that could not be placed yet. The key is in the address alone: the store can read none.',
  seenBy: [],
  ground: 'consent',
  keep: [
    { on: 'use' },
    { on: 'leaving' },
    { at: 'draft.expires_at', hours: 24, rule: 'draft' },
    { with: 'account' },
  ],
  columns: {
    id: 'Finds the draft: a hash of the token in the address.',
    account_id: 'Keeps it from others where it was typed while signed in.',
    ciphertext: {
      purpose: 'The words, encrypted with a key that only the address holds.',
      seenBy: ['owner'],
      words: true,
    },
    expires_at: 'Its last moment, counted from when it was sent.',
  },
}

const mute: Entry<'mute'> = {
  name: 'mute',
  about:
    'Somebody does not want to read what stands under a name. The other is never told, nor is anybody.',
  seenBy: ['owner'],
  ground: 'consent',
  keep: [{ with: 'account' }, { with: 'alias' }, { on: 'undo' }],
  columns: {
    id: 'Lets its owner take it back; random.',
    account_id: 'Who does not want to read the other.',
    muted_id: 'Whose pseudonym it is that she does not want to read.',
    alias_id: 'Or which other name.',
  },
}

const receipt: Entry<'receipt'> = {
  name: 'receipt',
  about: 'The right to see, once, what became of what one has just sent.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'use' }, { at: 'receipt.until' }, { with: 'account' }],
  columns: {
    id: 'Finds the receipt: a hash of the token in the address.',
    post_id: 'Which post it is for.',
    account_id: 'Who may open it.',
    until: 'Its last moment.',
    again: 'Whether it opens more than once: after a text that worries us, for the help on it.',
  },
}

export const writing = [thread, threadEvent, alias, post, assessment, draft, mute, receipt] as const
