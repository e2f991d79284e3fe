/**
 * The first shape of the store, frozen in time: later changes are later migrations.
 *
 * Rules that this shape keeps (design.md, Gone is gone):
 * - no text of a person (pseudonym, title, body) stands in an index: uniqueness goes by keyed hashes;
 * - posts carry a day; finer moments stand only in rows of the work (session, draft, review item,
 *   case, alarm, shift) and go with them;
 * - ids are random; orders are integers that never leave the server.
 *
 * Moments are INTEGER milliseconds since 1970 (UTC). Days are TEXT `YYYY-MM-DD` in Europe/Amsterdam.
 */
export const name = '0001-first'

export const statements = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE board (
  id TEXT PRIMARY KEY,
  theme TEXT NOT NULL,
  position INTEGER NOT NULL,
  read TEXT NOT NULL CHECK (read IN ('everyone', 'members')),
  newcomer_posts INTEGER NOT NULL CHECK (newcomer_posts >= 0),
  search INTEGER NOT NULL CHECK (search IN (0, 1)),
  showing TEXT NOT NULL,
  help TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE board_text (
  board_id TEXT NOT NULL REFERENCES board(id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  rules TEXT NOT NULL,
  form_note TEXT NOT NULL,
  PRIMARY KEY (board_id, language)
) STRICT;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  pseudonym TEXT NOT NULL,
  pseudonym_key BLOB NOT NULL UNIQUE,
  passphrase_hash TEXT NOT NULL,
  recovery_hash TEXT,
  role TEXT NOT NULL CHECK (role IN ('member', 'moderator', 'professional', 'administrator')),
  joined_week TEXT NOT NULL,
  seen_month TEXT NOT NULL DEFAULT '',
  approved_posts INTEGER NOT NULL DEFAULT 0,
  said_yes INTEGER NOT NULL DEFAULT 1 CHECK (said_yes IN (0, 1)),
  keep_months INTEGER NOT NULL DEFAULT 12 CHECK (keep_months IN (1, 3, 12)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX account_role ON account(role, active);
CREATE INDEX account_keeps ON account(keep_months);
CREATE INDEX account_seen ON account(seen_month, joined_week);

CREATE TABLE sign_in (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  day TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('night', 'morning', 'afternoon', 'evening')),
  PRIMARY KEY (account_id, sequence)
) STRICT;
CREATE INDEX sign_in_day ON sign_in(day);

CREATE TABLE second_factor (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  secret BLOB NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  last_step INTEGER NOT NULL DEFAULT 0,
  renewal BLOB,
  renewal_until INTEGER
) STRICT;

CREATE TABLE passkey (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  host TEXT NOT NULL,
  credential_key BLOB NOT NULL UNIQUE,
  credential BLOB NOT NULL,
  public_key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  name TEXT NOT NULL,
  added_week TEXT NOT NULL
) STRICT;
CREATE INDEX passkey_account ON passkey(account_id);

CREATE TABLE renewal (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  first_by TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX renewal_first_by ON renewal(first_by);
CREATE INDEX renewal_expires ON renewal(expires_at);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  passphrase_at INTEGER NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  second_step INTEGER NOT NULL CHECK (second_step IN (0, 1)),
  away INTEGER NOT NULL CHECK (away IN (0, 1))
) STRICT;
CREATE INDEX session_account ON session(account_id);
CREATE INDEX session_expires ON session(expires_at);

CREATE TABLE challenge (
  session_id TEXT PRIMARY KEY REFERENCES session(id) ON DELETE CASCADE,
  purpose TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX challenge_expires ON challenge(expires_at);

CREATE TABLE invitation (
  id BLOB PRIMARY KEY,
  role TEXT NOT NULL,
  invited_by TEXT,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  id BLOB PRIMARY KEY,
  account_id TEXT REFERENCES account(id) ON DELETE CASCADE,
  ciphertext BLOB NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_account ON draft(account_id);
CREATE INDEX draft_expires ON draft(expires_at);

CREATE TABLE thread (
  id TEXT PRIMARY KEY,
  board_id TEXT NOT NULL REFERENCES board(id),
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'visible', 'removed')),
  latest INTEGER NOT NULL,
  latest_day TEXT NOT NULL,
  places INTEGER NOT NULL DEFAULT 0,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  warning TEXT NOT NULL DEFAULT '',
  moved_from TEXT REFERENCES board(id),
  split_from TEXT REFERENCES thread(id) ON DELETE SET NULL,
  merged_into TEXT REFERENCES thread(id) ON DELETE SET NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX thread_latest_day ON thread(latest_day);
CREATE INDEX thread_board ON thread(board_id, state, pinned DESC, latest DESC);
CREATE INDEX thread_split ON thread(split_from) WHERE split_from IS NOT NULL;
CREATE INDEX thread_merged ON thread(merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE thread_event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  thread_id TEXT NOT NULL REFERENCES thread(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  undo_until INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  before TEXT NOT NULL
) STRICT;
CREATE INDEX thread_event_thread ON thread_event(thread_id, sequence);

CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  level TEXT NOT NULL CHECK (level IN ('acute', 'urgent', 'attention', 'none')),
  signals TEXT NOT NULL,
  matches TEXT NOT NULL,
  suppressed TEXT NOT NULL,
  because TEXT NOT NULL,
  danger TEXT CHECK (danger IN ('yes', 'unknown', 'no')),
  triaged INTEGER NOT NULL CHECK (triaged IN (0, 1)),
  lexicon_version TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_day ON assessment(day, id);

CREATE TABLE alias (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE post (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  thread_id TEXT NOT NULL REFERENCES thread(id) ON DELETE CASCADE,
  account_id TEXT REFERENCES account(id),
  alias_id TEXT REFERENCES alias(id),
  opening INTEGER NOT NULL CHECK (opening IN (0, 1)),
  place INTEGER,
  state TEXT NOT NULL CHECK (state IN ('held', 'visible', 'removed')),
  staff_only INTEGER NOT NULL DEFAULT 0 CHECK (staff_only IN (0, 1)),
  day TEXT NOT NULL,
  warning TEXT NOT NULL DEFAULT '',
  markdown TEXT NOT NULL,
  html TEXT NOT NULL,
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  quotes TEXT,
  looked_at INTEGER NOT NULL DEFAULT 0 CHECK (looked_at IN (0, 1)),
  counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1)),
  assessment_id TEXT REFERENCES assessment(id) ON DELETE SET NULL,
  submission_key BLOB UNIQUE,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX post_thread ON post(thread_id, place);
CREATE INDEX post_account ON post(account_id, sequence);
CREATE INDEX post_alias ON post(alias_id) WHERE alias_id IS NOT NULL;
CREATE INDEX post_assessment ON post(assessment_id);
CREATE INDEX post_day ON post(day);
CREATE INDEX post_not_shown ON post(state, day) WHERE state <> 'visible';
CREATE INDEX post_removed_words ON post(day) WHERE state = 'removed' AND markdown <> '';
CREATE INDEX post_submitted ON post(day) WHERE submission_key IS NOT NULL;
CREATE INDEX post_quotes ON post(quotes) WHERE quotes IS NOT NULL;

CREATE TABLE triage_feedback (
  assessment_id TEXT NOT NULL REFERENCES assessment(id) ON DELETE CASCADE,
  signal TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('missed', 'wrong')),
  level TEXT CHECK (level IN ('acute', 'urgent', 'attention')),
  day TEXT NOT NULL,
  PRIMARY KEY (assessment_id, signal)
) STRICT, WITHOUT ROWID;

CREATE TABLE site_rule (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'withdrawn')),
  signal TEXT NOT NULL,
  level TEXT CHECK (level IN ('acute', 'urgent', 'attention')),
  language TEXT NOT NULL,
  why TEXT NOT NULL,
  phrases TEXT NOT NULL,
  exclusions TEXT NOT NULL,
  fires TEXT NOT NULL,
  silent TEXT NOT NULL,
  replaces TEXT REFERENCES site_rule(id) ON DELETE SET NULL,
  version INTEGER NOT NULL DEFAULT 1,
  changed_day TEXT NOT NULL,
  withdrawn_day TEXT
) STRICT;
CREATE INDEX site_rule_state ON site_rule(state);
CREATE INDEX site_rule_replaces ON site_rule(replaces) WHERE replaces IS NOT NULL;
CREATE INDEX site_rule_withdrawn ON site_rule(withdrawn_day) WHERE withdrawn_day IS NOT NULL;

CREATE TABLE site_reader (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('ready', 'live')) UNIQUE,
  features TEXT NOT NULL,
  trained TEXT NOT NULL,
  comparison TEXT NOT NULL,
  made_day TEXT NOT NULL
) STRICT;

CREATE TABLE link (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  url_key BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE post_link (
  post_id TEXT NOT NULL REFERENCES post(id) ON DELETE CASCADE,
  link_id TEXT NOT NULL REFERENCES link(id),
  PRIMARY KEY (post_id, link_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_link_link ON post_link(link_id);

CREATE TABLE secret_place (
  whole BLOB PRIMARY KEY,
  first BLOB NOT NULL,
  words INTEGER NOT NULL CHECK (words BETWEEN 1 AND 8)
) STRICT, WITHOUT ROWID;

CREATE TABLE allowed_host (
  host TEXT PRIMARY KEY
) STRICT;

CREATE TABLE receipt (
  id BLOB PRIMARY KEY,
  post_id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  until INTEGER NOT NULL,
  again INTEGER NOT NULL CHECK (again IN (0, 1))
) STRICT;

CREATE TABLE review_item (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('triage', 'report', 'newcomer', 'appeal')),
  post_id TEXT NOT NULL REFERENCES post(id),
  board_id TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('acute', 'urgent', 'attention', 'none')),
  level_rank INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'ended')),
  why TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  closed_at INTEGER,
  claimed_by TEXT,
  claimed_until INTEGER,
  reports INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX review_item_open ON review_item(state, level_rank, due_at, opened_at);
CREATE UNIQUE INDEX review_item_one_open ON review_item(post_id, kind) WHERE state = 'open';
CREATE INDEX review_item_post ON review_item(post_id);
CREATE INDEX review_item_closed ON review_item(closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE review_event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX review_event_item ON review_event(item_id, sequence);

CREATE TABLE item_note (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  by TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX item_note_item ON item_note(item_id, sequence);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  post_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('approve', 'redact', 'remove', 'escalate', 'uphold', 'overturn')),
  reason TEXT,
  message TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  undo_until INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  before TEXT NOT NULL,
  assessment_id TEXT,
  second_look TEXT CHECK (second_look IN ('wanted', 'agreed', 'differed')),
  looked_by TEXT
) STRICT;
CREATE INDEX decision_wanted ON decision(decided_at) WHERE second_look = 'wanted';
CREATE INDEX decision_item ON decision(item_id);
CREATE INDEX decision_post ON decision(post_id);
CREATE INDEX decision_by ON decision(decided_by, decided_at);
CREATE INDEX decision_undoable ON decision(decided_by, undo_until);
CREATE INDEX decision_handed_on ON decision(decided_by, decided_at) WHERE kind = 'escalate';
CREATE INDEX decision_when ON decision(decided_at);
CREATE INDEX decision_escalated ON decision(post_id) WHERE kind = 'escalate';

CREATE TABLE desk_choice (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  heavy_a_day INTEGER CHECK (heavy_a_day > 0),
  from_time TEXT,
  to_time TEXT,
  folded INTEGER NOT NULL CHECK (folded IN (0, 1)),
  keys INTEGER NOT NULL CHECK (keys IN (0, 1)),
  may_tell INTEGER NOT NULL CHECK (may_tell IN (0, 1)),
  avoided TEXT NOT NULL
) STRICT;

CREATE TABLE passed_item (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  PRIMARY KEY (account_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passed_item_item ON passed_item(item_id);

CREATE TABLE known_author (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  author_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  PRIMARY KEY (account_id, author_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_author_author ON known_author(author_id);

CREATE TABLE first_decisions (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  decisions INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  by TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT;

CREATE TABLE debrief (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  asked TEXT NOT NULL CHECK (asked IN ('colleague', 'coordinator')),
  asked_at INTEGER NOT NULL,
  taken_by TEXT REFERENCES account(id) ON DELETE SET NULL
) STRICT;

CREATE TABLE report (
  id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  post_id TEXT NOT NULL,
  account_id TEXT REFERENCES account(id) ON DELETE SET NULL,
  track TEXT NOT NULL CHECK (track IN ('care', 'conduct')),
  reason TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_once ON report(post_id, account_id);
CREATE INDEX report_item ON report(item_id);
CREATE INDEX report_account ON report(account_id);

CREATE TABLE objection (
  notice_id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES review_item(id) ON DELETE CASCADE,
  decision_id TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL CHECK (level IN ('acute', 'urgent', 'attention', 'none')),
  granted INTEGER CHECK (granted IN (0, 1)),
  day TEXT NOT NULL
) STRICT;
CREATE INDEX objection_item ON objection(item_id);
CREATE INDEX objection_decision ON objection(decision_id);

CREATE TABLE measure (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('word', 'warning', 'slow', 'silent', 'suspended', 'removed')),
  reason TEXT NOT NULL,
  post_id TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  day TEXT NOT NULL,
  until_day TEXT,
  lifted INTEGER NOT NULL DEFAULT 0 CHECK (lifted IN (0, 1))
) STRICT;
CREATE INDEX measure_account ON measure(account_id, sequence);
CREATE INDEX measure_until ON measure(until_day);

CREATE TABLE measure_post (
  measure_id TEXT NOT NULL REFERENCES measure(id) ON DELETE CASCADE,
  post_id TEXT NOT NULL,
  PRIMARY KEY (measure_id, post_id)
) STRICT;

CREATE TABLE notice (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  post_id TEXT,
  decision_id TEXT,
  reason TEXT,
  message TEXT NOT NULL DEFAULT '',
  flagged_by TEXT CHECK (flagged_by IN ('triage', 'person')),
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
  day TEXT NOT NULL
) STRICT;
CREATE INDEX notice_day ON notice(day);
CREATE INDEX notice_account ON notice(account_id, sequence);
CREATE INDEX notice_decision ON notice(decision_id);

CREATE TABLE "case" (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('post', 'warned', 'refused', 'escalation', 'report', 'question', 'objection')),
  post_id TEXT,
  account_id TEXT REFERENCES account(id) ON DELETE SET NULL,
  assessment_id TEXT REFERENCES assessment(id) ON DELETE SET NULL,
  submission_key BLOB,
  level TEXT NOT NULL CHECK (level IN ('acute', 'urgent')),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  acknowledged_by TEXT,
  acknowledged_at INTEGER,
  contact TEXT NOT NULL DEFAULT 'unasked' CHECK (contact IN ('unasked', 'yes', 'no')),
  outcome TEXT,
  closed_at INTEGER,
  happened_at INTEGER,
  aftercare_day TEXT,
  erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX case_assessment ON "case"(assessment_id);
CREATE INDEX case_open ON "case"(state, due_at);
CREATE INDEX case_post ON "case"(post_id);
CREATE INDEX case_account ON "case"(account_id);
CREATE INDEX case_opened ON "case"(opened_at);
CREATE INDEX case_closed ON "case"(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX case_submission ON "case"(submission_key);
CREATE INDEX case_aftercare ON "case"(aftercare_day) WHERE aftercare_day IS NOT NULL;

CREATE TABLE case_key (
  id TEXT PRIMARY KEY REFERENCES "case"(id) ON DELETE CASCADE,
  key BLOB NOT NULL
) STRICT;

CREATE TABLE legal_hold (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES "case"(id) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason IN ('court', 'complaint', 'report', 'own-wish')),
  proposed_by TEXT NOT NULL,
  proposed_day TEXT NOT NULL,
  confirmed_by TEXT,
  confirmed_day TEXT,
  until_day TEXT NOT NULL
) STRICT;
CREATE INDEX legal_hold_case ON legal_hold(case_id);

CREATE TABLE recognition (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES "case"(id) ON DELETE SET NULL,
  reporter_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  author_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'apart')),
  from_day TEXT,
  day TEXT NOT NULL,
  UNIQUE (reporter_id, author_id)
) STRICT;
CREATE INDEX recognition_author ON recognition(author_id);
CREATE INDEX recognition_case ON recognition(case_id);
CREATE INDEX recognition_apart ON recognition(state, from_day);

CREATE TABLE mute (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  muted_id TEXT REFERENCES account(id) ON DELETE CASCADE,
  alias_id TEXT REFERENCES alias(id) ON DELETE CASCADE,
  UNIQUE (account_id, muted_id),
  UNIQUE (account_id, alias_id),
  CHECK ((muted_id IS NULL) <> (alias_id IS NULL))
) STRICT;
CREATE INDEX mute_muted ON mute(muted_id);
CREATE INDEX mute_alias ON mute(alias_id);

CREATE TABLE case_event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT NOT NULL REFERENCES "case"(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  note BLOB
) STRICT;
CREATE INDEX case_event_case ON case_event(case_id, sequence);

CREATE TABLE case_answer (
  case_id TEXT NOT NULL REFERENCES "case"(id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown')),
  note BLOB,
  told_at INTEGER,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (case_id, question)
) STRICT;

CREATE TABLE case_task (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES "case"(id) ON DELETE CASCADE,
  task BLOB,
  due_day TEXT NOT NULL,
  by TEXT NOT NULL,
  done_by TEXT,
  done_at INTEGER
) STRICT;
CREATE INDEX case_task_case ON case_task(case_id, due_day);

CREATE TABLE alarm (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL UNIQUE REFERENCES "case"(id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('ringing', 'quiet', 'ended')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  first_sent_at INTEGER,
  ringing_since INTEGER NOT NULL,
  tier INTEGER NOT NULL DEFAULT 0,
  highest_tier INTEGER NOT NULL DEFAULT 0,
  called_at INTEGER,
  lease_by TEXT,
  lease_until INTEGER
) STRICT;
CREATE INDEX alarm_due ON alarm(state, due_at);

CREATE TABLE alarm_way (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  way TEXT NOT NULL CHECK (way IN ('email', 'webhook')),
  target BLOB NOT NULL,
  secret BLOB NOT NULL,
  PRIMARY KEY (account_id, way)
) STRICT, WITHOUT ROWID;

CREATE TABLE alarm_test (
  account_id TEXT PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
  sent_at INTEGER NOT NULL,
  acknowledged_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE summons (
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  way TEXT NOT NULL CHECK (way IN ('email', 'webhook')),
  why TEXT NOT NULL CHECK (why IN ('acute', 'test', 'nobody', 'fault', 'hole')),
  due_at INTEGER,
  sent_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_by TEXT,
  lease_until INTEGER,
  PRIMARY KEY (account_id, way, why)
) STRICT, WITHOUT ROWID;
CREATE INDEX summons_due ON summons(due_at) WHERE due_at IS NOT NULL;

CREATE TABLE sealed_text (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL,
  decision_id TEXT,
  case_id TEXT,
  assessment_id TEXT REFERENCES assessment(id) ON DELETE SET NULL,
  ciphertext BLOB NOT NULL,
  until INTEGER
) STRICT;
CREATE INDEX sealed_text_post ON sealed_text(post_id);
CREATE INDEX sealed_text_until ON sealed_text(until);
CREATE INDEX sealed_text_case ON sealed_text(case_id) WHERE case_id IS NOT NULL;
CREATE INDEX sealed_text_assessment ON sealed_text(assessment_id);

CREATE TABLE seal_key (
  id TEXT PRIMARY KEY REFERENCES sealed_text(id) ON DELETE CASCADE,
  key BLOB NOT NULL
) STRICT;

CREATE TABLE conversation (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL UNIQUE REFERENCES "case"(id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('asked', 'offered', 'accepted', 'declined', 'closed')),
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1))
) STRICT;
CREATE INDEX conversation_closed ON conversation(closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX conversation_account ON conversation(account_id, opened_at);
CREATE INDEX conversation_waiting ON conversation(case_id) WHERE waiting = 1;

CREATE TABLE conversation_key (
  id TEXT PRIMARY KEY REFERENCES conversation(id) ON DELETE CASCADE,
  key BLOB NOT NULL
) STRICT;

CREATE TABLE message (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id TEXT NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
  by TEXT,
  ciphertext BLOB NOT NULL,
  assessment_id TEXT REFERENCES assessment(id) ON DELETE SET NULL,
  submission_key BLOB UNIQUE,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX message_conversation ON message(conversation_id, sequence);
CREATE INDEX message_assessment ON message(assessment_id);

CREATE TABLE shift (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  tier INTEGER NOT NULL CHECK (tier IN (1, 2, 3)),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  offered_to TEXT REFERENCES account(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX shift_when ON shift(ends_at, starts_at);

CREATE TABLE absence (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX absence_account ON absence(account_id, to_day);
CREATE INDEX absence_to ON absence(to_day);

CREATE VIRTUAL TABLE post_search USING fts5(
  title, body, tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO post_search (post_search, rank) VALUES ('secure-delete', 1);
INSERT INTO post_search (post_search, rank) VALUES ('usermerge', 2);

CREATE TABLE erased (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('account', 'post', 'conversation', 'words', 'removal')),
  subject TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
CREATE INDEX erased_day ON erased(day);

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL,
  actor TEXT,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject TEXT,
  reason TEXT NOT NULL DEFAULT '',
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_day ON audit(day);
CREATE INDEX audit_actor ON audit(actor, day);
CREATE INDEX audit_kind ON audit(subject_kind, sequence);
CREATE INDEX audit_subject ON audit(subject, sequence);
CREATE TRIGGER audit_only_grows_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
`
