import type { Entry } from './entry.ts'

const theCase: Entry<'case'> = {
  name: 'case',
  about:
    'Somebody may be in danger: a professional takes it. It stays open until a person closes it.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [
    { after: 'closing', from: 'case.closed_at', days: 90, rule: 'case', unless: 'legal-hold' },
  ],
  columns: {
    id: 'Its address; random.',
    origin: 'What opened it, from a fixed list.',
    post_id: 'Which post tells of the danger.',
    account_id: {
      purpose: 'Whose case it is: shows her cases together and lets a professional answer her.',
      keep: [{ on: 'erasure' }, { with: 'case' }],
    },
    assessment_id: 'What the triage noticed.',
    submission_key: {
      purpose: 'Joins the case that a warned form opened to the post it became.',
      seenBy: [],
      keep: [{ on: 'erasure' }, { after: 'opening', from: 'case.opened_at', hours: 24 }],
    },
    level: 'How pressing it is.',
    state: 'Open or closed.',
    opened_at: 'Measures the time until a person took it.',
    due_at: 'By when a person should have taken it.',
    acknowledged_by: {
      purpose: 'Which professional took it. The author sees this working name.',
      seenBy: ['owner', 'professional'],
    },
    acknowledged_at: 'Measures the time until a person took it.',
    contact: {
      purpose: 'Whether the author wants a professional to write to her.',
      seenBy: ['owner', 'professional'],
    },
    outcome: 'How it ended, from a fixed list.',
    closed_at: 'When it ended; its own last day is counted from it.',
    happened_at: {
      purpose:
        'When sexual violence happened, as the professional heard it: help within 72 hours and 7 days.',
      keep: [{ on: 'erasure' }, { with: 'case' }],
    },
    aftercare_day: {
      purpose: 'On which day somebody asks how she is: the case stands on top again.',
      keep: [{ on: 'erasure' }, { with: 'case' }],
    },
    erased: 'That the author erased her account, so that nobody looks for her.',
    version: { purpose: 'Tells when two people decide at the same time.', seenBy: [] },
  },
}

const recognition: Entry<'recognition'> = {
  name: 'recognition',
  about:
    'A member said that she thinks to know the author of a post. New posts of both wait until a professional decided; kept on only when neither is to read the other.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [{ with: 'account' }, { on: 'undo' }],
  columns: {
    id: 'Lets a professional decide about it; random.',
    case_id: { purpose: 'In which case a professional decides.', seenBy: [] },
    reporter_id: 'Who thinks to know the other.',
    author_id: 'Who wrote the post.',
    state: 'Whether it waits for a professional, or the two are kept apart.',
    from_day: 'From which day they are kept apart.',
    day: 'The day it was said. No hour.',
  },
}

const caseKey: Entry<'case_key'> = {
  name: 'case_key',
  about:
    'The key of what is written in each case. A key that is overwritten makes every copy unreadable.',
  seenBy: [],
  ground: 'care',
  keep: [{ on: 'erasure' }, { with: 'case' }],
  columns: { id: 'Which case it opens.', key: 'Opens it.' },
}

const caseEvent: Entry<'case_event'> = {
  name: 'case_event',
  about: 'What was done in a case, step by step, so that a colleague can take over.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [{ with: 'case' }],
  columns: {
    sequence: { purpose: 'The order of the steps.', seenBy: [] },
    case_id: { purpose: 'Of which case.', seenBy: [] },
    kind: 'What happened, from a fixed list.',
    by: { purpose: 'Which professional did it.', ground: 'work' },
    at: 'When it happened: in danger, minutes count.',
    note: {
      purpose: 'What the professional wrote down, encrypted with the key of the case.',
      keep: [{ on: 'erasure' }, { with: 'case' }],
    },
  },
}

const caseAnswer: Entry<'case_answer'> = {
  name: 'case_answer',
  about:
    'What a professional asked, weighed and told: red flags, the steps of the reporting code, the police.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [{ with: 'case' }],
  columns: {
    case_id: { purpose: 'Of which case.', seenBy: [] },
    question: 'Which question, from a fixed list; red flags go when she erases her account.',
    answer: 'Yes, no or not known.',
    note: {
      purpose: 'Why, or what was said, encrypted with the key of the case.',
      keep: [{ on: 'erasure' }, { with: 'case' }],
    },
    told_at: 'When the police were told.',
    by: { purpose: 'Which professional answered.', ground: 'work' },
    at: 'When it was answered.',
  },
}

const caseTask: Entry<'case_task'> = {
  name: 'case_task',
  about: 'What is still to be done in a case, and by when, so that nothing is forgotten.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [{ on: 'erasure' }, { with: 'case' }],
  columns: {
    id: 'Names the task; random.',
    case_id: { purpose: 'Of which case.', seenBy: [] },
    task: 'What is to be done, encrypted with the key of the case.',
    due_day: 'By which day.',
    by: { purpose: 'Who wrote it down.', ground: 'work' },
    done_by: { purpose: 'Who did it.', ground: 'work' },
    done_at: 'When it was done.',
  },
}

const alarm: Entry<'alarm'> = {
  name: 'alarm',
  about: 'Rings at the professionals on call until one has taken the case. No words, no names.',
  seenBy: ['professional'],
  ground: 'care',
  keep: [{ with: 'case' }],
  columns: {
    id: { purpose: 'Names the alarm; random.', seenBy: [] },
    case_id: 'For which case.',
    state: 'Ringing, quiet or ended.',
    due_at: 'When it rings next.',
    attempts: 'How often it rang.',
    first_sent_at: 'Measures the time until it first rang.',
    ringing_since: 'Counts the steps of the ladder: who is called after whom.',
    tier: 'How far up the ladder it was called, since it rings.',
    highest_tier: 'How far up the ladder it ever was called, for the figures.',
    called_at: 'When somebody was last called for it.',
    lease_by: { purpose: 'Which running process sends it, so that two do not.', seenBy: [] },
    lease_until: { purpose: 'Frees an alarm whose process stopped.', seenBy: [] },
  },
}

const alarmWay: Entry<'alarm_way'> = {
  name: 'alarm_way',
  about: 'How somebody of the staff wants to be called, beside the open page. Theirs to set.',
  seenBy: ['owner'],
  ground: 'work',
  keep: [{ on: 'rewriting' }, { on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: { purpose: 'Whom it calls.', seenBy: [] },
    way: 'By mail or by webhook.',
    target: 'Where to, encrypted with the server’s key. Used to call and for nothing else.',
    secret: {
      purpose: 'Signs a webhook, so that its receiver knows who calls.',
      seenBy: ['owner'],
    },
  },
}

const alarmTest: Entry<'alarm_test'> = {
  name: 'alarm_test',
  about: 'That somebody heard a test alarm on their own device: without it a shift is not staffed.',
  seenBy: ['owner', 'administrator'],
  ground: 'work',
  keep: [{ newest: 1 }, { on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: { purpose: 'Who heard it.', seenBy: [] },
    sent_at: 'When the last test was sent.',
    acknowledged_at: 'When it was heard; it counts for 12 hours before a shift.',
  },
}

const summons: Entry<'summons'> = {
  name: 'summons',
  about: 'What is to be sent to whom of the staff, and when it last was. No words, no names.',
  seenBy: [],
  ground: 'care',
  keep: [{ newest: 1 }, { on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: 'Whom to call.',
    way: 'By mail or by webhook.',
    why: 'An acute case, a test, nobody on call, a fault, or a hole in the rota.',
    due_at: 'When it is to be sent.',
    sent_at: 'When it last was: never twice within a minute.',
    attempts: 'How often sending failed.',
    lease_by: 'Which running process sends it, so that two do not.',
    lease_until: 'Frees one whose process stopped.',
  },
}

const sealedText: Entry<'sealed_text'> = {
  name: 'sealed_text',
  about:
    'The original of a text that was changed by a moderator, encrypted, each with its own key.',
  seenBy: [],
  ground: 'care',
  keep: [
    { at: 'sealed_text.until', unless: 'legal-hold' },
    { on: 'undo' },
    { on: 'deletion' },
    { on: 'erasure' },
    { with: 'post' },
  ],
  columns: {
    id: 'Finds the key to it; random.',
    post_id: 'Of which post.',
    decision_id: 'Which decision changed it, to put it back in the time for undoing.',
    case_id: 'Which open case still needs it: an address in a cry for help may save a life.',
    assessment_id: 'What the triage noticed in the original: goes with it.',
    ciphertext: {
      purpose: 'The original, readable for the case’s professional alone.',
      seenBy: ['professional'],
    },
    until:
      'Its last moment: the end of the time for undoing, or 24 hours after the closing of its case.',
  },
}

const sealKey: Entry<'seal_key'> = {
  name: 'seal_key',
  about: 'The keys to those originals. A key that is overwritten makes every copy unreadable.',
  seenBy: [],
  ground: 'care',
  keep: [{ with: 'sealed_text' }],
  columns: { id: 'Which original it opens.', key: 'Opens it.' },
}

const shift: Entry<'shift'> = {
  name: 'shift',
  about: 'Who is on call and when. Members are told only whether somebody is.',
  seenBy: ['professional', 'administrator'],
  ground: 'work',
  keep: [{ after: 'shift', from: 'shift.ends_at', days: 90 }, { with: 'account' }],
  columns: {
    id: 'Names the shift; random.',
    account_id: 'Who is on call.',
    tier: 'First, second or third to be called.',
    starts_at: 'When it begins.',
    ends_at: 'When it ends.',
    offered_to: 'Which colleague was asked to take it.',
  },
}

const absence: Entry<'absence'> = {
  name: 'absence',
  about: 'On which days somebody of the professionals is not there, so that nobody plans them.',
  seenBy: ['professional', 'administrator'],
  ground: 'work',
  keep: [
    { after: 'shift', from: 'absence.to_day', days: 30 },
    { on: 'service-end' },
    { with: 'account' },
  ],
  columns: {
    id: { purpose: 'Names the absence; random.', seenBy: [] },
    account_id: 'Who is not there. Not why.',
    from_day: 'The first day.',
    to_day: 'The last day.',
  },
}

export const cases = [
  theCase,
  recognition,
  caseKey,
  caseEvent,
  caseAnswer,
  caseTask,
  alarm,
  alarmWay,
  alarmTest,
  summons,
  sealedText,
  sealKey,
  shift,
  absence,
] as const
