/** One line of a benchmark: what was measured, and the limit or peer it stands beside. */
export type Measured = {
  what: string
  measured: number
  unit: string
  /** A peer or a pass that does less, measured in the same run. */
  beside: string
  limit: number
  /** Whether the limit is to be reached, or not to be passed. */
  atLeast: boolean
}

export type Bench = { name: string; run(): Measured[] | Promise<Measured[]> }

export function keeps({ measured, limit, atLeast }: Measured): boolean {
  return atLeast ? measured >= limit : measured <= limit
}
