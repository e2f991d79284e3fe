/**
 * Patterns of what is known by the words around it: a child's name, who somebody is, where she sleeps,
 * works or learns, when she has to be somewhere. Bounded as those in `rules.ts`, and heard after them.
 */
import names from '../pseudonym/names.json' with { type: 'json' }
import more from './first-names.json' with { type: 'json' }
import { BEFORE_CAPITAL, type Rule } from './rules.ts'
import { oneOf } from './signs.ts'

const FIRST_NAMES = new Set([...names.first, ...more])

/** Whether what was found begins with a first name. */
function beginsWithFirstName(found: string): boolean {
  const first = /^\p{L}+/u.exec(found)?.[0] ?? ''
  return FIRST_NAMES.has(first.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
}

const CAPITALISED = "\\p{Lu}[\\p{L}'’-]{1,30}"
const SOME_CAPITALISED = `${CAPITALISED}(?:\\s${CAPITALISED}){0,2}`
const PARTICLES = '(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Ee]l)\\s){0,2}'
const WEEKDAYS =
  'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const WEEKDAY = `(?:${WEEKDAYS})`
const MONTH =
  '(?:januari|february|februari|january|maart|march|april|mei|may|juni|june|juli|july|augustus|august|september|oktober|october|november|december)'
const HOUR =
  '(?:(?:half|kwart\\s(?:voor|over))\\s)?(?:\\d{1,2}(?:[.:]\\d{2})?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?:\\s?(?:uur|am|pm))?'
const DAYS = oneOf(WEEKDAYS)
/** How it may go on after a name whose age is told. */
const BEFORE_AGE = ['is ', 'wordt ']
  .flatMap((word) => ['nu', 'pas', 'net', ...'123456789'].map((next) => word + next))
  .join('|')
/** Organisations that give women a place to sleep: publicly known, and telling once somebody is there. */
const SHELTERS =
  'Blijf Groep|Blijf van mijn Lijf|Oranje Huis|Moviera|Arosa|Kadera|Fier|Sterk Huis|Perspektief|Xonar|Rosa Manus|Kompaan|Toevluchtsoord|Kopland|Saffier'

export const RULES_IN_WORDS: readonly Rule[] = [
  {
    kind: 'email',
    needs: [oneOf('at|apenstaartje'), oneOf('punt|dot')],
    pattern:
      // First what is seen fast: whether an at follows.
      /(?<![a-z\d._%+-])(?=\S+\s?(?:\(at\)|\[at\]|\sat\s|\sapenstaartje\s))(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+\s?(?:\(at\)|\[at\]|\sat\s|\sapenstaartje\s)\s?[\p{L}\d-]{1,63}\s?(?:\(punt\)|\(dot\)|\[dot\]|\spunt\s|\sdot\s)\s?(?:nl|com|be|org|net|eu|me|de|info)(?!\p{L})/giu,
  },
  {
    kind: 'handle',
    needs: [oneOf('.com/|.me/')],
    pattern:
      /(?<![\p{L}\d])(?:www\.)?(?:facebook|instagram|tiktok|snapchat|twitter|t|wa)\.(?:com|me)\/[\w.@-]{2,60}/giu,
  },
  {
    kind: 'handle',
    needs: [oneOf('insta|snap|tiktok|telegram|facebook|discord')],
    pattern:
      /(?=[istfd])(?<!\p{L})(?:insta(?:gram)?|snap(?:chat)?|tiktok|telegram|facebook|discord)\s(?:als|as|heet ik)\s(?<detail>\w[\w.-]{1,38}[\w](?:#\d{4})?)/giu,
  },
  {
    kind: 'handle',
    needs: ['number', oneOf('#')],
    pattern: /(?<![\p{L}\d#])[\p{L}][\w.-]{2,31}#\d{4}\b/gu,
  },
  {
    kind: 'postcode',
    needs: ['year'],
    // The end of it is no word of Dutch or English, and no measure.
    pattern:
      /\b[1-9]\d{3}\s(?!(?:a[lmnst]|be|by|c[lm]|d[elo]|e[nrux]|g[abor]|h[ae]|i[fknst]|j[ae]|k[bgm]|m[aeblmy]|n[aou]|o[fmnpr]|pa|s[adso]|t[eov]|u[ps]|w[ceo]|z[enot])\b)[a-z]{2}(?![\p{L}.]\p{L}|\p{L})/gu,
    fits: (found) => !/^(?:19|20)/.test(found),
  },
  {
    kind: 'address',
    needs: [
      'digit',
      oneOf(
        'oude |nieuwe |lange |korte |grote |kleine |hoge |lage |singel |gracht |kade |haven |brink ',
      ),
    ],
    pattern:
      /(?=[onlkghSGKHB])(?<!\p{L})(?:(?:oude|nieuwe|lange|korte|grote|kleine|hoge|lage)\s(?:gracht|haven|markt|straat|weg|dijk|kade|singel)|Singel|Gracht|Kade|Haven|Brink)\s\d{1,4}(?:\s?-?[a-z])?\b(?!\s?(?:jaar|uur|keer|maal|dag|week|maand|euro|meter|mensen))/gu,
  },
  {
    kind: 'name',
    needs: ['fullName'],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}${CAPITALISED}\\s(?:(?:van|de|den|der|ter|ten|el|al)\\s){0,3}${CAPITALISED}`,
      'gu',
    ),
    fits: beginsWithFirstName,
  },
  {
    kind: 'name',
    needs: [oneOf('mr.|dr.|drs.|dokter|agent|rechter|juf|meester|advocaat')],
    pattern: new RegExp(
      `(?=[mdDaArRjJM])(?<!\\p{L})(?:mr\\.|drs?\\.|[Dd]okter|[Aa]gent|[Rr]echter|[Jj]uf|[Mm]eester|[Aa]dvocaat)\\s(?<detail>${PARTICLES}${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    needs: [
      'name',
      oneOf('dochter |dochtertje |zoon |zoontje |kindje |jongste |oudste |daughter |son '),
    ],
    pattern: new RegExp(
      `(?=[dzkjos])(?<!\\p{L})(?:dochter(?:tje)?|zoon(?:tje)?|kindje|jongste|oudste|daughter|son)\\s(?<detail>${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    needs: ['digit', oneOf('(')],
    pattern: new RegExp(`${BEFORE_CAPITAL}${CAPITALISED}(?=\\s\\((?:[1-9]|1[0-8])\\))`, 'gu'),
    fits: (found) =>
      !/(?:dochter|zoon|kind|meisje|jongen|zus|zusje|broer|broertje|nichtje|neefje)$/i.test(found),
  },
  {
    kind: 'name',
    needs: ['digit', oneOf(BEFORE_AGE)],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}${CAPITALISED}(?=\\s(?:is|wordt)\\s(?:nu\\s|pas\\s|net\\s)?(?:[1-9]|1[0-8])(?:[,.;]|\\s(?:en|jaar|and|years)|$))`,
      'gu',
    ),
    fits: beginsWithFirstName,
  },
  {
    kind: 'shelter',
    needs: ['name', oneOf('opvang|house|huize|blijfhuis|shelter')],
    pattern: new RegExp(
      `(?=[oOvVcCnNsShHbB])(?<!\\p{L})(?:[Oo]pvanghuis|[Vv]rouwenopvang|[Cc]risisopvang|[Nn]oodopvang|[Ss]afe\\s?house|[Hh]uize|[Bb]lijfhuis|[Oo]pvang\\sheet|[Ss]helter\\s(?:is\\s)?called)\\s(?:van\\s)?(?<detail>(?:(?:[Dd]e|[Hh]et)\\s)?${CAPITALISED}(?:\\s(?:van\\s|der\\s|de\\s)?${CAPITALISED})?)`,
      'gu',
    ),
    fits: (found) => !/^(?:Nederland|België|Veilig)/.test(found),
  },
  {
    kind: 'shelter',
    needs: ['name', oneOf(SHELTERS.toLowerCase())],
    pattern: new RegExp(
      `(?<!\\p{L})(?:[Bb]ij|[Ii]n|[Nn]aar|[Vv]an|[Vv]ia|at)\\s(?:(?:de|het|the)\\s)?(?<detail>(?:${SHELTERS}))(?!\\p{L})`,
      'gu',
    ),
  },
  {
    kind: 'school',
    needs: [oneOf('roc|hogeschool|universi|obs|cbs|lyceum|college')],
    pattern: new RegExp(
      `(?<!\\p{L})(?:(?:ROC|[Hh]ogeschool|[Oo]bs|OBS|[Cc]bs|CBS)\\s(?:[Vv]an\\s)?(?:[Dd]e\\s|[Hh]et\\s)?${SOME_CAPITALISED}|Universit(?:y of|eit(?: van)?)\\s${CAPITALISED}|\\p{Lu}[\\p{L}-]{2,30}(?:lyceum|college|gymnasium)(?!\\p{L}))`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: [
      'name',
      oneOf(
        'baas|chef|collega|leidinggevende|stage|beveiliger|verpleegkundige|chauffeur|poets|kassa',
      ),
    ],
    pattern: new RegExp(
      `(?=[bclsvpk])(?<!\\p{L})(?:baas|chef|collega|leidinggevende|stage|beveiliger|verpleegkundige|chauffeur|poets|kassa)\\s(?:bij|voor)\\s(?<detail>(?:de\\s|het\\s)?${SOME_CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: ['name', oneOf('politie|gemeente')],
    pattern: new RegExp(
      `(?=[bv])(?<!\\p{L})(?:bij|voor)\\s(?:de\\s)?(?:politie|gemeente)\\s(?<detail>${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: ['name', oneOf('bakker|garage|kapsalon|slager|restaurant|hotel|apotheek|salon')],
    pattern: new RegExp(
      `(?=[bBgGkKsSrRhHaA])(?<!\\p{L})(?:[Bb]akkerij|[Gg]arage|[Kk]apsalon|[Ss]lagerij|[Rr]estaurant|[Hh]otel|[Aa]potheek|[Ss]alon)\\s(?<detail>${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: ['name', oneOf('transport|bouw|bv|b.v.|ziekenhuis|zorg')],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}${CAPITALISED}\\s(?:Transport|Bouw|Ziekenhuis|Zorg|BV|B\\.V\\.)(?!\\p{L})`,
      'gu',
    ),
  },
  {
    kind: 'date',
    needs: [DAYS, oneOf(' om | at ')],
    pattern: new RegExp(
      `(?=[mdwvzstf])(?<!\\p{L})${WEEKDAY}(?:\\s\\d{1,2}\\s${MONTH})?,?\\s(?:(?:om|at)\\s)${HOUR}(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'date',
    needs: [DAYS, 'digit'],
    pattern: new RegExp(
      `(?=[mdwvzstf\\d])(?<!\\p{L})(?:${WEEKDAY}\\s\\d{1,2}\\s${MONTH}(?:,?\\s\\d{1,2}[.:]\\d{2})?|\\d{1,2}[.:]\\d{2}(?:\\suur)?\\sop\\s${WEEKDAY})(?!\\p{L})`,
      'giu',
    ),
  },
]
