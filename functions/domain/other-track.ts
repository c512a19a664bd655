import type { Concluded } from './conclude'
import type { OtherTrack } from './determination'

/** The outcome of another track in a line: what decided it, where it can be named. */
export const summaryOf = (concluded: Concluded): OtherTrack => ({
  track: concluded.deal.law.track,
  outcome: concluded.outcome,
  because: becauseOf(concluded),
})

const becauseOf = ({ outcome, judged, exceptions, stopped }: Concluded): string => {
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
      return sourceIn(judged) ?? 'a license is required'
    case 'needs-review':
      return openIn(judged) ?? sourceIn(judged) ?? 'a fact or a reading of the law is open'
  }
}

/** The first rule that asks for a license. */
const sourceIn = (judged: Concluded['judged']): string | undefined => {
  for (const { asked } of judged) for (const { requirement } of asked) if (requirement.sources[0]) return requirement.sources[0].because
  return undefined
}

/** The first question left open. */
const openIn = (judged: Concluded['judged']): string | undefined => {
  for (const { asked } of judged)
    for (const { requirement } of asked) {
      const open = requirement.findings.find(({ outcome }) => outcome === 'unknown')
      if (open) return open.because
    }
  return undefined
}
