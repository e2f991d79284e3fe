/** All texts for people, by language and namespace. Dutch is the measure: the others have its keys. */
import enAccount from './locales/en/account.json' with { type: 'json' }
import enCare from './locales/en/care.json' with { type: 'json' }
import enColleagues from './locales/en/colleagues.json' with { type: 'json' }
import enCommon from './locales/en/common.json' with { type: 'json' }
import enDesk from './locales/en/desk.json' with { type: 'json' }
import enForum from './locales/en/forum.json' with { type: 'json' }
import enHelp from './locales/en/help.json' with { type: 'json' }
import enKeys from './locales/en/keys.json' with { type: 'json' }
import enRules from './locales/en/rules.json' with { type: 'json' }
import enStanding from './locales/en/standing.json' with { type: 'json' }
import enTalk from './locales/en/talk.json' with { type: 'json' }
import nlAccount from './locales/nl/account.json' with { type: 'json' }
import nlCare from './locales/nl/care.json' with { type: 'json' }
import nlColleagues from './locales/nl/colleagues.json' with { type: 'json' }
import nlCommon from './locales/nl/common.json' with { type: 'json' }
import nlDesk from './locales/nl/desk.json' with { type: 'json' }
import nlForum from './locales/nl/forum.json' with { type: 'json' }
import nlHelp from './locales/nl/help.json' with { type: 'json' }
import nlKeys from './locales/nl/keys.json' with { type: 'json' }
import nlRules from './locales/nl/rules.json' with { type: 'json' }
import nlStanding from './locales/nl/standing.json' with { type: 'json' }
import nlTalk from './locales/nl/talk.json' with { type: 'json' }

const nl = {
  common: nlCommon,
  forum: nlForum,
  account: nlAccount,
  desk: nlDesk,
  help: nlHelp,
  rules: nlRules,
  standing: nlStanding,
  talk: nlTalk,
  care: nlCare,
  colleagues: nlColleagues,
  keys: nlKeys,
}

const en: Texts = {
  common: enCommon,
  forum: enForum,
  account: enAccount,
  desk: enDesk,
  help: enHelp,
  rules: enRules,
  standing: enStanding,
  talk: enTalk,
  care: enCare,
  colleagues: enColleagues,
  keys: enKeys,
}

export type Texts = typeof nl
export const resources = { nl, en }
