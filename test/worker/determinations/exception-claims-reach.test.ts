import { describe, expect, test } from 'vitest'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, chip, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA } from './goods'

touching('us/exception-tmp', 'us/exception-rpl', 'us/exception-gov', 'us/list-el', 'us/list-meu', 'us/list-uvl')

type Words = Parameters<typeof anExport>[0]
type Elements = Readonly<Record<string, unknown>>

/** Everything that each paragraph asks. */
const whole: Readonly<Record<string, Elements>> = {
  TMP: { paragraph: '740.9(a)(6)', forInspectionTestCalibrationOrRepair: true, returnsAfterward: true },
  RPL: { paragraph: '740.10', lawfulOriginal: true, oneForOne: true, noEnhancement: true },
  GOV: { paragraph: '740.11(b)(2)(ii)', forUnitedStatesGovernment: true },
}
const sent = (symbol: string, elements: Elements = {}, change: Words = {}) =>
  determined(
    anExport({
      asOf: '2026-03-02',
      to: 'VN',
      items: [dataCenterA],
      evidence: [{ kind: `${symbol.toLowerCase()}-claim`, elements }],
      ...change,
    }),
  )
const outcomes = { eligible: 'license-exception', ineligible: 'license-required', 'needs-review': 'needs-review' }

// They lift what 742.6 and 744.23(a)(3) ask, to D:1, D:4 and D:5 and to firms of D:5. Part 746, the Entity List, letters and
// known end uses ask for more. The Military End User List and 744.21 leave GOV 740.11(b)(2)(i) and (ii) alone. A party on
// the Unverified List suspends them all.
describe('where a whole claim reaches', () => {
  const on = (list: string, change: Partial<Listing> = {}): readonly Listing[] => [{ list, confirmed: true, ...change }]
  const military: Words = { to: 'CN', endUse: { concerns: [{ kind: 'military', knowledge: true }] } }
  const letter: Words = { to: 'CN', items: [chip('nvidia-h20')], parties: { exporter: aFirm('US', { name: 'NVIDIA Corporation' }) } }
  const rows: readonly { change: Words; statuses: readonly string[]; because: string }[] = [
    { change: { to: 'CN' }, statuses: ['eligible', 'eligible', 'eligible'], because: 'D:5' },
    { change: { to: aSubsidiary('SG', 'CN') }, statuses: ['eligible', 'eligible', 'eligible'], because: 'a firm of D:5 elsewhere' },
    { change: { to: 'RU' }, statuses: ['ineligible', 'ineligible', 'ineligible'], because: 'part 746' },
    { change: { to: 'IR' }, statuses: ['ineligible', 'ineligible', 'ineligible'], because: 'part 746' },
    { change: { endUse: { finalDestination: 'SY' } }, statuses: ['ineligible', 'ineligible', 'ineligible'], because: 'on to Syria' },
    {
      change: { to: aFirm('VN', { listings: on('EL') }) },
      statuses: ['ineligible', 'ineligible', 'ineligible'],
      because: 'the Entity List',
    },
    {
      change: { parties: { intermediateConsignees: [aFirm('SG', { listings: on('EL') })] } },
      statuses: ['ineligible', 'ineligible', 'ineligible'],
      because: 'an intermediate consignee on the Entity List',
    },
    {
      change: { to: aFirm('VN', { listings: on('EL', { exceptions: 'RPL for civil aircraft parts' }) }) },
      statuses: ['needs-review', 'needs-review', 'needs-review'],
      because: 'an entry that speaks of exceptions',
    },
    {
      change: { to: aFirm('VN', { listings: on('EL', { confirmed: false }) }) },
      statuses: ['needs-review', 'needs-review', 'needs-review'],
      because: 'an unconfirmed match with the Entity List',
    },
    { change: { to: aFirm('CN', { listings: on('MEU') }) }, statuses: ['ineligible', 'ineligible', 'eligible'], because: 'MEU: GOV alone' },
    { change: military, statuses: ['ineligible', 'ineligible', 'eligible'], because: '744.21: GOV alone' },
    {
      change: { endUse: { concerns: [{ kind: 'military-intelligence', knowledge: true, place: 'CN' }] } },
      statuses: ['ineligible', 'ineligible', 'ineligible'],
      because: '744.22',
    },
    { change: letter, statuses: ['ineligible', 'ineligible', 'ineligible'], because: 'the addressee of a letter' },
    {
      change: { to: aFirm('VN', { listings: on('UVL') }) },
      statuses: ['ineligible', 'ineligible', 'ineligible'],
      because: 'the Unverified List',
    },
    {
      change: { to: aFirm('VN', { listings: on('UVL', { to: '2026-03-01' }) }) },
      statuses: ['eligible', 'eligible', 'eligible'],
      because: 'off the Unverified List since the day before',
    },
  ]

  test.each(rows)('TMP, RPL, GOV are $statuses: $because', ({ change, statuses }) => {
    const answers = ['TMP', 'RPL', 'GOV'].map((symbol) => ({ symbol, answer: sent(symbol, whole[symbol], change) }))
    expect(answers.map(({ symbol, answer }) => exceptionIn(answer, symbol).status)).toEqual(statuses)
    expect(answers.map(({ answer }) => answer.outcome === 'license-exception')).toEqual(statuses.map((each) => each === 'eligible'))
  })

  test.each([
    { paragraph: '740.11(b)(2)(i)', status: 'eligible' },
    { paragraph: '740.11(b)(2)(ii)', status: 'eligible' },
    { paragraph: '740.11(b)(2)(iii)', status: 'ineligible' },
    { paragraph: '740.11(b)(1)', status: 'ineligible' },
  ])('to a listed military end user GOV under $paragraph is $status', ({ paragraph, status }) => {
    const answer = sent('GOV', { ...whole['GOV'], paragraph }, { to: aFirm('CN', { listings: on('MEU') }) })
    expect([exceptionIn(answer, 'GOV').status, answer.outcome]).toEqual([status, outcomes[status as keyof typeof outcomes]])
  })
})
