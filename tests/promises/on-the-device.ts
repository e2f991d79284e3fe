/** What is left on her device, and how she comes in and goes. */
import { by, type Promised } from './promised.ts'

const LEAVING = 'promises/leaving'

export const ON_THE_DEVICE: Promised[] = [
  {
    number: 1,
    promise: 'With script the exit blanks the page at once, also when the line is dead',
    proofs: by(
      'browser/leave',
      'with script the page is blank at once',
      'with no line at all nothing of the page is left',
      'the exit is large enough, comes after the skip link',
    ),
  },
  {
    number: 2,
    promise: 'Without script the exit is a link that ends everything on the server',
    proofs: [
      ...by('browser/leave', 'after the exit, Back shows no word six times over'),
      ...by('integration/http-forms', 'the way out ends the session'),
    ],
  },
  {
    number: 3,
    promise: 'Shift three times leaves, and ordinary typing never does',
    proofs: by(
      'browser/leave',
      'leaves, from the page and from within a text',
      'leaves from the front page and from the help pages',
      'stays when Shift was used for capitals, or too slowly',
    ).concat(by('promises/tab', 'Shift three times stays where the key was turned off')),
  },
  {
    number: 4,
    promise: 'After the exit Back shows no word; by choice it leads out of the forum at once',
    proofs: [
      ...by(LEAVING, 'the words were on the pages', 'after the exit, Back shows no word'),
      ...by(
        'promises/tab',
        'with no trail chosen Back leads out of here after five pages',
        'the choice is forgotten on leaving',
      ),
    ],
  },
  {
    number: 5,
    promise: 'The list of visited pages tells neutral addresses and neutral titles',
    proofs: by(LEAVING, 'the history holds neutral addresses'),
  },
  {
    number: 6,
    promise: 'Titles are neutral, nothing is installed or stored, the icon is the same everywhere',
    proofs: by('browser/pages', 'every page in every state is for everybody'),
  },
  {
    number: 7,
    promise: 'Neither cache nor profile keeps what was read or typed',
    proofs: [
      ...by(
        LEAVING,
        'nothing that was read or typed is in the profile folder',
        'what is read and typed at a careless site is found there',
      ),
      ...by('browser/leave', 'this browser shows pages from its memory'),
      ...by('integration/http', 'comes with every security header', 'so do pages for members'),
    ],
  },
  {
    number: 8,
    promise:
      'On a phone the exit stays in sight; a page out of sight is blank, and stays so after a minute',
    proofs: [
      ...by('browser/leave', 'nothing covers it at'),
      ...by(
        'promises/tab',
        'the page is blank at once and comes back within a minute',
        'after a minute the passphrase is asked at every address',
        'without a line the page stays blank, and locks with what was typed',
        'after a minute readers come to the front page',
        'somebody who reads another page of ours stays signed in',
      ),
      ...by('integration/http-away', 'a session that is away opens nothing'),
    ],
    except:
      'when a phone takes the small picture of a page for its list of apps differs by system and can’t be tried here',
  },
  {
    number: 9,
    promise:
      'Signing in takes a pseudonym and a passphrase, both proposed, and nothing else of you',
    proofs: by(
      'integration/accounts',
      'joining asks for a pseudonym and a passphrase',
      'a weak passphrase and a bad pseudonym are refused',
    ).concat(by('unit/passphrase', 'a suggestion is five plain words of the list')),
  },
  {
    number: 10,
    promise: 'The recovery code works once, and ends every session',
    proofs: [
      ...by(
        'integration/accounts',
        'a recovery code gives a new passphrase once',
        'a recovery code used twice at once works once',
      ),
      ...by('integration/sessions', 'a new passphrase and a recovery end every session'),
      ...by('unit/passphrase', 'a recovery code is twelve words'),
      ...by(
        'integration/own-choice',
        'whoever skips the recovery code has no way back, and posts that go after three months',
      ),
    ],
  },
  {
    number: 11,
    promise: 'Sessions end by themselves, sooner on a shared device',
    proofs: [
      ...by('unit/session-end', 'a member who reads on', 'on a shared device, reading on'),
      ...by('unit/cookies', 'a reading session lasts four hours'),
      ...by('integration/http', 'cookies end with the browser'),
    ],
  },
  {
    number: 12,
    promise: 'Logging out everywhere is one tap; the last sign-ins are told by day and part of day',
    proofs: [
      ...by('integration/sessions', 'logging out ends one session'),
      ...by('integration/accounts', 'the last two sign-ins are remembered as day and part of day'),
    ],
  },
  {
    number: 13,
    promise: 'Who looks over a shoulder sees neither pseudonym nor which posts are hers',
    proofs: [
      ...by('integration/http-forms', 'a thread is the same page for who wrote in it'),
      ...by('browser/administration', 'after five minutes the passphrase is asked'),
      ...by(LEAVING, 'nothing that was read or typed is in the profile folder'),
    ],
  },
  {
    number: 14,
    promise: 'Everything is erased in two taps and the passphrase, at once',
    proofs: [
      ...by('browser/writing', 'all that is a member’s own works without script, to the last'),
      ...by('integration/erasure', 'an erased account leaves no word of hers'),
    ],
  },
]
