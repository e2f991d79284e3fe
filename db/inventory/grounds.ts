/**
 * The legal grounds that the inventory names, with the articles of the GDPR (AVG) they stand for. They
 * are what the product was built on; the organisation that runs it confirms them in its own assessment
 * (art. 35), together with a lawyer.
 */
export const GROUNDS = {
  consent: {
    articles: '6(1)(a), 9(2)(a)',
    words:
      'The explicit consent that a member gives when she joins: keep what I write, about violence and health too. She takes it back by deleting a post or erasing everything.',
  },
  care: {
    articles: '6(1)(a) and (d), 9(2)(a) and (h)',
    words:
      'The same consent, and the vital interest of who is in danger; professionals work under their duty of secrecy (9(3)).',
  },
  moderation: {
    articles: '6(1)(c) and (f), 9(2)(a)',
    words:
      'The duty to handle notices and to give reasons (Digital Services Act, art. 16 and 17), the interest of all members in a calm place, and the consent of who wrote.',
  },
  security: {
    articles: '6(1)(f)',
    words:
      'The interest of members and staff that nobody else gets in. What stands on the device is strictly necessary for what was asked (Telecommunicatiewet, art. 11.7a).',
  },
  work: {
    articles: '6(1)(b) and (f)',
    words: 'The agreement with moderators and professionals about their work here.',
  },
  accountability: {
    articles: '5(2), 6(1)(f), 32',
    words: 'Being able to show who looked at what and who decided what.',
  },
  none: {
    articles: '–',
    words: 'Says nothing about a person (art. 4(1)).',
  },
} as const

export type Ground = keyof typeof GROUNDS

/** What no single ground can say: printed below the table. */
export const ABOUT_OTHERS =
  'Writers tell about others too, at times about a crime (art. 9, 10 and 14(5)(b)). That is kept as part of their own words, with the same last day; on which ground is for the organisation to settle in its assessment (art. 35).'
