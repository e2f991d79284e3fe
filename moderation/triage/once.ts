/** Made when it is asked for first: a start need not wait for it. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
