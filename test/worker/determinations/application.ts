import type { Laboratory, WindowFacts } from '../../../functions/domain/export'
import { anExport, chip } from '../../support/builders'

export type Words = NonNullable<Parameters<typeof anExport>[0]>

export const lab: Laboratory = {
  headquarters: 'US',
  controlledFrom: [],
  independent: true,
  representativeSample: true,
  testedIn: 'US',
  certificateOn: '2026-02-24',
  sentToBisOn: '2026-02-26',
}
export const facts: WindowFacts = {
  statesTechnicalData: true,
  usUnitsShipped: 40_000,
  supplyCertified: true,
  capacityCertified: true,
  customerChecksCertified: true,
  recipientOffersIaas: true,
  iaasPromise: true,
  remoteUsers: [],
  lab,
}

/** One H200 from the United States to a firm in China that meets all fourteen tests, with a word changed. */
export const anApplication = (change: Words = {}) =>
  anExport({
    asOf: '2026-03-02',
    to: 'CN',
    items: [chip('nvidia-h200-sxm')],
    window: facts,
    usage: { volumeWindow: { product: 'nvidia-h200-sxm', usTpp: 2_000_000, cnMoTpp: 0 } },
    ...change,
  })
