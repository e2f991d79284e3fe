/** What is kept outside the database: on the visitor’s device, in the server’s memory, in files. */
import type { Entry } from './entry.ts'

const readingCookie: Entry = {
  name: 'cookie reading',
  about: 'On the device, called r: this browser may read. Ends with the browser at the latest.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'leaving' }, { on: 'browser-close' }, { after: 'issue', hours: 4 }],
  columns: {
    issued: 'The minute it was given, to end it after 4 hours. Nothing about who.',
    signature: 'Shows that it came from this server.',
  },
}

const sessionCookie: Entry = {
  name: 'cookie session',
  about: 'On the device, called s: somebody is signed in.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'leaving' }, { on: 'signing-out' }, { on: 'browser-close' }, { with: 'session' }],
  columns: { token: 'A random value that finds the session; the store has only its hash.' },
}

const languageCookie: Entry = {
  name: 'cookie language',
  about: 'On the device, called l: only after somebody chose a language.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'leaving' }, { on: 'browser-close' }],
  columns: { language: 'Which language the pages are in.' },
}

const tabCookie: Entry = {
  name: 'cookie tab',
  about: 'On the device, called t: only after somebody chose how pages behave in this tab.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'leaving' }, { on: 'browser-close' }],
  columns: { choices: 'No trail, no key to leave with, no blank page out of sight.' },
}

const ear: Entry = {
  name: 'ear',
  about:
    'In the open page of who is on call: lets it hear “an acute case waits” until the shift ends.',
  seenBy: ['professional'],
  ground: 'work',
  keep: [{ on: 'shift-end' }, { on: 'browser-close' }],
  columns: {
    shift: 'Which shift; it must still stand.',
    until: 'When the shift ends.',
    signature: 'Shows that it came from this server.',
  },
}

const pace: Entry = {
  name: 'memory pace',
  about: 'In the server’s memory alone: how often something was tried. Gone when the server stops.',
  seenBy: [],
  ground: 'security',
  keep: [{ after: 'count', hours: 24 }],
  columns: {
    address:
      'Stands in for an internet address: a hash whose key changes every day and is never written.',
    account: 'Whose passphrase or search was tried too often.',
    count: 'How often, so that guessing is slow.',
  },
}

const pageCache: Entry = {
  name: 'memory pages',
  about:
    'In the server’s memory alone: pages of boards and conversations, as many people get them alike. Gone with the next change to anything that readers see, and when the server stops.',
  seenBy: ['reader'],
  ground: 'consent',
  keep: [{ on: 'rewriting' }, { on: 'deletion' }, { on: 'erasure' }, { after: 'count', hours: 1 }],
  columns: {
    page: { purpose: 'The page, so that many can read it at once.', words: true },
    key: 'Its address, language and minute, and for members what they all have in common. Nothing about who asked.',
  },
}

const triageWords: Entry = {
  name: 'memory words',
  about:
    'In the server’s memory alone: single words that the triage met, so that it looks each up once. Forgotten within a minute of anything that is written or erased, and when the server stops.',
  seenBy: [],
  ground: 'consent',
  keep: [{ on: 'rewriting' }, { on: 'deletion' }, { on: 'erasure' }, { after: 'count', hours: 1 }],
  columns: {
    word: { purpose: 'A word, apart from its text and from who wrote it.', words: true },
    facts: 'What the lexicon says of it.',
  },
}

const log: Entry = {
  name: 'log',
  about:
    'Lines on standard output; the product keeps no file of them. Who runs the server keeps them 14 days at most.',
  seenBy: ['operator'],
  ground: 'none',
  keep: [{ after: 'line', days: 14 }],
  columns: {
    time: 'When the line was written, to find a fault.',
    level: 'A line of news or a fault.',
    route: 'Which kind of page was asked, as a pattern: no address, no id, no words searched for.',
    status: 'What it answered.',
    ms: 'How long that took.',
    event: 'The name of something the product did, and how often: an alarm sent.',
    fault: 'Where something went wrong.',
    kind: 'The kind of error, never its message.',
    code: 'The code of the error.',
    todo: 'What whoever runs it can do, from a fixed list.',
    frames: 'The places in the product’s own code.',
  },
}

const keyFile: Entry = {
  name: 'key file',
  about:
    'luwte.key beside the store: without it the hashes and the second step’s secrets are worth nothing.',
  seenBy: ['operator'],
  ground: 'security',
  keep: [{ with: 'store' }],
  columns: { secret: '32 random bytes from which this server’s own keys are made.' },
}

const backup: Entry = {
  name: 'backup',
  about:
    'A copy of the store, compressed and encrypted, without sessions, drafts, open links and keys.',
  seenBy: ['operator'],
  ground: 'security',
  keep: [{ after: 'issue', days: 14 }],
  columns: {
    copy: {
      purpose:
        'Brings back what was written, should the store be lost; what was erased since goes again.',
      words: true,
    },
  },
}

const backupKeys: Entry = {
  name: 'backup keys',
  about:
    'The keys of conversations, case notes and originals, in a file beside the backup, encrypted like it.',
  seenBy: ['operator'],
  ground: 'security',
  keep: [{ after: 'issue', days: 1 }],
  columns: {
    keys: 'Opens what may be readable for a short time only; a day, so that destroying a key is enough.',
  },
}

const leftOver: Entry = {
  name: 'left over store',
  about:
    'A whole store beside the store: the one that a backup took the place of, in case something is wrong with the new one; or a copy that a backup, a restore or a dry run left when it was cut off. No erasure reaches it.',
  seenBy: ['operator'],
  ground: 'security',
  keep: [{ after: 'issue', hours: 24 }],
  columns: {
    copy: {
      purpose:
        'Everything that the store held; as long as the keys of a backup at most, because these stand in it.',
      words: true,
    },
  },
}

const erasedFile: Entry = {
  name: 'erased file',
  about: 'luwte.erased beside the store: what was erased in the last 30 days, as random ids.',
  seenBy: ['operator'],
  ground: 'accountability',
  keep: [{ with: 'erased' }],
  columns: { line: 'Day, kind and id, so that a backup that is put back does not bring it back.' },
}

export const besideTheStore = [
  readingCookie,
  sessionCookie,
  languageCookie,
  tabCookie,
  ear,
  pace,
  pageCache,
  triageWords,
  log,
  keyFile,
  backup,
  backupKeys,
  leftOver,
  erasedFile,
] as const
