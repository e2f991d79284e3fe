/** Texts whose level the triage gives by a rule, not by a fine balance; `intake.test.ts` checks them. */
export const TEXTS = {
  acute: 'Hij heeft vannacht mijn keel dichtgeknepen.',
  urgent: 'Mijn ex heeft een tracker onder mijn auto gehangen en volgt me overal.',
  attention: 'Wat een rotwijf ben jij, hou je bek.',
  none: 'Vandaag heb ik voor het eerst weer soep gekookt, dat was fijn.',
} as const

/** A private detail that the compose form warns about: a phone number that is nobody's. */
export const PHONE = 'Bel me op 06 12345678.'

/** A private detail that leads to a door. */
export const ADDRESS = 'Ik woon in de Lindelaan 12.'
