/** What the house keeps, who may do what in it, and what it withstands. */
import { by, type Promised } from './promised.ts'

export const IN_THE_HOUSE: Promised[] = [
  {
    number: 15,
    promise: 'No log holds an address, a name, a query or a word',
    proofs: by('integration/http-logs', 'nothing that a visitor sends stands in the log'),
  },
  {
    number: 16,
    promise: 'How fast is too fast is counted without keeping who; nobody is locked out by another',
    proofs: by(
      'unit/limits',
      'what stands in for an address cannot be read back',
      'guessing at one account gets slower',
    ),
  },
  {
    number: 17,
    promise: 'No page asks another host for anything',
    proofs: [
      ...by('browser/pages', 'every page in every state is for everybody'),
      ...by('unit/headers', 'nothing may be loaded, framed or sent but from and to this house'),
    ],
  },
  {
    number: 18,
    promise: 'A strict content policy on every answer',
    proofs: [
      ...by('unit/headers', 'every answer has'),
      ...by('integration/http', 'comes with every security header'),
    ],
  },
  {
    number: 19,
    promise: 'Cookies say nothing, end with the browser and are read by no script',
    proofs: [
      ...by(
        'integration/http',
        'cookies end with the browser',
        'a reading session holds a signed time',
      ),
      ...by('unit/cookies', 'cookies are read by their names'),
    ],
  },
  {
    number: 20,
    promise: 'A form counts only when it comes from here',
    proofs: [
      ...by(
        'unit/porter',
        'where a form comes from is asked before what it is made of',
        'a form from',
      ),
      ...by('integration/http', 'a form'),
    ],
  },
  {
    number: 21,
    promise: 'Signing in does not tell whether a pseudonym exists',
    proofs: by(
      'integration/accounts',
      'a wrong passphrase, a name that nobody has and a closed account',
      'a name that nobody has takes as long to refuse',
    ),
    except:
      'joining does: a pseudonym is public once its owner wrote, so guessing is made slow instead',
  },
  {
    number: 22,
    promise: 'Passphrases are kept as argon2id by OWASP’s measures',
    proofs: by(
      'integration/accounts',
      'joining asks for a pseudonym and a passphrase',
      'an invitation makes one staff account',
    ),
  },
  {
    number: 23,
    promise: 'Nothing that somebody writes becomes more than words',
    proofs: by(
      'unit/render-attacks',
      'is only words',
      'whatever is written, only the tiny grammar comes out',
      'no letter of what was written is lost',
    ),
  },
  {
    number: 24,
    promise: 'Nothing can be uploaded',
    proofs: by('unit/porter', 'a form of the type'),
  },
  {
    number: 25,
    promise: 'Links lead only where administrators said, and tell the other site nothing',
    proofs: by(
      'integration/settings',
      'links lead where the list says, and a site that is taken off is shut',
    ),
  },
  {
    number: 26,
    promise: 'Everything has a last day, and goes on it',
    proofs: [
      ...by('integration/retention-whole', 'after three years nothing is left of anybody'),
      ...by('integration/retention', 'a thread goes twelve months after its last post'),
      ...by('integration/inventory', 'every column of a fresh store has its row'),
    ],
  },
  {
    number: 27,
    promise: 'What is erased is in no byte of the store, a minute later at most',
    proofs: by(
      'integration/erasure',
      'a post that its author deletes is in no byte of the files',
      'an erased account leaves no word of hers',
      'of forty erased accounts no pseudonym is left',
    ),
  },
  {
    number: 28,
    promise: 'Backups are sealed, go after 14 days, and bring nothing erased back',
    proofs: by(
      'integration/backup',
      'backup, erase, restore: nothing comes back',
      'no word stands in a backup',
      'in a folder backups are called by their day and go after 14',
    ),
  },
  {
    number: 29,
    promise: 'Staff sign in with a second step; a lost one is replaced by two others',
    proofs: [
      ...by(
        'integration/accounts',
        'a code of the second step works once',
        'the secret of a second step stands in no table',
      ),
      ...by('integration/http-desks', 'the desks are for who works at them, after the second step'),
      ...by(
        'browser/passkeys',
        'a passkey is made on one’s own page, opens the second step, and opens nothing when sent again',
        'another origin, nobody known to the device, and a counter that goes back',
      ),
      ...by(
        'integration/passkeys',
        'opens once: sent again, or twice at once',
        'a counter that goes back, or stands still',
        'another’s passkey, a removed one, a forged one',
      ),
      ...by('integration/passkeys-only', 'a right code opens nothing for who has a passkey'),
      ...by(
        'integration/renewal',
        'two others renew it',
        'not oneself, not the same colleague twice, and not without an administrator',
      ),
    ],
    except: 'an app with codes is the other way, until an administrator lets only passkeys count',
  },
  {
    number: 30,
    promise: 'Staff see what their task needs and no more',
    proofs: [
      ...by('integration/http-desks', 'the desks are for who works at them'),
      ...by('integration/http-cases', 'nobody but a professional gets to a case'),
      ...by('integration/conversations', 'only its two read a conversation'),
    ],
  },
  {
    number: 31,
    promise: 'What staff do and look at stands in a trail that shows when it was changed',
    proofs: by(
      'integration/audit',
      'the product itself can change no row',
      'looking at the trail stands in the trail',
      'two rows that changed places',
    ),
  },
  {
    number: 32,
    promise:
      'Who comes to hunt finds no list of authors, no exact time, no order, no echo of a report',
    proofs: [
      ...by('unit/ids', 'ids tell no order'),
      ...by(
        'unit/private-details-figures',
        'nearly all that gives somebody away is found, and ordinary posts are left alone',
      ),
      ...by('integration/intake', 'a newcomer waits for a moderator'),
      ...by(
        'integration/secret-places',
        'waits, and the item marks the place',
        'no word of the list stands in the store',
      ),
      ...by(
        'integration/reports',
        'changes nothing that the author or a third member can read',
        'several reports are one item with a count',
      ),
      ...by(
        'integration/http-unrelated',
        'two posts of one person in two conversations share no token in any response',
        'nothing that others get holds her pseudonym',
      ),
      ...by('integration/http-alias', 'muting holds for the one name'),
    ],
    except:
      'what stands under one name can be laid side by side, and who took another for a conversation can be known by her story',
  },
  {
    number: 33,
    promise:
      'However many want to join, an hour makes only so many accounts, and who waits gets in',
    proofs: [
      ...by('integration/http-forms', 'who joins again and again from one place waits'),
      ...by(
        'integration/waiting-room',
        'a flood of 10,000 sign-ups makes no more accounts than the budget',
        'lets in no more than the budget in any hour',
        'gives less room to who fills a form in no time',
        'who comes when it is full waits on a page that says how long',
        'a form with its hidden field filled in makes no account',
      ),
    ],
    except:
      'a flood that waits its time, from thousands of places, can fill the part for those who wait',
  },
  {
    number: 34,
    promise: 'What was confirmed is kept, also when the server is killed',
    proofs: by(
      'integration/crash',
      'killed many times while it writes',
      'what is acknowledged was given to the disk first',
      'both connections are told what a power cut and an erasure ask for',
    ),
  },
  {
    number: 35,
    promise: 'The exit and help answer also under load',
    proofs: [],
    except: 'measured, not promised: docs/performance.md and npm run bench',
  },
]
