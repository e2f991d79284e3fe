/** What moderators and professionals choose for themselves, and say to each other about the work. */
import type { Entry } from './entry.ts'

const deskChoice: Entry<'desk_choice'> = {
  name: 'desk_choice',
  about: 'What somebody who moderates chose for themselves, so that the work stays bearable.',
  seenBy: ['owner'],
  ground: 'work',
  keep: [{ on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: { purpose: 'Whose choices these are.', seenBy: [] },
    heavy_a_day: 'After how many heavy items a day a pause is suggested.',
    from_time: 'From which time of the day they want to do this work.',
    to_time: 'Until which time of the day.',
    folded: 'Whether heavy texts start folded.',
    keys: 'Whether single keys do something.',
    may_tell:
      'Whether administrators may see that this limit was reached. They see that alone, on that day.',
    avoided: 'What they never want to read: not offered to them. Not why.',
  },
}

const passedItem: Entry<'passed_item'> = {
  name: 'passed_item',
  about: 'An item that somebody would rather not do: not offered to them again.',
  seenBy: [],
  ground: 'work',
  keep: [{ on: 'use' }, { on: 'service-end' }, { with: 'review_item' }, { with: 'account' }],
  columns: { account_id: 'Who would rather not.', item_id: 'Which item.' },
}

const knownAuthor: Entry<'known_author'> = {
  name: 'known_author',
  about:
    'That somebody who moderates knows an author: her items are kept from them. Nobody sees it but the product.',
  seenBy: [],
  ground: 'moderation',
  keep: [{ on: 'undo' }, { on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: 'From whom the items are kept.',
    author_id: 'Whose items.',
  },
}

const firstDecisions: Entry<'first_decisions'> = {
  name: 'first_decisions',
  about: 'How many of the first decisions of a new moderator there were.',
  seenBy: ['owner'],
  ground: 'work',
  keep: [{ with: 'account' }],
  columns: {
    account_id: { purpose: 'Whose decisions.', seenBy: [] },
    decisions: 'Tells when no colleague need look at them any more.',
  },
}

const handover: Entry<'handover'> = {
  name: 'handover',
  about: 'What somebody tells who comes after them: about the work, not what a member wrote.',
  seenBy: ['moderator', 'professional'],
  ground: 'work',
  keep: [{ at: 'handover.until' }, { with: 'account' }],
  columns: {
    sequence: { purpose: 'The order of the notes.', seenBy: [] },
    by: 'Who wrote it.',
    note: { purpose: 'The words.', words: true },
    at: 'When, to follow the work.',
    until: { purpose: 'The end of the next shift.', seenBy: [] },
  },
}

const debrief: Entry<'debrief'> = {
  name: 'debrief',
  about: 'That somebody asks for a talk about the work. Not about what, and not how often.',
  seenBy: ['owner', 'moderator', 'professional', 'administrator'],
  ground: 'work',
  keep: [
    { on: 'use' },
    { after: 'deed', from: 'debrief.asked_at', days: 7 },
    { on: 'service-end' },
    { with: 'account' },
  ],
  columns: {
    account_id: 'Who asks.',
    asked: 'A colleague or the coordinator: the other does not see it.',
    asked_at: { purpose: 'Its last day is counted from it.', seenBy: [] },
    taken_by: 'Who will talk with them.',
  },
}

export const desk = [
  deskChoice,
  passedItem,
  knownAuthor,
  firstDecisions,
  handover,
  debrief,
] as const
