/**
 * What readers see has one version (`counter`, row `content`): each change to one of these tables raises it in
 * its own transaction, whoever makes it. Pages that are kept in memory are found by it.
 */
export const name = '0002-content-version'

const EVERY_CHANGE = ['INSERT', 'UPDATE', 'DELETE']

/** The tables that a page for readers shows something of, with the changes that can be seen on one. */
const SEEN: Record<string, string[]> = {
  post: EVERY_CHANGE,
  thread: EVERY_CHANGE,
  board: EVERY_CHANGE,
  board_text: EVERY_CHANGE,
  allowed_host: EVERY_CHANGE,
  setting: EVERY_CHANGE,
  // Whether somebody is on call, and so what is promised.
  shift: EVERY_CHANGE,
  absence: EVERY_CHANGE,
  alarm_test: EVERY_CHANGE,
  // Who is kept apart from whom. That somebody said something changes nothing that is seen.
  recognition: ['UPDATE', 'DELETE'],
  // Who muted somebody has pages of her own from then on.
  mute: ['INSERT', 'DELETE'],
  account: ['UPDATE OF pseudonym, role, active', 'DELETE'],
}

function trigger(table: string, change: string): string {
  const [event = ''] = change.split(' ')
  return `CREATE TRIGGER content_${table}_${event.toLowerCase()} AFTER ${change} ON ${table}
BEGIN
  INSERT INTO counter (name, value) VALUES ('content', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1;
END;`
}

export const statements = Object.entries(SEEN)
  .flatMap(([table, changes]) => changes.map((change) => trigger(table, change)))
  .join('\n')
