import type { ReadAssessment } from '#moderation/queue/read-item.ts'
import type { Signal } from '#moderation/vocabulary.ts'
import { SIGNALS } from '#moderation/vocabulary.ts'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'

/** The words of signals, for a line. */
export function signalsInWords(t: Translate, signals: string[]): string {
  return signals
    .filter((one): one is Signal => (SIGNALS as readonly string[]).includes(one))
    .map((one) => t(`desk:signals.${one}`))
    .join(', ')
}

function whyInWords(t: Translate, why: string): string {
  const [kind, word = ''] = why.split(':')
  if (kind === 'denied') return t('desk:item.denied', { word })
  if (kind === 'past') return t('desk:item.past', { word })
  if (kind === 'time') return t('desk:item.time', { word })
  if (kind === 'media') return t('desk:item.media')
  if (kind === 'excluded') return t('desk:item.excluded')
  if (kind === 'secret-place') return t('desk:item.secretPlace')
  return t('desk:item.hypothetical')
}

/** A text with the words that the triage stood on marked. */
export function MarkedText({ assessment }: { assessment: ReadAssessment }) {
  const pieces: Array<{ text: string; marked: boolean }> = []
  let at = 0
  for (const match of assessment.matches.toSorted((a, b) => a.start - b.start)) {
    if (match.start < at || match.end > assessment.text.length) continue
    pieces.push({ text: assessment.text.slice(at, match.start), marked: false })
    pieces.push({ text: assessment.text.slice(match.start, match.end), marked: true })
    at = match.end
  }
  pieces.push({ text: assessment.text.slice(at), marked: false })
  return (
    <p className="marked" dir="auto">
      {pieces.map((piece, index) =>
        piece.marked ? (
          <mark key={index}>{piece.text}</mark>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </p>
  )
}

/** Why a text stands here, one line a match, and what was seen but not counted. */
export function Explanation({ assessment }: { assessment: ReadAssessment }) {
  const t = useT()
  const reader = /reader:([^;]*)/.exec(assessment.because)?.[1]
  return (
    <section aria-labelledby="why-heading">
      <h2 id="why-heading">{t('desk:item.matches')}</h2>
      <ul>
        {assessment.matches.map((match, index) => (
          <li key={index}>
            <strong>{signalsInWords(t, [match.signal])}</strong>: “
            <bdi>{assessment.text.slice(match.start, match.end)}</bdi>”
            {match.note ? <span className="muted"> ({whyInWords(t, match.note)})</span> : null}{' '}
            <small className="muted">{match.rule}</small>
          </li>
        ))}
        {reader ? (
          <li>
            {t('desk:item.linear')}: <bdi>{reader}</bdi>
          </li>
        ) : null}
      </ul>
      {assessment.suppressed.length > 0 ? (
        <details className="more">
          <summary>{t('desk:item.suppressed')}</summary>
          <ul>
            {assessment.suppressed.map((match, index) => (
              <li key={index}>
                {signalsInWords(t, [match.signal])}: “
                <bdi>{assessment.text.slice(match.start, match.end)}</bdi>” (
                {whyInWords(t, match.why)})
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {assessment.danger ? (
        <p>
          {t('desk:item.danger', {
            answer: t(`desk:item.dangerAnswers.${assessment.danger}`),
          })}
        </p>
      ) : null}
    </section>
  )
}
