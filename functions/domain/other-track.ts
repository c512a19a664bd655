import type { OtherTrack } from './determination'
import type { Concluded } from './determine'

/** The outcome of another track in a line: what decided it, where it can be named. */
export const summaryOf = ({ deal, outcome, judged, exceptions, stopped }: Concluded): OtherTrack => {
  const sources = judged.flatMap(({ asked }) => asked.flatMap(({ requirement }) => requirement.sources))
  const because = ((): string => {
    switch (outcome) {
      case 'prohibited':
        return stopped.findings.find((each) => each.outcome === 'met')?.because ?? 'a circuit that may not be dealt in'
      case 'no-license-required':
        return 'no rule of this track asks for a license'
      case 'authorized':
        return 'covered by an authorization that was given'
      case 'license-exception':
        return `license exception ${exceptions.find(({ status }) => status === 'eligible')?.symbol ?? 'for each item'}`
      case 'license-required':
        return sources[0]?.because ?? 'a license is required'
      case 'needs-review':
        return openIn(judged) ?? sources[0]?.because ?? 'a fact or a reading of the law is open'
    }
  })()
  return { track: deal.law.track, outcome, because }
}

const openIn = (judged: Concluded['judged']): string | undefined =>
  judged.flatMap(({ asked }) => asked.flatMap(({ requirement }) => requirement.findings)).find(({ outcome }) => outcome === 'unknown')
    ?.because
