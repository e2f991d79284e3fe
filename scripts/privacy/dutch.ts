/** The inventory in Dutch, for the register and the assessment: who reads those works in the Netherlands. */
import type {
  Beginning,
  Happening,
  Keep,
  LastDay,
  Need,
  SeenBy,
  TimedLastDay,
} from '#db/inventory/entry.ts'
import type { Ground } from '#db/inventory/grounds.ts'

/** What each thing is for. A test sees that none is missing. */
export const FOR: Record<string, string> = {
  account: 'Iemand met een schuilnaam; niets hier leidt naar een naam, adres of toestel.',
  sign_in: 'De laatste twee keren inloggen, zodat iemand ziet of zij het zelf was.',
  second_factor: 'De code als tweede stap bij het inloggen van het team.',
  passkey: 'Een passkey als tweede stap van het team: alleen de openbare helft van de sleutel.',
  renewal: 'Dat iemand van het team haar tweede stap kwijt is en een tweede collega dat bevestigt.',
  challenge: 'Wat een passkey nu moet ondertekenen: één keer, vijf minuten.',
  session: 'Dat iemand op een toestel is ingelogd; niet op welk.',
  invitation: 'Een link waarmee iemand in het team komt.',
  thread: 'Een gesprek op een forum.',
  thread_event: 'Wat een moderator met een heel gesprek deed.',
  alias: 'Een andere naam die iemand voor één gesprek koos; het team ziet wie het is.',
  post: 'Wat iemand schreef.',
  assessment: 'Wat de triage in een tekst opmerkte, zodat een mens ziet waarom.',
  draft: 'Tekst die nog niet geplaatst is; zonder het adres van de pagina niet te lezen.',
  receipt: 'Het recht om één keer te zien wat er met een bericht gebeurde.',
  link: 'Een webadres in een bericht, alleen van toegestane sites.',
  post_link: 'Welke berichten zo’n adres hebben.',
  post_search: 'De woorden van zichtbare berichten, om in te zoeken.',
  post_search_content: 'De kopie van die woorden in de zoekindex.',
  post_search_data: 'Welke woorden in welke berichten staan.',
  post_search_idx: 'Waar in de index een woord staat.',
  post_search_docsize: 'Hoe lang elk bericht is, voor de volgorde van de treffers.',
  post_search_config: 'De instellingen van de index.',
  review_item: 'Een bericht waar een moderator naar kijkt.',
  item_note: 'Wat moderators en hulpverleners elkaar over een item schrijven.',
  review_event: 'Wat er met een item gebeurde, stap voor stap.',
  decision: 'Wat iemand over een bericht besliste en waarom.',
  report: 'Een melding over een bericht; wie meldde, ziet niemand.',
  objection: 'Bezwaar van een schrijver tegen een beslissing.',
  measure: 'Wat over het gedrag van een lid besloten werd.',
  measure_post: 'Welke berichten een maatregel weghaalde.',
  notice: 'Wat een lid te horen kreeg over haar berichten en meldingen.',
  desk_choice: 'Wat iemand die modereert voor zichzelf koos, om het vol te houden.',
  passed_item: 'Een item dat iemand liever niet doet.',
  known_author: 'Dat iemand die modereert een schrijver kent; dan krijgt die haar items niet.',
  first_decisions: 'Hoeveel eerste beslissingen van een nieuwe moderator er waren.',
  handover: 'Wat iemand vertelt aan wie na haar komt, over het werk.',
  debrief: 'Dat iemand om een gesprek over het werk vraagt.',
  case: 'Iemand is misschien in gevaar: een hulpverlener neemt de zaak.',
  legal_hold: 'Dat het opruimen voor één zaak stilligt: waarom, tot wanneer, wie het wilde.',
  mute: 'Dat iemand niet meer wil lezen wat er onder een naam staat.',
  recognition: 'Dat een lid de schrijver van een bericht denkt te kennen.',
  case_key: 'De sleutel van de notities van elke zaak; weg is overal onleesbaar.',
  case_event: 'Wat er in een zaak gedaan werd, stap voor stap; de notities versleuteld.',
  case_answer: 'Wat een hulpverlener vroeg, woog en vertelde (meldcode, politie).',
  case_task: 'Wat er nog te doen is in een zaak, en wanneer.',
  alarm: 'Gaat tot iemand de zaak neemt; zonder woorden of namen.',
  alarm_way: 'Hoe iemand van het team gebeld wil worden.',
  alarm_test: 'Dat iemand een testalarm hoorde.',
  summons: 'Wie gebeld moet worden, en wanneer dat het laatst was.',
  sealed_text: 'Het origineel van een tekst die een moderator veranderde, versleuteld.',
  seal_key: 'De sleutels daarvan; weg is overal onleesbaar.',
  shift: 'Wie wanneer dienst heeft.',
  absence: 'Op welke dagen een hulpverlener er niet is.',
  conversation: 'Een gesprek tussen een lid en één hulpverlener.',
  conversation_key: 'De sleutel van elk gesprek; weg is overal onleesbaar.',
  message: 'Wat in een gesprek geschreven werd, versleuteld.',
  audit: 'Wie van het team wat deed of bekeek; geen teksten van leden.',
  erased: 'Wat gewist werd, als nummer, zodat een reservekopie het niet terugbrengt.',
  site_rule: 'Een regel van de organisatie voor de triage.',
  site_reader:
    'Wat de triage leerde van besluiten hier: hoe zwaar woorden en letters wegen die ze al kende. Geen teksten en geen nieuwe woorden; wie de opslag heeft, kan uitrekenen welke bekende woorden vaak voorkwamen.',
  triage_feedback: 'Wat iemand van het oordeel van de triage vond.',
  setting: 'Wat beheerders instellen.',
  counter: 'Nummers voor de volgorde, zonder tijd.',
  board: 'Een forum voor één thema.',
  board_text: 'De teksten van een forum.',
  secret_place:
    'Geheime plekken, onleesbaar bewaard: een bericht dat er een noemt wacht op een moderator.',
  allowed_host: 'Waar links heen mogen leiden.',
  migration: 'Welke vormen de opslag gehad heeft.',
  sqlite_sequence: 'Het hoogste nummer dat een rij kreeg.',
  'cookie reading': 'Cookie r: deze browser mag lezen.',
  'cookie session': 'Cookie s: iemand is ingelogd.',
  'cookie language': 'Cookie l: de gekozen taal.',
  'cookie tab': 'Cookie t: hoe de pagina’s zich in dit tabblad gedragen, als iemand dat koos.',
  ear: 'In de open pagina van wie dienst heeft: mag horen dat er een zaak wacht.',
  'memory pace': 'Alleen in het geheugen: hoe vaak iets geprobeerd werd.',
  'memory pages': 'Alleen in het geheugen: pagina’s die iedereen hetzelfde krijgt.',
  'memory words': 'Alleen in het geheugen: losse woorden die de triage opzocht.',
  log: 'Regels over fouten en drukte: geen adres, geen naam, geen tekst.',
  'key file': 'De sleutel van de server.',
  backup:
    'Reservekopie: alles van de opslag, op slot, zonder sessies, concepten, open links en sleutels.',
  'backup keys':
    'De sleutels van gesprekken, notities bij zaken en originelen, apart van de reservekopie.',
  'left over store':
    'Een hele opslag naast de opslag: die een reservekopie verving, of een kopie die bleef liggen toen er iets werd afgebroken.',
  'erased file': 'De lijst van wat gewist werd, als bestand naast de opslag.',
}

const BEGINNINGS: Record<Beginning, string> = {
  'last-post': 'het laatste bericht',
  'last-trace': 'de maand van lid worden, van de laatste keer inloggen of van het laatste bericht',
  'own-choice': 'het plaatsen, als de schrijver dat koos',
  'sign-in': 'het inloggen',
  placing: 'het plaatsen',
  hold: 'het plaatsen of het laatste werk eraan, als niemand het toonde',
  removal: 'het weghalen',
  assessment: 'het oordeel',
  closing: 'het sluiten',
  telling: 'het vertellen',
  opening: 'het openen',
  shift: 'de dienst',
  deed: 'de daad',
  end: 'het einde ervan',
  withdrawal: 'het intrekken',
  training: 'het trainen',
  line: 'het schrijven van de regel',
  issue: 'het maken',
  count: 'de eerste poging',
}

const HAPPENINGS: Record<Happening, string> = {
  erasure: 'als zij haar account wist',
  deletion: 'als zij het bericht weghaalt',
  removing: 'als zij het weghaalt',
  rewriting: 'als het veranderd wordt',
  use: 'als het gebruikt is',
  undo: 'als de beslissing is teruggedraaid',
  leaving: 'bij ‘Weg’',
  'signing-out': 'bij uitloggen',
  hiding: 'als het bericht niet meer getoond wordt',
  'browser-close': 'als de browser sluit',
  'shift-end': 'als de dienst eindigt',
  'service-end': 'als iemand uit dienst gaat',
}

const NEEDS: Record<Need, string> = {
  'case-open': 'een open zaak of stilgelegd opruimen wacht op het einde',
  'case-or-objection-open': 'een open zaak, een bezwaar of stilgelegd opruimen wacht op het einde',
  'in-service-or-case-open':
    'niet zolang iemand hier werkt of ‘Wie deed wat’ over die mens vertelt; een open zaak of stilgelegd opruimen wacht op het einde',
  'legal-hold': 'stilgelegd opruimen wacht op het einde',
}

const SEERS: Record<SeenBy, string> = {
  reader: 'lezers',
  owner: 'zijzelf',
  moderator: 'moderators',
  professional: 'hulpverleners',
  administrator: 'beheerders',
  operator: 'wie de server draait',
}

export const GROUND_NAMES: Record<Ground, string> = {
  consent: 'toestemming',
  care: 'toestemming en vitaal belang',
  moderation: 'wettelijke plicht (DSA) en gerechtvaardigd belang',
  security: 'gerechtvaardigd belang: veiligheid',
  work: 'overeenkomst over het werk',
  accountability: 'verantwoording',
  none: 'geen persoonsgegevens',
}

const UNITS = {
  minutes: ['minuut', 'minuten'],
  hours: ['uur', 'uur'],
  days: ['dag', 'dagen'],
  months: ['maand', 'maanden'],
} as const

function spanOf(span: object): string {
  const named = Object.entries(UNITS).flatMap(([unit, [one, more]]) => {
    const count = (span as Record<string, unknown>)[unit]
    if (count === 0) return ['de dag']
    return typeof count === 'number' ? [`${count} ${count === 1 ? one : more}`] : []
  })
  return named.join(' ')
}

/** That it was chosen here, and that some boards have another length. */
function choiceOf(rule: TimedLastDay): string {
  if (rule.chosen === undefined) return ''
  const months = [...new Set(Object.values(rule.boards ?? {}))].toSorted((a, b) => a - b)
  const boards = months.length === 0 ? '' : `; op sommige borden ${months.join(', ')} maanden`
  return ` (hier gekozen${boards})`
}

function thing(name: string): string {
  return `\`${name}\``
}

function ruleOf(rule: LastDay): string {
  if ('with' in rule) return `met ${thing(rule.with)}`
  if ('withLast' in rule) return `met de laatste ${thing(rule.withLast)}`
  if ('at' in rule) {
    const own =
      'hours' in rule ? `na ${spanOf(rule)}${choiceOf(rule)}` : 'als zijn eigen tijd om is'
    return rule.unless === undefined ? own : `${own} (${NEEDS[rule.unless]})`
  }
  if ('on' in rule) return HAPPENINGS[rule.on]
  if ('newest' in rule) return `alleen de nieuwste ${rule.newest}`
  if ('while' in rule) return 'zolang het in gebruik is'
  const waits = rule.unless === undefined ? '' : ` (${NEEDS[rule.unless]})`
  return `${spanOf(rule)} na ${BEGINNINGS[rule.after]}${choiceOf(rule)}${waits}`
}

/** When something goes; of several the first that comes. */
export function keepInDutch(keep: Keep): string {
  return keep.map(ruleOf).join('; ')
}

export function seenByInDutch(seenBy: readonly SeenBy[]): string {
  return seenBy.length === 0 ? 'niemand' : seenBy.map((one) => SEERS[one]).join(', ')
}
