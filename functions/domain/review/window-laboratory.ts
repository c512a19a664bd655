import type { Deal } from '../deal'
import { type Ask, claim, every, type Finding, not, type Trilean } from '../finding'
import type { IsoDate } from '../law'
import { listed, outcomeWithin } from '../place-set'
import type { WindowTerms } from './window-terms'

/** Every shipment is tested before export by a laboratory with no stake in it, and the certificate is with BIS. */
export const laboratory = (deal: Deal, { laboratory: terms }: WindowTerms, ask: Ask): Finding => {
  const condition = 'window-laboratory'
  const lab = deal.export.window?.lab
  if (lab === undefined) return ask(condition, 'unknown', 'no laboratory was given')
  const { geography } = deal.law
  const { headquarters, controlledFrom, independent, representativeSample, testedIn, certificateOn, sentToBisOn } = lab
  const controllers = typeof controlledFrom === 'string' ? [controlledFrom] : controlledFrom
  const isBarred = controllers?.map((place) => outcomeWithin(geography, place, terms.barred))
  const tests: readonly (readonly [string, Trilean])[] = [
    [
      `headquartered in ${terms.headquarters}`,
      headquarters === undefined ? 'unknown' : claim(geography.treatedAs(headquarters) === terms.headquarters),
    ],
    [`not controlled from ${listed(terms.barred)}`, isBarred === undefined ? 'unknown' : every(isBarred.map(not))],
    ['no stake in the deal', told(independent)],
    ['a representative sample', told(representativeSample)],
    [
      `tested in the customs territory of ${terms.customsTerritory.join(' and ')}`,
      testedIn === undefined ? 'unknown' : claim(terms.customsTerritory.includes(testedIn)),
    ],
    ['certified before the export', notAfter(certificateOn, deal.export.asOf)],
    ['certificate with BIS before the export', notAfter(sentToBisOn, deal.export.asOf)],
    ['certified before it was sent', certificateOn === undefined ? 'unknown' : notAfter(certificateOn, sentToBisOn ?? deal.export.asOf)],
  ]
  const outcome = every(tests.map(([, each]) => each))
  const open = tests.filter(([, each]) => each === outcome).map(([what]) => what)
  const because = {
    met: 'tested by an independent laboratory, the certificate with BIS',
    unmet: `not so: ${open.join(', ')}`,
    unknown: `not stated: ${open.join(', ')}`,
  }
  return ask(condition, outcome, because[outcome])
}

const told = (fact: boolean | undefined): Trilean => (fact === undefined ? 'unknown' : claim(fact))

const notAfter = (day: IsoDate | undefined, asOf: IsoDate): Trilean => (day === undefined ? 'unknown' : claim(day <= asOf))
