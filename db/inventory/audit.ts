import type { Entry } from './entry.ts'

const auditTrail: Entry<'audit'> = {
  name: 'audit',
  about:
    'Who of the staff did or looked at what. It only grows, and a changed row shows. No texts of members.',
  seenBy: ['administrator'],
  ground: 'accountability',
  keep: [{ after: 'deed', from: 'audit.day', months: 24, rule: 'audit' }],
  columns: {
    sequence: { purpose: 'The order of the rows.', seenBy: [] },
    day: 'The day. No hour.',
    actor: 'Which member of staff did it; empty where a member or the product itself did.',
    action: 'What was done, from a fixed list.',
    subject_kind: 'What it was done to: a post, an item, a case, an account of staff.',
    subject: 'Which one, by its random id; empty for a member’s account.',
    reason: {
      purpose:
        'The reason, level, role or number that belongs to it, from a fixed list. Where the boards were opened with something missing: why, in the administrator’s words.',
      words: true,
    },
    previous: { purpose: 'The hash of the row before, so that a missing row shows.', seenBy: [] },
    hash: { purpose: 'The hash of this row, so that a changed row shows.', seenBy: [] },
  },
}

const erased: Entry<'erased'> = {
  name: 'erased',
  about:
    'What was erased, so that a backup put back later does not bring it back. Random ids and days; nothing else of it is left.',
  seenBy: ['operator'],
  ground: 'accountability',
  keep: [{ after: 'deed', from: 'erased.day', days: 30 }],
  columns: {
    sequence: 'The order of the rows.',
    kind: 'An account, a post, words that were replaced, or a post that a moderator removed.',
    subject: 'Which one, by its random id.',
    day: 'The day. No hour.',
  },
}

export const audit = [auditTrail, erased] as const
