import type { Example, Examples } from '#moderation/rules/examples.ts'
import { useT } from '../../i18n/use-t.ts'

/** What a rule makes of its own examples, and whether it may read along. */
export function ExamplesList({ examples }: { examples: Examples }) {
  const t = useT()
  const line = (example: Example, right: boolean) => (
    <li key={example.text} data-example={right ? 'right' : 'wrong'}>
      “<bdi>{example.text}</bdi>”:{' '}
      {example.heard ? t('rules:examples.heard') : t('rules:examples.notHeard')},{' '}
      <strong>{right ? t('rules:examples.right') : t('rules:examples.wrong')}</strong>
    </li>
  )
  return (
    <section aria-labelledby="examples-heading">
      <h2 id="examples-heading">{t('rules:examples.heading')}</h2>
      <ul>
        {examples.fires.map((one) => line(one, one.heard))}
        {examples.silent.map((one) => line(one, !one.heard))}
      </ul>
      <p className={examples.ready ? 'muted' : 'notice'}>
        {examples.ready ? t('rules:examples.ready') : t('rules:examples.notReady')}
      </p>
    </section>
  )
}
