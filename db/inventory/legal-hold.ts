import type { Entry } from './entry.ts'

export const legalHold: Entry<'legal_hold'> = {
  name: 'legal_hold',
  about:
    'That the sweep leaves one case alone, and what hangs on it: its post, item, original, notes and conversation. Never stops an erasure by its member.',
  seenBy: ['professional', 'administrator'],
  ground: 'accountability',
  keep: [{ after: 'end', from: 'legal_hold.until_day', days: 0 }, { with: 'case' }],
  columns: {
    id: 'Names it; random.',
    case_id: 'Which case, by its random id.',
    reason: 'Why, from a fixed list.',
    proposed_by: { purpose: 'Who proposed it.', ground: 'work' },
    proposed_day: 'On which day. No hour.',
    confirmed_by: {
      purpose: 'Who else confirmed it; until then it stops nothing.',
      ground: 'work',
    },
    confirmed_day: 'On which day. No hour.',
    until_day: 'Its last day: half a year at most.',
  },
}
