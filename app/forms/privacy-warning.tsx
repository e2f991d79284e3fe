import { findPrivateDetails, type Finding } from '#moderation/private-details/find.ts'
import type { PrivateDetailKind } from '#moderation/vocabulary.ts'
import { useT } from '../i18n/use-t.ts'

export type Marked = {
  findings: Array<{ kind: PrivateDetailKind; text: string }>
  /** The text in pieces: what is plain and what was found. */
  pieces: Array<{ text: string; kind: PrivateDetailKind | null }>
  dangerous: boolean
  /** The triage is worried: then a professional may be let in. */
  worried: boolean
}

/** The text cut into plain and found pieces, for showing. */
export function markText(text: string, worried: boolean): Marked | null {
  const findings = findPrivateDetails(text)
  if (findings.length === 0) return null
  const pieces: Marked['pieces'] = []
  let at = 0
  for (const found of findings) {
    if (found.start > at) pieces.push({ text: text.slice(at, found.start), kind: null })
    pieces.push({ text: text.slice(found.start, found.end), kind: found.kind })
    at = found.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), kind: null })
  return {
    findings: findings.map((found: Finding) => ({ kind: found.kind, text: found.text })),
    pieces,
    dangerous: findings.some((found) => found.dangerous),
    worried,
  }
}

/** What was found, shown in the text, with what the writer can do about it. */
export function PrivacyWarning({ marked, edit }: { marked: Marked; edit: boolean }) {
  const t = useT()
  return (
    <section className="notice" data-privacy-warning aria-labelledby="privacy-heading">
      <h2 id="privacy-heading">{t('forum:privacy.heading')}</h2>
      <p>{t('forum:privacy.intro', { count: marked.findings.length })}</p>
      <ul className="found">
        {marked.findings.map((found, index) => (
          <li key={index} data-found={found.kind}>
            <span className="kind">{t(`forum:privacy.kinds.${found.kind}`)}</span>:{' '}
            <bdi>{found.text}</bdi>
          </li>
        ))}
      </ul>
      <p className="marked" dir="auto">
        {marked.pieces.map((piece, index) =>
          piece.kind === null ? piece.text : <mark key={index}>{piece.text}</mark>,
        )}
      </p>
      {marked.dangerous ? <p>{t('forum:privacy.dangerous')}</p> : null}
      <div className="buttons">
        <button type="submit" name="take" value="1" className="main">
          {t('forum:privacy.takeAway')}
        </button>
        <button type="submit" name="confirm" value="1">
          {t('forum:privacy.leaveIt')}
        </button>
        {edit ? null : marked.worried ? (
          <>
            <p>{t('forum:privacy.mayReadQuestion')}</p>
            <button type="submit" name="confirm" value="staff">
              {t('forum:privacy.mayReadYes')}
            </button>
          </>
        ) : (
          <button type="submit" name="confirm" value="staff">
            {t('forum:privacy.staffOnly')}
          </button>
        )}
      </div>
    </section>
  )
}
