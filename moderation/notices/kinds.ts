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
  'restored',
  'objection-received',
  'objection-refused',
  'objection-granted',
  'objection-granted-gone',
  'objection-granted-measure',
  'measure-word',
  'measure-warning',
  'measure-slow',
  'measure-silent',
  'measure-suspended',
  'measure-removed',
  'measure-lifted',
  'report-acted',
  'report-kept',
  'report-read',
  'case-taken',
  'conversation-offered',
  'message-received',
  'conversation-closed',
] as const
/** What a person decided about somebody's post or conduct: to these she can object, once to each. */
export const OBJECTABLE: ReadonlySet<string> = new Set<NoticeKind>([
  'removed',
  'redacted',
  'measure-warning',
  'measure-slow',
  'measure-silent',
  'measure-suspended',
  'measure-removed',
])

export type NoticeKind = (typeof NOTICE_KINDS)[number]
