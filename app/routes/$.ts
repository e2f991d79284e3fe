import { refuse } from '../refuse.ts'

/** Any other address. Without this route the framework writes the path it did not know to the log. */
export function loader(): never {
  throw refuse(404)
}

export const action = loader

export default function Nowhere() {
  return null
}
