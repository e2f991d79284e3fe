/**
 * The patterns of private details, by kind. Each is bounded, or begins only where a word does, and is anchored on
 * its signs, so that the search stays linear; a group named `detail`, at the end of a pattern, is what gets marked when not all of it.
 */
import { isHelpNumber } from '../help/services.ts'
import names from '../pseudonym/names.json' with { type: 'json' }
import type { PrivateDetailKind } from '../vocabulary.ts'
import { oneOf, type Need } from './signs.ts'

export type Rule = {
  kind: PrivateDetailKind
  pattern: RegExp
  /** Without all of these in a text, the pattern is not in it either. */
  needs: readonly Need[]
  /** A second look at what the pattern found; false lets it go. */
  fits?: (found: string) => boolean
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** A Dutch number of ten digits (so no 0800 or 0900), or one with its country; never a help line. */
function isPhone(found: string): boolean {
  // A letter for the first zero is an old trick.
  const digits = digitsOf(found.replace('(0)', '').replace(/^\(?[Oo]/, '0'))
  if (isHelpNumber(digits)) return false
  if (found.startsWith('+') || digits.startsWith('00')) return /^(00)?[1-9]\d{8,13}$/.test(digits)
  return /^0[1-9]\d{8}$/.test(digits)
}

/** The Dutch 11-test for citizen service numbers (Besluit BSN). */
function isBsn(found: string): boolean {
  const digits = digitsOf(found)
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  )
  return sum % 11 === 0 && sum !== 0
}

/** A Dutch account by its form; a foreign one only when its check digits are right (ISO 7064, mod 97). */
function isIban(found: string): boolean {
  const plain = found.replace(/\s/g, '').toUpperCase()
  if (/^NL\d{2}[A-Z]{4}\d{10}$/.test(plain)) return true
  const turned = plain.slice(4) + plain.slice(0, 4)
  const number = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(number) % 97n === 1n
}

// "In 2024 IS HIJ": a year and a word, written in capitals.
const YEAR_AND_WORD = /^(19|20)\d\d\s(AL|DE|EN|ER|HE|IK|IN|IS|JE|NA|NU|OF|OM|OP|TE|TV|WE|ZE|ZO)\b/
const YEAR_OR_MEASURE = /^(19|20)|^\d{4}(cl|cm|dl|gb|gr|kb|kg|km|mb|mg|ml|mm)$/

const FIRST_NAMES = new Set(names.first)

function isFullName(found: string): boolean {
  const first = /^\p{L}+/u.exec(found)?.[0] ?? ''
  return FIRST_NAMES.has(first.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
}

const COUNTRIES =
  /^(Nederland|België|Belgie|Duitsland|Turkije|Marokko|Syrië|Polen|Oekraïne|Engeland|Europa|The|Netherlands|Belgium|Germany|Turkey|Morocco|Syria|Poland|Ukraine|Europe)$/

const DIGIT_WORD = '(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|\\d)'
const MONTH =
  '(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|apr(?:il)?|mei|may|jun[ie]|jul[iy]|aug(?:ustus|ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const CAPITALISED = "\\p{Lu}[\\p{L}'’-]{1,30}"
/** Most signs are small letters, and are passed over at once: to look at what stands before each takes long. */
export const BEFORE_CAPITAL = '(?=[A-Z\\u0080-\\u{10FFFF}])(?<!\\p{L})'
const PARTICLES = "(?:(?:van|von|de|den|der|ter|ten|el|al|la|le|bin|’t|'t)\\s){0,3}"
const STREETS =
  'straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|dijk|steeg|plantsoen|markt|baan|park|erf|wal|haven|brink|boulevard|ring|poort|zoom|akker'
const HOUSE =
  '\\s(?:nr\\.?\\s?|nummer\\s|huisnummer\\s)?\\d{1,4}(?:\\s?-?[a-z])?\\b(?!\\s?(?:jaar|uur|keer|maal|dag|week|weken|maand|minuten|euro|meter|km|mensen|mannen|vrouwen|kinderen|huizen))'

/** In the order in which they are heard: of two that overlap, the earlier wins. */
export const RULES: readonly Rule[] = [
  {
    kind: 'email',
    needs: [oneOf('@|[at]|(at)|apenstaartje')],
    pattern:
      /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+(?:\s?(?:\[at\]|\(at\)|\sapenstaartje\s)\s?|@|\s@\s)[\p{L}\d-]{1,63}(?:(?:\.|\s(?:punt|dot)\s)[\p{L}\d-]{2,24}){1,4}/giu,
  },
  {
    kind: 'iban',
    needs: ['code'],
    pattern: /\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){2,7}(?:\s?[A-Z\d]{1,3})?\b/gi,
    fits: isIban,
  },
  {
    kind: 'casenumber',
    needs: ['number', oneOf('c/')],
    pattern: /\bC\/\d{2}\/\d{5,6}(?:\s?\/\s?[A-Z]{2}\s[A-Z]{2}\s\d\d-\d{2,5})?/g,
  },
  { kind: 'casenumber', needs: ['longNumber'], pattern: /\b\d{2}[/-]\d{6}[-/]\d{2}\b/g },
  {
    kind: 'casenumber',
    needs: [
      'digit',
      oneOf('zaak|parket|dossier|rol|rekest|pv|proces-verbaal|bvh|cliënt|client|case|file'),
    ],
    pattern:
      /(?=[zpdrbcf])(?<!\p{L})(?:zaak|parket|dossier|rol|rekest|pv-?|proces-verbaal|bvh-?|cliënt|client|case|file)\s?(?:nummer|number|nr\.?|no\.?)\s?(?:is\s|:\s?|=\s?)?(?<detail>(?=[\p{L}/.-]{0,8}\d)[\p{L}\d][\p{L}\d/.-]{2,28}[\p{L}\d])/giu,
  },
  {
    kind: 'phone',
    needs: ['longNumber'],
    pattern: /(?:\+|\(?\b(?:0|[Oo](?=6)))[\d(](?:[\s().,/*_–—-]{0,3}\d){8,13}\b/g,
    fits: isPhone,
  },
  {
    kind: 'phone',
    needs: [oneOf('nul|0'), oneOf('zes|6')],
    pattern: new RegExp(
      `(?<!\\p{L})(?:nul|0)[\\s,.-]{0,2}(?:zes|6)(?:[\\s,.-]{1,3}(?:(?:en|dan)\\s)?${DIGIT_WORD}){8}(?!\\p{L})`,
      'giu',
    ),
  },
  { kind: 'bsn', needs: ['longNumber'], pattern: /\b\d{4}[ .]?\d{2}[ .]?\d{3}\b/g, fits: isBsn },
  {
    kind: 'bsn',
    needs: ['digit', oneOf('bsn|burgerservicenummer')],
    pattern: /\b(?:bsn|burgerservicenummer)\s?(?:is\s|:\s?)?(?<detail>\d[\d .]{6,10}\d)\b/gi,
  },
  {
    kind: 'address',
    needs: ['house', oneOf(STREETS)],
    pattern: new RegExp(`${BEFORE_CAPITAL}\\p{Lu}[\\p{L}'-]{1,40}(?:${STREETS})${HOUSE}`, 'gu'),
  },
  {
    kind: 'address',
    needs: ['digit', oneOf('straat|laan|plein|gracht|singel|steeg')],
    pattern: new RegExp(
      // First what is seen fast: a word of such a length that ends with one of these letters.
      `(?<![a-z])(?=[a-z\\u0080-\\u{10FFFF}]{7,36}\\s(?<=[tlng]\\s))(?<!\\p{L})\\p{Ll}{3,30}(?:straat|laan|plein|gracht|singel|steeg)${HOUSE}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    needs: [
      'house',
      'name',
      oneOf('oude|nieuwe|lange|korte|grote|kleine|hoge|lage|laan|weg|plein|straat'),
    ],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}(?:(?:Oude|Nieuwe|Lange|Korte|Grote|Kleine|Hoge|Lage)\\s\\p{Lu}\\p{L}{2,30}|(?:Laan|Weg|Plein|Straat)\\s(?:van|der|den|de|het)\\s(?:(?:de|der|den)\\s)?\\p{Lu}\\p{L}{2,30})${HOUSE}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    needs: ['digit', oneOf('street|road|lane|avenue|drive')],
    pattern:
      /\b\d{1,4}\s\p{Lu}\p{L}{2,30}(?:\s\p{Lu}\p{L}{2,30})?\s(?:Street|Road|Lane|Avenue|Drive)\b/gu,
  },
  {
    kind: 'postcode',
    needs: ['year'],
    pattern:
      /\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b(?:[\s,]{1,2}(?:nr\.?|nummer|huisnummer)?\s?\d{1,5}(?:\s?-?[a-z])?\b)?/g,
    fits: (found) => !YEAR_AND_WORD.test(found),
  },
  {
    kind: 'postcode',
    needs: ['year'],
    pattern: /\b[1-9]\d{3}(?!sa|sd|ss)[a-z]{2}\b/g,
    fits: (found) => !YEAR_OR_MEASURE.test(found),
  },
  {
    kind: 'plate',
    needs: ['digit', oneOf('-')],
    pattern: /\b(?=[A-Z\d-]{0,9}\d)(?=[A-Z\d-]{0,9}[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}\b/g,
  },
  { kind: 'handle', needs: [oneOf('@')], pattern: /(?<![\p{L}\d@/.])@[A-Za-z][\w.]{1,28}\w/gu },
  {
    kind: 'handle',
    needs: [oneOf('insta|snap|tiktok|telegram|facebook|discord')],
    pattern:
      /(?=[istfd])(?<!\p{L})(?:insta(?:gram)?|snap(?:chat)?|tiktok|telegram|facebook|discord)(?:\s?[:=]\s?|\s(?:is\s|naam\s|name\s)?(?=[\w.-]{0,28}(?:[._]\w|\d\d)))(?<detail>\w[\w.-]{1,38}\w)/giu,
  },
  {
    kind: 'date',
    needs: ['year'],
    pattern: new RegExp(
      `\\b(?:0?[1-9]|[12]\\d|3[01])(?:[-/.](?:0?[1-9]|1[0-2])[-/.]|(?:e|ste|de|th|st|nd|rd)?\\s${MONTH}\\s)(?:19|20)\\d\\d\\b`,
      'giu',
    ),
  },
  {
    kind: 'date',
    needs: ['year'],
    pattern: /\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g,
  },
  {
    kind: 'date',
    needs: ['digit', oneOf('zitting|rechtszaak|geboren|jarig|verjaardag|hearing|born|birthday')],
    pattern: new RegExp(
      `(?=[zrgjvhb])(?<!\\p{L})(?:zitting|rechtszaak|geboren|jarig|verjaardag|hearing|born|birthday)\\s(?:\\p{L}{1,10}\\s){0,3}(?<detail>(?:0?[1-9]|[12]\\d|3[01])\\s${MONTH})(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'name',
    needs: ['fullName'],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}${CAPITALISED}\\s${PARTICLES}${CAPITALISED}(?:\\s${CAPITALISED})?`,
      'gu',
    ),
    fits: isFullName,
  },
  {
    kind: 'name',
    needs: ['name', oneOf('heet|heten|genaamd|naam|name|called')],
    pattern: new RegExp(
      `(?=[hgnc])(?<!\\p{L})(?:heet|heette|heten|genaamd|naam is|name is|named|called)\\s(?<detail>${CAPITALISED}\\s${PARTICLES}${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'name',
    needs: [oneOf('fam|meneer|mevr|dhr|mw|mr')],
    pattern: new RegExp(
      `(?=[fFmMdD])(?<!\\p{L})(?:[Ff]amilie|[Ff]am\\.|[Mm]eneer|[Mm]evrouw|[Dd]hr\\.?|[Mm]evr\\.?|[Mm]w\\.?|Mrs?\\.?)\\s(?<detail>(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Ee]l)\\s){0,2}${CAPITALISED})`,
      'gu',
    ),
  },
  {
    kind: 'shelter',
    needs: ['name', oneOf('opvang|blijf|safe|schuil|shelter|refuge')],
    pattern: new RegExp(
      `(?=[oOvVnNcCbBsSrR])(?<!\\p{L})(?:[Oo]pvang(?:huis|locatie)?|[Vv]rouwenopvang|[Nn]oodopvang|[Cc]risisopvang|[Bb]lijf-van-mijn-lijf-?huis|[Bb]lijfhuis|[Ss]afe\\s?house|[Ss]chuilplek|[Ss]chuiladres|[Ss]helter|[Rr]efuge)\\s(?:zit\\s|is\\s)?(?:in|te|bij|aan de|aan het|op de|near)\\s(?<detail>${CAPITALISED}(?:\\s(?:aan|op|a/d)?\\s?(?:den?|het)?\\s?${CAPITALISED})?)`,
      'gu',
    ),
    fits: (found) => !COUNTRIES.test(found),
  },
  {
    kind: 'school',
    needs: [
      'name',
      oneOf(
        'basisschool |lagere school |middelbare school |peuterspeelzaal |kinderdagverblijf |kinderopvang |kdv |bso |crèche |creche |roc ',
      ),
    ],
    pattern: new RegExp(
      `(?=[bBlLmMpPkKcCR])(?<!\\p{L})(?:[Bb]asisschool|[Ll]agere school|[Mm]iddelbare school|[Pp]euterspeelzaal|[Kk]inderdagverblijf|[Kk]inderopvang|kdv|KDV|bso|BSO|[Cc]rèche|[Cc]reche|ROC)\\s(?<detail>(?:(?:[Dd]e|[Hh]et|['’]t|St\\.?)\\s)?${CAPITALISED}(?:\\sin\\s${CAPITALISED})?)`,
      'gu',
    ),
  },
  {
    kind: 'school',
    needs: [oneOf('school|lyceum|college|gymnasium')],
    pattern: new RegExp(
      `${BEFORE_CAPITAL}(?:(?!Basis|Hoge|Volks|Rij|Zwem|Muziek|Dans|Taal|Kook|Avond|Zondags|Kleuter|Lagere|Middelbare)\\p{Lu}[\\p{L}-]{2,30}school|${CAPITALISED}\\s(?:Lyceum|College|Gymnasium|Primary School))(?!\\p{L})(?:\\sin\\s${CAPITALISED})?`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: ['name', oneOf('werk')],
    pattern: new RegExp(
      `(?<!\\p{L})[Ww](?:erk|erkt|erkte|erken|erkten)\\s(?:(?:ik|hij|zij|ze|nu|daar|al|als)\\s){0,2}(?:\\p{Ll}{2,20}\\s)?(?:bij|voor)\\s(?<detail>(?:(?:de|het|een)\\s)?(?:\\p{Ll}{3,20}\\s(?:in\\s|van\\s)?)?${CAPITALISED}(?:\\s${CAPITALISED}){0,2})`,
      'gu',
    ),
  },
  {
    kind: 'employer',
    needs: ['name', oneOf('work')],
    pattern: new RegExp(
      `(?<!\\p{L})[Ww]ork(?:s|ed|ing)?\\s(?:at|for)\\s(?:the\\s)?(?<detail>${CAPITALISED}(?:\\s${CAPITALISED}){0,2})`,
      'gu',
    ),
  },
]
