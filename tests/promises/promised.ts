/** `name`: what the test is called, or a part of it that no other test of the file has. */
export type Proof = { file: string; name: string }

export type Promised = {
  /** It stays, so that people can speak of "promise 7". */
  number: number
  promise: string
  proofs: Proof[]
  /** What is not proven here, and why. */
  except?: string
}

/** A proof for each of the names, in one file under tests/. */
export function by(file: string, ...names: string[]): Proof[] {
  return names.map((name) => ({ file: `tests/${file}.test.ts`, name }))
}
