/** What a member can be told. The words of each kind stand in the translation files. */
export const NOTICE_KINDS = [
  'held',
  'approved',
  'approved-with-warning',
  'redacted',
  'removed',
  'escalated',
  'undone',
  'ran-out',
  'objection-received',
  'objection-refused',
  'objection-granted',
  'objection-granted-gone',
  'report-received',
  'report-acted',
  'report-kept',
  'case-taken',
  'conversation-offered',
  'message-received',
  'conversation-closed',
] as const
/** What a person decided about somebody's post: to these she can object, once to each. */
export const OBJECTABLE: ReadonlySet<string> = new Set<NoticeKind>(['removed', 'redacted'])

export type NoticeKind = (typeof NOTICE_KINDS)[number]
