import type { Entry } from './entry.ts'

const siteRule: Entry<'site_rule'> = {
  name: 'site_rule',
  about: 'A rule of the organisation’s own, beside those that the triage comes with.',
  seenBy: ['professional', 'administrator'],
  ground: 'care',
  keep: [{ after: 'withdrawal', from: 'site_rule.withdrawn_day', months: 12 }],
  columns: {
    id: {
      purpose: 'Its address; random. Assessments name it.',
      seenBy: ['moderator', 'professional', 'administrator'],
    },
    state: 'Whether it is a draft, reads along, or was taken back.',
    signal: 'What it notices.',
    level: 'How pressing that is, where it is not what the signal says by itself.',
    language: 'In which language its words are.',
    why: { purpose: 'The reason for it, so that another can judge it.', words: true },
    phrases: { purpose: 'The words it looks for.', words: true },
    exclusions: { purpose: 'The words that take it away again.', words: true },
    fires: { purpose: 'Made-up sentences in which it must be heard.', words: true },
    silent: { purpose: 'Made-up sentences in which it must not be heard.', words: true },
    replaces: 'Which rule it takes the place of.',
    version: 'Tells when two people change it at the same time.',
    changed_day: 'The day of the last step. No hour.',
    withdrawn_day: 'The day it was taken back; its own last day is counted from it.',
  },
}

const siteReader: Entry<'site_reader'> = {
  name: 'site_reader',
  about:
    'What the triage learnt of what people decided here: how much words, pairs of words and letters weigh that it knew before. No texts, and no word that it did not know; who holds the store can reckon which of the known ones came often in what was decided about.',
  seenBy: ['professional', 'administrator'],
  ground: 'care',
  keep: [{ after: 'training', from: 'site_reader.made_day', months: 12 }],
  columns: {
    id: 'Random.',
    state: 'Whether it reads along, or waits for somebody to choose it.',
    features: 'Which of the product’s lists of words it weighs.',
    trained: { purpose: 'The weights: numbers, in the order of that list.', seenBy: [] },
    comparison: 'How often it was right beside the one that comes with the product. Counts.',
    made_day: 'The day it was trained; its own last day is counted from it.',
  },
}

const feedback: Entry<'triage_feedback'> = {
  name: 'triage_feedback',
  about:
    'What a person said of a reading: “this should have been noticed”, “this is not it”. No words, and not who said it.',
  seenBy: ['moderator', 'professional'],
  ground: 'care',
  keep: [{ on: 'deletion' }, { on: 'rewriting' }, { on: 'erasure' }, { with: 'assessment' }],
  columns: {
    assessment_id: 'Of which reading.',
    signal: 'Which signal is meant.',
    verdict: 'Whether it was missed, or noticed where it is not.',
    level: 'How pressing it should have been.',
    day: 'The day. No hour.',
  },
}

export const rules = [siteRule, siteReader, feedback] as const
