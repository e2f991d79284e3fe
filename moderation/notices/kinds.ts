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
  'report-received',
  'report-acted',
  'report-kept',
  'case-taken',
  'conversation-offered',
  'message-received',
  'conversation-closed',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
