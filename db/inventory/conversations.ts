import type { Entry } from './entry.ts'

const conversation: Entry<'conversation'> = {
  name: 'conversation',
  about: 'A member and one professional write to each other, only as long as the member wants.',
  seenBy: ['owner', 'professional'],
  ground: 'care',
  keep: [
    {
      after: 'closing',
      from: 'conversation.closed_at',
      days: 30,
      rule: 'conversation',
      unless: 'legal-hold',
    },
    { on: 'erasure' },
    { on: 'removing' },
    { with: 'case' },
  ],
  columns: {
    id: 'Its address; random.',
    case_id: { purpose: 'Which case it belongs to: who has the case, answers.', seenBy: [] },
    account_id: { purpose: 'Whose conversation it is.', seenBy: [] },
    state: 'Asked, offered, accepted, declined or closed.',
    opened_at: { purpose: 'Measures the time until the first contact.', seenBy: ['professional'] },
    closed_at: { purpose: 'When it ended; its last day is counted from it.', seenBy: [] },
    waiting: {
      purpose: 'That a message of the member waits for an answer.',
      seenBy: ['professional'],
    },
  },
}

const conversationKey: Entry<'conversation_key'> = {
  name: 'conversation_key',
  about: 'The key of each conversation. A key that is overwritten makes every copy unreadable.',
  seenBy: [],
  ground: 'care',
  keep: [{ with: 'conversation' }],
  columns: { id: 'Which conversation it opens.', key: 'Opens it.' },
}

const message: Entry<'message'> = {
  name: 'message',
  about: 'What was written in a conversation, encrypted with its key.',
  seenBy: ['owner', 'professional'],
  ground: 'care',
  keep: [{ with: 'conversation' }],
  columns: {
    sequence: { purpose: 'The order of the messages.', seenBy: [] },
    conversation_id: { purpose: 'Of which conversation.', seenBy: [] },
    by: 'Which professional wrote it; empty for the member.',
    ciphertext: 'The words, readable for the two of the conversation.',
    assessment_id: { purpose: 'What the triage noticed.', seenBy: ['professional'] },
    submission_key: {
      purpose: 'Tells a second sending of the same form from a second message.',
      seenBy: [],
    },
    at: { purpose: 'When it was written: in danger, minutes count.', seenBy: ['professional'] },
  },
}

export const conversations = [conversation, conversationKey, message] as const
