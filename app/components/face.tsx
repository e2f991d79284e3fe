/**
 * A drawn face for who answers here: people said that a name and a face make them feel somebody is there
 * (Radboudumc/Kadera, 111 participants). Drawn from the working name alone; no picture of anybody.
 */
export function Face({ name }: { name: string }) {
  let seed = 11
  for (const sign of name) seed = (seed * 33 + (sign.codePointAt(0) ?? 0)) % 9973
  const hair = HAIR[seed % HAIR.length]
  const smile = 2 + (seed % 3)
  return (
    <svg
      className={`face tone-${seed % 6}`}
      viewBox="0 0 40 40"
      width="40"
      height="40"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="skin" cx="20" cy="22" r="13" />
      <path className="hair" d={hair} />
      <circle cx="15.5" cy="22" r="1.4" />
      <circle cx="24.5" cy="22" r="1.4" />
      <path className="mouth" d={`M15 27 q5 ${smile} 10 0`} />
    </svg>
  )
}

const HAIR = [
  'M7 22 C6 8 34 8 33 22 C30 15 25 13 20 13 C15 13 10 15 7 22 Z',
  'M7 21 C7 7 33 7 33 21 C28 18 26 14 24 12 C20 16 13 19 7 21 Z',
  'M6 30 C4 8 36 8 34 30 C32 28 32 20 29 16 C22 18 14 17 11 15 C8 20 8 28 6 30 Z',
  'M8 19 C9 9 15 7 20 7 C25 7 31 9 32 19 C26 13 14 13 8 19 Z',
]
