import type { Entry } from './entry.ts'

const account: Entry<'account'> = {
  name: 'account',
  about: 'Somebody under a pseudonym. Nothing here leads to a name, an address or a device.',
  seenBy: [],
  ground: 'consent',
  keep: [
    { on: 'erasure' },
    {
      after: 'last-trace',
      from: ['account.seen_month', 'account.joined_week', 'post.day'],
      months: 12,
      rule: 'account',
      unless: 'in-service-or-case-open',
    },
  ],
  columns: {
    id: {
      purpose:
        'Lets other rows point to this account; random. Of staff also in the forms of the rota.',
      seenBy: ['professional', 'administrator'],
    },
    pseudonym: {
      purpose: 'The name under which others read what somebody wrote, and with which she signs in.',
      seenBy: ['reader'],
      words: true,
    },
    pseudonym_key:
      'Keeps two people from one pseudonym: a hash that only this server can make, so that no index holds the name.',
    passphrase_hash: 'Checks the passphrase (argon2id). The passphrase itself is nowhere.',
    recovery_hash: {
      purpose: 'Checks the recovery code of who lost her passphrase; works once.',
      keep: [{ on: 'use' }, { with: 'account' }],
    },
    role: {
      purpose:
        'What somebody may do here: member, moderator, professional or administrator. At a post readers see whether its writer is of the team.',
      seenBy: ['reader', 'owner', 'moderator', 'professional', 'administrator'],
    },
    joined_week: {
      purpose: 'Finds accounts that nobody ever came back to. A week, no day.',
      seenBy: ['owner'],
    },
    seen_month: {
      purpose:
        'Finds accounts that nobody has used for long: the month of the last sign-in. No day.',
      seenBy: ['owner'],
    },
    approved_posts: {
      purpose: 'Tells when a newcomer’s posts need no reading beforehand any more.',
      seenBy: ['owner'],
    },
    said_yes: {
      purpose:
        'That its owner said yes to age, rules and consent. Who only asked a professional did not.',
      seenBy: ['owner'],
    },
    keep_months: {
      purpose:
        'How long she wants her posts to stand: 1, 3 or 12 months. Who skipped the recovery code: 3.',
      seenBy: ['owner'],
    },
    active: {
      purpose: 'Shuts an account out while what it wrote stays, or while it is being erased.',
      seenBy: ['administrator'],
    },
  },
}

const signIn: Entry<'sign_in'> = {
  name: 'sign_in',
  about: 'The last two sign-ins, so that somebody can see whether a visit was not hers.',
  seenBy: ['owner'],
  ground: 'security',
  keep: [{ newest: 2 }, { after: 'sign-in', from: 'sign_in.day', days: 30 }, { with: 'account' }],
  columns: {
    account_id: 'Whose sign-in it was.',
    sequence: { purpose: 'Tells the last from the one before.', seenBy: [] },
    day: 'The day, to recognise one’s own visit. No hour.',
    part: 'Night, morning, afternoon or evening, to recognise one’s own visit.',
  },
}

const secondFactor: Entry<'second_factor'> = {
  name: 'second_factor',
  about: 'The code of staff when they sign in: six digits by time. Members have none.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'service-end' }, { with: 'account' }],
  columns: {
    account_id: 'Whose second step it is.',
    secret: {
      purpose: 'Checks the six digits; encrypted with the key file. Shown once, when it is set up.',
      seenBy: ['owner'],
    },
    confirmed: 'Whether a first code was given.',
    last_step: 'Keeps a code from being used twice: the number of its half minute.',
    renewal: {
      purpose:
        'Checks the words with which somebody sets up a new second step after losing it: a hash that only this server can make. It stays when they have run out, so that a passphrase alone never is enough.',
      keep: [{ on: 'use' }, { on: 'service-end' }, { with: 'account' }],
    },
    renewal_until: 'Ends those words after two days.',
  },
}

const passkey: Entry<'passkey'> = {
  name: 'passkey',
  about:
    'A passkey of staff: the public half of a key that their phone, computer or security key holds. Members have none.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'removing' }, { on: 'service-end' }, { with: 'account' }],
  columns: {
    id: { purpose: 'Names it in the form that takes it away; random.', seenBy: ['owner'] },
    account_id: 'Whose passkey it is.',
    host: 'The host it was made for: on another address it opens nothing, and does not count.',
    credential_key: 'Keeps one passkey from two accounts: a hash that only this server can make.',
    credential: {
      purpose: 'Tells the browser which passkey is asked for; encrypted with the key file.',
      seenBy: ['owner'],
    },
    public_key: 'Checks what the passkey signed. The private half never leaves its device.',
    counter: 'Shows when there are two of one passkey: then the count goes back.',
    name: {
      purpose: 'What its owner calls it, to know which one to take away.',
      seenBy: ['owner'],
      words: true,
    },
    added_week: {
      purpose: 'Lets its owner see whether one was added by somebody else. A week, no day.',
      seenBy: ['owner'],
    },
  },
}

const renewal: Entry<'renewal'> = {
  name: 'renewal',
  about:
    'A colleague said that somebody lost their second step, and a second one has to say so too.',
  seenBy: ['owner', 'moderator', 'professional', 'administrator'],
  ground: 'security',
  keep: [{ on: 'use' }, { at: 'renewal.expires_at' }, { with: 'account' }],
  columns: {
    account_id: 'Who lost their second step.',
    first_by: 'Who said so first: the second has to be somebody else.',
    expires_at: 'Ends it after a day when nobody else said so.',
  },
}

const challenge: Entry<'challenge'> = {
  name: 'challenge',
  about: 'What a passkey has to sign now: random, for one session and one purpose, used once.',
  seenBy: [],
  ground: 'security',
  keep: [{ on: 'use' }, { at: 'challenge.expires_at' }, { with: 'session' }],
  columns: {
    session_id: 'Whose it is: an answer from another session opens nothing.',
    purpose: 'What it is for: an answer to one thing opens no other.',
    value: { purpose: 'What has to be signed; 32 random bytes.', seenBy: ['owner'] },
    expires_at: 'Ends it after five minutes.',
  },
}

const session: Entry<'session'> = {
  name: 'session',
  about: 'Somebody signed in on one device. How many there are is shown to the owner; not on what.',
  seenBy: [],
  ground: 'security',
  keep: [
    { at: 'session.expires_at' },
    { on: 'leaving' },
    { on: 'signing-out' },
    { with: 'account' },
  ],
  columns: {
    id: 'Finds the session: a hash of the token that only the browser holds.',
    account_id: 'Who is signed in; lets the owner count and end her sessions.',
    created_at: 'Ends the session for good: after 4 hours, 1 on a shared device, 8 for staff.',
    expires_at:
      'Ends a session that nobody uses: after 30 minutes, 10 on a shared device. Of staff it also tells colleagues who is at work.',
    passphrase_at: 'Asks the passphrase again before one’s own things are shown.',
    shared: 'Whether somebody shares the device, which makes the session shorter.',
    second_step: 'Whether staff have done their second step.',
    away: 'A page was out of sight for a minute: the passphrase is asked before anything opens.',
  },
}

const invitation: Entry<'invitation'> = {
  name: 'invitation',
  about: 'A one-time link with which somebody comes to work here.',
  seenBy: [],
  ground: 'work',
  keep: [{ on: 'use' }, { at: 'invitation.expires_at' }],
  columns: {
    id: 'Finds the invitation: a hash of the token in the link.',
    role: { purpose: 'The role that the link gives.', seenBy: ['owner', 'administrator'] },
    invited_by: 'Which administrator answers for it.',
    expires_at: 'Ends a link that nobody used, after 7 days.',
  },
}

export const accounts = [
  account,
  signIn,
  secondFactor,
  passkey,
  renewal,
  session,
  challenge,
  invitation,
] as const
