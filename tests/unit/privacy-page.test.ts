/** What `/privacy` says in numbers is what the inventory says. */
import { expect, test } from 'vitest'
import { translator } from '#app/i18n/translate.ts'
import { besideTheStore } from '#db/inventory/beside-the-store.ts'

const IN_WORDS = {
  nl: ['Geen', 'Eén', 'Twee', 'Drie', 'Vier', 'Vijf', 'Zes'],
  en: ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'],
} as const

test.each(['nl', 'en'] as const)('it counts the cookies that there are (%s)', (language) => {
  const cookies = besideTheStore.filter(({ name }) => name.startsWith('cookie '))
  const said = translator(language)('standing:privacy.cookies')
  expect(said.split(',')[0]).toBe(IN_WORDS[language][cookies.length])
})
