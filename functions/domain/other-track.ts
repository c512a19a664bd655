import type { Concluded } from './conclude'
import type { OtherTrack } from './determination'

/** The outcome of another track in a line: what decided it, where it can be named. */
export const summaryOf = (concluded: Concluded): OtherTrack => ({
  track: concluded.deal.law.track,
  outcome: concluded.outcome,
  because: becauseOf(concluded),
})

const becauseOf = (concluded: Concluded): string => {
  const { outcome, judged, exceptions, stopped } = concluded
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
      return openIn(judged) ?? openToLift(concluded) ?? sourceIn(judged) ?? 'a fact or a reading of the law is open'
  }
}

/** The first rule that asks for a license. */
const sourceIn = (judged: Concluded['judged']): string | undefined => {
  for (const { asked } of judged) for (const { requirement } of asked) if (requirement.sources[0]) return requirement.sources[0].because
  return undefined
}

/** The first condition left open of an authorization or exception that might lift the license. */
const openToLift = ({ authorizations, exceptions }: Concluded): string | undefined => {
  const conditions = [
    ...authorizations.flatMap((each) => each.conditions),
    ...exceptions.flatMap(({ status, findings }) => (status === 'needs-review' ? findings : [])),
  ]
  return conditions.find(({ outcome }) => outcome === 'unknown')?.because
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
