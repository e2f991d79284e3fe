/**
 * When the store itself can't do what it is asked: what that is called, and what whoever runs it does about it.
 * Nothing is lost by it: what could not be written was acknowledged to nobody.
 */
export type Trouble = {
  kind: 'full' | 'read-only' | 'damaged' | 'locked' | 'unreachable'
  /** One line for the operator. */
  todo: string
}

const TROUBLES: Array<[codes: RegExp, Trouble]> = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/,
    { kind: 'full', todo: 'The disk is full: make room, or give the store a larger one.' },
  ],
  [
    /^(SQLITE_READONLY|EROFS)/,
    {
      kind: 'read-only',
      todo: 'The store can only be read: look at the disk and at who owns DATA_DIR.',
    },
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB)/,
    { kind: 'damaged', todo: 'The store is damaged: stop, and put back the last backup.' },
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    { kind: 'locked', todo: 'Another process holds the store for too long: find it and end it.' },
  ],
  [
    /^(SQLITE_IOERR|SQLITE_CANTOPEN|EIO|EACCES|EPERM)/,
    {
      kind: 'unreachable',
      todo: 'The store could not be opened or written: is DATA_DIR writable?',
    },
  ],
]

/** What an error says of the store; undefined when it is about something else. */
export function troubleOf(error: unknown): Trouble | undefined {
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code !== 'string') return undefined
  return TROUBLES.find(([codes]) => codes.test(code))?.[1]
}
