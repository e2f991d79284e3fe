/** The files of this folder, an explicit list: a file that is not named here is not read. */
import abduction from './abduction.json' with { type: 'json' }
import advertising from './advertising.json' with { type: 'json' }
import childDanger from './child-danger.json' with { type: 'json' }
import concepts from './concepts.json' with { type: 'json' }
import dangerousAdvice from './dangerous-advice.json' with { type: 'json' }
import forcedMarriage from './forced-marriage.json' with { type: 'json' }
import foundByPerpetrator from './found-by-perpetrator.json' with { type: 'json' }
import graphic from './graphic.json' with { type: 'json' }
import harmToPerpetrator from './harm-to-perpetrator.json' with { type: 'json' }
import honourThreat from './honour-threat.json' with { type: 'json' }
import hostile from './hostile.json' with { type: 'json' }
import identifyingDetails from './identifying-details.json' with { type: 'json' }
import leftBehindAbroad from './left-behind-abroad.json' with { type: 'json' }
import lockedIn from './locked-in.json' with { type: 'json' }
import offPlatformContact from './off-platform-contact.json' with { type: 'json' }
import perpetratorPosting from './perpetrator-posting.json' with { type: 'json' }
import pregnancy from './pregnancy.json' with { type: 'json' }
import recentViolence from './recent-violence.json' with { type: 'json' }
import selfHarm from './self-harm.json' with { type: 'json' }
import separationRisk from './separation-risk.json' with { type: 'json' }
import sexualViolenceRecent from './sexual-violence-recent.json' with { type: 'json' }
import sexualViolence from './sexual-violence.json' with { type: 'json' }
import stalking from './stalking.json' with { type: 'json' }
import strangulation from './strangulation.json' with { type: 'json' }
import suicidalThoughts from './suicidal-thoughts.json' with { type: 'json' }
import suicidePlan from './suicide-plan.json' with { type: 'json' }
import threatToKill from './threat-to-kill.json' with { type: 'json' }
import victimBlaming from './victim-blaming.json' with { type: 'json' }
import violenceNow from './violence-now.json' with { type: 'json' }
import weapon from './weapon.json' with { type: 'json' }

export const rules: readonly unknown[] = [
  abduction,
  advertising,
  childDanger,
  dangerousAdvice,
  forcedMarriage,
  foundByPerpetrator,
  graphic,
  harmToPerpetrator,
  honourThreat,
  hostile,
  identifyingDetails,
  leftBehindAbroad,
  lockedIn,
  offPlatformContact,
  perpetratorPosting,
  pregnancy,
  recentViolence,
  selfHarm,
  separationRisk,
  sexualViolenceRecent,
  sexualViolence,
  stalking,
  strangulation,
  suicidalThoughts,
  suicidePlan,
  threatToKill,
  victimBlaming,
  violenceNow,
  weapon,
]

export { concepts }
