import type { Call } from '#moderation/alarms/send-summons.ts'
import { translator } from '../../i18n/translate.ts'

/** What a call says: that something waits and where, never about whom or what. Staff work in Dutch. */
export function wordsOf(
  call: Pick<Call, 'why' | 'count'>,
  origin: string,
): {
  title: string
  text: string
  address: string
} {
  const t = translator('nl')
  const count = Math.max(1, call.count)
  const address = `${origin}${call.why === 'test' ? '/team/alarms' : call.why === 'acute' ? '/cases' : '/team'}`
  return {
    title: call.why === 'acute' ? t('desk:call.acute', { count }) : t(`desk:call.${call.why}`),
    text: t(`desk:call.${call.why}Text`),
    address,
  }
}
