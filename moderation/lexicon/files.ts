/** The files of the lexicon, an explicit list: a file that is not named here is not read. */
import anyAbduction from './any/abduction.json' with { type: 'json' }
import anyAdvertising from './any/advertising.json' with { type: 'json' }
import anyChildDanger from './any/child-danger.json' with { type: 'json' }
import anyDangerousAdvice from './any/dangerous-advice.json' with { type: 'json' }
import anyForcedMarriage from './any/forced-marriage.json' with { type: 'json' }
import anyFoundByPerpetrator from './any/found-by-perpetrator.json' with { type: 'json' }
import anyGraphic from './any/graphic.json' with { type: 'json' }
import anyHarmToPerpetrator from './any/harm-to-perpetrator.json' with { type: 'json' }
import anyHonourThreat from './any/honour-threat.json' with { type: 'json' }
import anyLeftBehindAbroad from './any/left-behind-abroad.json' with { type: 'json' }
import anyLockedIn from './any/locked-in.json' with { type: 'json' }
import anyOffPlatformContact from './any/off-platform-contact.json' with { type: 'json' }
import anyPerpetratorPosting from './any/perpetrator-posting.json' with { type: 'json' }
import anyPregnancy from './any/pregnancy.json' with { type: 'json' }
import anyRecentViolence from './any/recent-violence.json' with { type: 'json' }
import anySelfHarm from './any/self-harm.json' with { type: 'json' }
import anySeparationRisk from './any/separation-risk.json' with { type: 'json' }
import anySexualViolenceRecent from './any/sexual-violence-recent.json' with { type: 'json' }
import anySexualViolence from './any/sexual-violence.json' with { type: 'json' }
import anyStalking from './any/stalking.json' with { type: 'json' }
import anyStrangulation from './any/strangulation.json' with { type: 'json' }
import anySuicidalThoughts from './any/suicidal-thoughts.json' with { type: 'json' }
import anySuicidePlan from './any/suicide-plan.json' with { type: 'json' }
import anyThreatToKill from './any/threat-to-kill.json' with { type: 'json' }
import anyTracing from './any/tracing.json' with { type: 'json' }
import anyVictimBlaming from './any/victim-blaming.json' with { type: 'json' }
import anyViolenceNow from './any/violence-now.json' with { type: 'json' }
import anyWeapon from './any/weapon.json' with { type: 'json' }
import nlAbduction from './nl/abduction.json' with { type: 'json' }
import nlAdvertising from './nl/advertising.json' with { type: 'json' }
import nlChildDanger from './nl/child-danger.json' with { type: 'json' }
import nlConcepts from './nl/concepts.json' with { type: 'json' }
import nlDangerousAdvice from './nl/dangerous-advice.json' with { type: 'json' }
import nlForcedMarriage from './nl/forced-marriage.json' with { type: 'json' }
import nlFoundByPerpetrator from './nl/found-by-perpetrator.json' with { type: 'json' }
import nlGraphic from './nl/graphic.json' with { type: 'json' }
import nlHarmToPerpetrator from './nl/harm-to-perpetrator.json' with { type: 'json' }
import nlHonourThreat from './nl/honour-threat.json' with { type: 'json' }
import nlHostile from './nl/hostile.json' with { type: 'json' }
import nlIdentifyingDetails from './nl/identifying-details.json' with { type: 'json' }
import nlLeftBehindAbroad from './nl/left-behind-abroad.json' with { type: 'json' }
import nlLockedIn from './nl/locked-in.json' with { type: 'json' }
import nlOffPlatformContact from './nl/off-platform-contact.json' with { type: 'json' }
import nlPerpetratorPosting from './nl/perpetrator-posting.json' with { type: 'json' }
import nlPregnancy from './nl/pregnancy.json' with { type: 'json' }
import nlRecentViolence from './nl/recent-violence.json' with { type: 'json' }
import nlSelfHarm from './nl/self-harm.json' with { type: 'json' }
import nlSeparationRisk from './nl/separation-risk.json' with { type: 'json' }
import nlSexualViolenceRecent from './nl/sexual-violence-recent.json' with { type: 'json' }
import nlSexualViolence from './nl/sexual-violence.json' with { type: 'json' }
import nlStalking from './nl/stalking.json' with { type: 'json' }
import nlStrangulation from './nl/strangulation.json' with { type: 'json' }
import nlSuicidalThoughts from './nl/suicidal-thoughts.json' with { type: 'json' }
import nlSuicidePlan from './nl/suicide-plan.json' with { type: 'json' }
import nlThreatToKill from './nl/threat-to-kill.json' with { type: 'json' }
import nlVictimBlaming from './nl/victim-blaming.json' with { type: 'json' }
import nlViolenceNow from './nl/violence-now.json' with { type: 'json' }
import nlWeapon from './nl/weapon.json' with { type: 'json' }
import enAbduction from './en/abduction.json' with { type: 'json' }
import enAdvertising from './en/advertising.json' with { type: 'json' }
import enChildDanger from './en/child-danger.json' with { type: 'json' }
import enConcepts from './en/concepts.json' with { type: 'json' }
import enDangerousAdvice from './en/dangerous-advice.json' with { type: 'json' }
import enForcedMarriage from './en/forced-marriage.json' with { type: 'json' }
import enFoundByPerpetrator from './en/found-by-perpetrator.json' with { type: 'json' }
import enGraphic from './en/graphic.json' with { type: 'json' }
import enHarmToPerpetrator from './en/harm-to-perpetrator.json' with { type: 'json' }
import enHonourThreat from './en/honour-threat.json' with { type: 'json' }
import enHostile from './en/hostile.json' with { type: 'json' }
import enIdentifyingDetails from './en/identifying-details.json' with { type: 'json' }
import enLeftBehindAbroad from './en/left-behind-abroad.json' with { type: 'json' }
import enLockedIn from './en/locked-in.json' with { type: 'json' }
import enOffPlatformContact from './en/off-platform-contact.json' with { type: 'json' }
import enPerpetratorPosting from './en/perpetrator-posting.json' with { type: 'json' }
import enPregnancy from './en/pregnancy.json' with { type: 'json' }
import enRecentViolence from './en/recent-violence.json' with { type: 'json' }
import enSelfHarm from './en/self-harm.json' with { type: 'json' }
import enSeparationRisk from './en/separation-risk.json' with { type: 'json' }
import enSexualViolenceRecent from './en/sexual-violence-recent.json' with { type: 'json' }
import enSexualViolence from './en/sexual-violence.json' with { type: 'json' }
import enStalking from './en/stalking.json' with { type: 'json' }
import enStrangulation from './en/strangulation.json' with { type: 'json' }
import enSuicidalThoughts from './en/suicidal-thoughts.json' with { type: 'json' }
import enSuicidePlan from './en/suicide-plan.json' with { type: 'json' }
import enThreatToKill from './en/threat-to-kill.json' with { type: 'json' }
import enVictimBlaming from './en/victim-blaming.json' with { type: 'json' }
import enViolenceNow from './en/violence-now.json' with { type: 'json' }
import enWeapon from './en/weapon.json' with { type: 'json' }
import trAbduction from './tr/abduction.json' with { type: 'json' }
import trAdvertising from './tr/advertising.json' with { type: 'json' }
import trChildDanger from './tr/child-danger.json' with { type: 'json' }
import trConcepts from './tr/concepts.json' with { type: 'json' }
import trDangerousAdvice from './tr/dangerous-advice.json' with { type: 'json' }
import trForcedMarriage from './tr/forced-marriage.json' with { type: 'json' }
import trFoundByPerpetrator from './tr/found-by-perpetrator.json' with { type: 'json' }
import trGraphic from './tr/graphic.json' with { type: 'json' }
import trHarmToPerpetrator from './tr/harm-to-perpetrator.json' with { type: 'json' }
import trHonourThreat from './tr/honour-threat.json' with { type: 'json' }
import trHostile from './tr/hostile.json' with { type: 'json' }
import trIdentifyingDetails from './tr/identifying-details.json' with { type: 'json' }
import trLeftBehindAbroad from './tr/left-behind-abroad.json' with { type: 'json' }
import trLockedIn from './tr/locked-in.json' with { type: 'json' }
import trOffPlatformContact from './tr/off-platform-contact.json' with { type: 'json' }
import trPerpetratorPosting from './tr/perpetrator-posting.json' with { type: 'json' }
import trPregnancy from './tr/pregnancy.json' with { type: 'json' }
import trRecentViolence from './tr/recent-violence.json' with { type: 'json' }
import trSelfHarm from './tr/self-harm.json' with { type: 'json' }
import trSeparationRisk from './tr/separation-risk.json' with { type: 'json' }
import trSexualViolenceRecent from './tr/sexual-violence-recent.json' with { type: 'json' }
import trSexualViolence from './tr/sexual-violence.json' with { type: 'json' }
import trStalking from './tr/stalking.json' with { type: 'json' }
import trStrangulation from './tr/strangulation.json' with { type: 'json' }
import trSuicidalThoughts from './tr/suicidal-thoughts.json' with { type: 'json' }
import trSuicidePlan from './tr/suicide-plan.json' with { type: 'json' }
import trThreatToKill from './tr/threat-to-kill.json' with { type: 'json' }
import trVictimBlaming from './tr/victim-blaming.json' with { type: 'json' }
import trViolenceNow from './tr/violence-now.json' with { type: 'json' }
import trWeapon from './tr/weapon.json' with { type: 'json' }
import arAbduction from './ar/abduction.json' with { type: 'json' }
import arAdvertising from './ar/advertising.json' with { type: 'json' }
import arChildDanger from './ar/child-danger.json' with { type: 'json' }
import arConcepts from './ar/concepts.json' with { type: 'json' }
import arDangerousAdvice from './ar/dangerous-advice.json' with { type: 'json' }
import arForcedMarriage from './ar/forced-marriage.json' with { type: 'json' }
import arFoundByPerpetrator from './ar/found-by-perpetrator.json' with { type: 'json' }
import arGraphic from './ar/graphic.json' with { type: 'json' }
import arHarmToPerpetrator from './ar/harm-to-perpetrator.json' with { type: 'json' }
import arHonourThreat from './ar/honour-threat.json' with { type: 'json' }
import arHostile from './ar/hostile.json' with { type: 'json' }
import arIdentifyingDetails from './ar/identifying-details.json' with { type: 'json' }
import arLeftBehindAbroad from './ar/left-behind-abroad.json' with { type: 'json' }
import arLockedIn from './ar/locked-in.json' with { type: 'json' }
import arOffPlatformContact from './ar/off-platform-contact.json' with { type: 'json' }
import arPerpetratorPosting from './ar/perpetrator-posting.json' with { type: 'json' }
import arPregnancy from './ar/pregnancy.json' with { type: 'json' }
import arRecentViolence from './ar/recent-violence.json' with { type: 'json' }
import arSelfHarm from './ar/self-harm.json' with { type: 'json' }
import arSeparationRisk from './ar/separation-risk.json' with { type: 'json' }
import arSexualViolenceRecent from './ar/sexual-violence-recent.json' with { type: 'json' }
import arSexualViolence from './ar/sexual-violence.json' with { type: 'json' }
import arStalking from './ar/stalking.json' with { type: 'json' }
import arStrangulation from './ar/strangulation.json' with { type: 'json' }
import arSuicidalThoughts from './ar/suicidal-thoughts.json' with { type: 'json' }
import arSuicidePlan from './ar/suicide-plan.json' with { type: 'json' }
import arThreatToKill from './ar/threat-to-kill.json' with { type: 'json' }
import arVictimBlaming from './ar/victim-blaming.json' with { type: 'json' }
import arViolenceNow from './ar/violence-now.json' with { type: 'json' }
import arWeapon from './ar/weapon.json' with { type: 'json' }
import plAbduction from './pl/abduction.json' with { type: 'json' }
import plAdvertising from './pl/advertising.json' with { type: 'json' }
import plChildDanger from './pl/child-danger.json' with { type: 'json' }
import plConcepts from './pl/concepts.json' with { type: 'json' }
import plDangerousAdvice from './pl/dangerous-advice.json' with { type: 'json' }
import plForcedMarriage from './pl/forced-marriage.json' with { type: 'json' }
import plFoundByPerpetrator from './pl/found-by-perpetrator.json' with { type: 'json' }
import plGraphic from './pl/graphic.json' with { type: 'json' }
import plHarmToPerpetrator from './pl/harm-to-perpetrator.json' with { type: 'json' }
import plHonourThreat from './pl/honour-threat.json' with { type: 'json' }
import plHostile from './pl/hostile.json' with { type: 'json' }
import plIdentifyingDetails from './pl/identifying-details.json' with { type: 'json' }
import plLeftBehindAbroad from './pl/left-behind-abroad.json' with { type: 'json' }
import plLockedIn from './pl/locked-in.json' with { type: 'json' }
import plOffPlatformContact from './pl/off-platform-contact.json' with { type: 'json' }
import plPerpetratorPosting from './pl/perpetrator-posting.json' with { type: 'json' }
import plPregnancy from './pl/pregnancy.json' with { type: 'json' }
import plRecentViolence from './pl/recent-violence.json' with { type: 'json' }
import plSelfHarm from './pl/self-harm.json' with { type: 'json' }
import plSeparationRisk from './pl/separation-risk.json' with { type: 'json' }
import plSexualViolenceRecent from './pl/sexual-violence-recent.json' with { type: 'json' }
import plSexualViolence from './pl/sexual-violence.json' with { type: 'json' }
import plStalking from './pl/stalking.json' with { type: 'json' }
import plStrangulation from './pl/strangulation.json' with { type: 'json' }
import plSuicidalThoughts from './pl/suicidal-thoughts.json' with { type: 'json' }
import plSuicidePlan from './pl/suicide-plan.json' with { type: 'json' }
import plThreatToKill from './pl/threat-to-kill.json' with { type: 'json' }
import plVictimBlaming from './pl/victim-blaming.json' with { type: 'json' }
import plViolenceNow from './pl/violence-now.json' with { type: 'json' }
import plWeapon from './pl/weapon.json' with { type: 'json' }
import ukConcepts from './uk/concepts.json' with { type: 'json' }
import type { ConceptFile } from '../triage/concepts.ts'

/** The rules, a file a language and signal. Checked where they are compiled. */
export const lexiconFiles: readonly unknown[] = [
  anyAbduction,
  anyAdvertising,
  anyChildDanger,
  anyDangerousAdvice,
  anyForcedMarriage,
  anyFoundByPerpetrator,
  anyGraphic,
  anyHarmToPerpetrator,
  anyHonourThreat,
  anyLeftBehindAbroad,
  anyLockedIn,
  anyOffPlatformContact,
  anyPerpetratorPosting,
  anyPregnancy,
  anyRecentViolence,
  anySelfHarm,
  anySeparationRisk,
  anySexualViolenceRecent,
  anySexualViolence,
  anyStalking,
  anyStrangulation,
  anySuicidalThoughts,
  anySuicidePlan,
  anyThreatToKill,
  anyTracing,
  anyVictimBlaming,
  anyViolenceNow,
  anyWeapon,
  nlAbduction,
  nlAdvertising,
  nlChildDanger,
  nlDangerousAdvice,
  nlForcedMarriage,
  nlFoundByPerpetrator,
  nlGraphic,
  nlHarmToPerpetrator,
  nlHonourThreat,
  nlHostile,
  nlIdentifyingDetails,
  nlLeftBehindAbroad,
  nlLockedIn,
  nlOffPlatformContact,
  nlPerpetratorPosting,
  nlPregnancy,
  nlRecentViolence,
  nlSelfHarm,
  nlSeparationRisk,
  nlSexualViolenceRecent,
  nlSexualViolence,
  nlStalking,
  nlStrangulation,
  nlSuicidalThoughts,
  nlSuicidePlan,
  nlThreatToKill,
  nlVictimBlaming,
  nlViolenceNow,
  nlWeapon,
  enAbduction,
  enAdvertising,
  enChildDanger,
  enDangerousAdvice,
  enForcedMarriage,
  enFoundByPerpetrator,
  enGraphic,
  enHarmToPerpetrator,
  enHonourThreat,
  enHostile,
  enIdentifyingDetails,
  enLeftBehindAbroad,
  enLockedIn,
  enOffPlatformContact,
  enPerpetratorPosting,
  enPregnancy,
  enRecentViolence,
  enSelfHarm,
  enSeparationRisk,
  enSexualViolenceRecent,
  enSexualViolence,
  enStalking,
  enStrangulation,
  enSuicidalThoughts,
  enSuicidePlan,
  enThreatToKill,
  enVictimBlaming,
  enViolenceNow,
  enWeapon,
  trAbduction,
  trAdvertising,
  trChildDanger,
  trDangerousAdvice,
  trForcedMarriage,
  trFoundByPerpetrator,
  trGraphic,
  trHarmToPerpetrator,
  trHonourThreat,
  trHostile,
  trIdentifyingDetails,
  trLeftBehindAbroad,
  trLockedIn,
  trOffPlatformContact,
  trPerpetratorPosting,
  trPregnancy,
  trRecentViolence,
  trSelfHarm,
  trSeparationRisk,
  trSexualViolenceRecent,
  trSexualViolence,
  trStalking,
  trStrangulation,
  trSuicidalThoughts,
  trSuicidePlan,
  trThreatToKill,
  trVictimBlaming,
  trViolenceNow,
  trWeapon,
  arAbduction,
  arAdvertising,
  arChildDanger,
  arDangerousAdvice,
  arForcedMarriage,
  arFoundByPerpetrator,
  arGraphic,
  arHarmToPerpetrator,
  arHonourThreat,
  arHostile,
  arIdentifyingDetails,
  arLeftBehindAbroad,
  arLockedIn,
  arOffPlatformContact,
  arPerpetratorPosting,
  arPregnancy,
  arRecentViolence,
  arSelfHarm,
  arSeparationRisk,
  arSexualViolenceRecent,
  arSexualViolence,
  arStalking,
  arStrangulation,
  arSuicidalThoughts,
  arSuicidePlan,
  arThreatToKill,
  arVictimBlaming,
  arViolenceNow,
  arWeapon,
  plAbduction,
  plAdvertising,
  plChildDanger,
  plDangerousAdvice,
  plForcedMarriage,
  plFoundByPerpetrator,
  plGraphic,
  plHarmToPerpetrator,
  plHonourThreat,
  plHostile,
  plIdentifyingDetails,
  plLeftBehindAbroad,
  plLockedIn,
  plOffPlatformContact,
  plPerpetratorPosting,
  plPregnancy,
  plRecentViolence,
  plSelfHarm,
  plSeparationRisk,
  plSexualViolenceRecent,
  plSexualViolence,
  plStalking,
  plStrangulation,
  plSuicidalThoughts,
  plSuicidePlan,
  plThreatToKill,
  plVictimBlaming,
  plViolenceNow,
  plWeapon,
]

/** The concepts, a file a language. */
export const conceptFiles = [
  nlConcepts,
  enConcepts,
  trConcepts,
  arConcepts,
  plConcepts,
  ukConcepts,
] as unknown as ConceptFile[]
