import { linesOf } from '#moderation/texts/clean.ts'

/** House rules as the administrators write them: lines that begin with a dash are a list. */
export function RulesText({ text }: { text: string }) {
  const lines = linesOf(text)
  const items = lines.filter((line) => /^[-*] /.test(line))
  const words = lines.filter((line) => !/^[-*] /.test(line))
  return (
    <div dir="auto">
      {words.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {items.length > 0 ? (
        <ul>
          {items.map((line) => (
            <li key={line}>{line.slice(2).replaceAll(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1')}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
