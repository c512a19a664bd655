import type { RedFlag } from '../domain/screening/red-flags'
import { redFlagsOfSignals, type Signal } from '../regimes/us/red-flags'

/** The red flags that an exporter's observations are. */
export const signalFlags = (noticed: readonly string[]): readonly RedFlag[] =>
  noticed.map((name) => {
    const { code, severity, basis, because, cite } = redFlagsOfSignals[name as Signal]
    return { code, severity, basis, because, cite }
  })
