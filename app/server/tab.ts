/** What somebody chose for how pages behave in this browser until it is closed; public/leave.js reads it. */
export const TAB_CHOICES = ['replace', 'no-key', 'no-away'] as const
export type TabChoice = (typeof TAB_CHOICES)[number]

/** As it stands in the cookie and in `data-tab`: in one order, so that pages can be kept by it. */
export function tabOf(chosen: readonly TabChoice[]): string {
  return TAB_CHOICES.filter((choice) => chosen.includes(choice)).join(' ')
}

/** What a cookie says; anything else in it is nothing. */
export function choicesIn(cookie: string | undefined): TabChoice[] {
  const words = (cookie ?? '').split(' ')
  return TAB_CHOICES.filter((choice) => words.includes(choice))
}
