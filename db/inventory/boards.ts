import type { Entry } from './entry.ts'

const IN_USE = [{ while: 'in use' }] as const

const setting: Entry<'setting'> = {
  name: 'setting',
  about: 'What the administrators set: opening, times. And when it was last swept.',
  seenBy: ['administrator'],
  ground: 'none',
  keep: IN_USE,
  columns: {
    key: 'The name of the setting.',
    value: 'What it is set to.',
  },
}

const counter: Entry<'counter'> = {
  name: 'counter',
  about:
    'Rows of numbers by which threads are put in order without a time of day, kept pages found, and the search index written anew.',
  seenBy: [],
  ground: 'none',
  keep: IN_USE,
  columns: {
    name: 'Which row of numbers.',
    value: 'The last number given out; it never leaves the server.',
  },
}

const board: Entry<'board'> = {
  name: 'board',
  about: 'A place for one theme, with its own rules for reading and showing.',
  seenBy: ['reader', 'administrator'],
  ground: 'none',
  keep: IN_USE,
  columns: {
    id: 'Its address; random.',
    theme: 'What it is about, for the triage and the help shown beside it.',
    position: 'Its place among the boards.',
    read: 'Whether one reads it with a reading session or only signed in.',
    newcomer_posts: 'How many approved posts make a newcomer a member there.',
    search: 'Whether its posts can be searched.',
    showing: 'Which posts are shown at once and which wait.',
    help: 'Which help services stand beside it.',
    version: { purpose: 'How often its pages changed: kept pages are found by it.', seenBy: [] },
  },
}

const boardText: Entry<'board_text'> = {
  name: 'board_text',
  about: 'The board’s own words, in each language.',
  seenBy: ['reader', 'administrator'],
  ground: 'none',
  keep: IN_USE,
  columns: {
    board_id: 'Which board.',
    language: 'Which language.',
    name: 'Its name.',
    about: 'What it is for.',
    rules: 'The rules that hold there beside the house rules.',
    form_note: 'What stands above its form.',
  },
}

const secretPlace: Entry<'secret_place'> = {
  name: 'secret_place',
  about:
    'Places that the organisation keeps secret, as hashes: a post that names one waits for a moderator.',
  seenBy: [],
  ground: 'none',
  keep: IN_USE,
  columns: {
    whole: 'The keyed hash of its words; nobody can read them back.',
    first: 'Two bytes of the hash of its first word, to search by; many words share them.',
    words: 'How many words it has.',
  },
}

const allowedHost: Entry<'allowed_host'> = {
  name: 'allowed_host',
  about: 'Where links in posts may lead; all other addresses stay plain text.',
  seenBy: ['administrator'],
  ground: 'none',
  keep: IN_USE,
  columns: { host: 'The name of the site.' },
}

const migration: Entry = {
  name: 'migration',
  about: 'Which shapes the store has been through.',
  seenBy: [],
  ground: 'none',
  keep: IN_USE,
  columns: { name: 'Keeps a change of shape from being made twice.' },
}

const sequence: Entry = {
  name: 'sqlite_sequence',
  about: 'SQLite’s own: the highest number given to a row, so that none is given twice.',
  seenBy: [],
  ground: 'none',
  keep: IN_USE,
  columns: { name: 'Which table.', seq: 'The highest number so far; it never leaves the server.' },
}

export const boards = [
  setting,
  counter,
  board,
  boardText,
  secretPlace,
  allowedHost,
  migration,
  sequence,
] as const
