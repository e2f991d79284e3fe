const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `work` once when the process is asked to stop, and ends it then. Ctrl+C under npm arrives twice
 * (from the terminal and from npm): the second one must not cut the work short.
 */
export function onStop(work: () => Promise<void>): void {
  let stopping = false
  function stop(): void {
    if (stopping) return
    stopping = true
    work().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of SIGNALS) process.on(signal, stop)
}
