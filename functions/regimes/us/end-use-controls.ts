import type { Citation, Confidence, Dated, IsoDate, Provision } from '../../domain/law'
import type { Reach } from '../../domain/listings/list-effect'
import type { PlaceSet } from '../../domain/place'
import type { EndUseControl } from '../../domain/requirements/end-use-terms'
import { chinaAndMacau, intelligencePlaces, macauOrD5 } from './place-sets'

/** The places of 744.23 by date: China, then Macau with it, then D:5. */
const widening = (provision: string, confidence: Confidence, terms: Omit<EndUseControl, 'places'>): Provision<EndUseControl>['history'] => [
  entry('2022-10-21', { provision, notice: '87 FR 62186' }, confidence, { ...terms, places: { named: ['CN'] } }),
  entry('2023-01-17', { provision, notice: '88 FR 2821' }, confidence, { ...terms, places: chinaAndMacau }),
  entry('2023-11-17', { provision, notice: '88 FR 73458' }, confidence, { ...terms, places: macauOrD5 }),
]

const entry = (from: IsoDate, cite: Citation, confidence: Confidence, value: EndUseControl): Dated<EndUseControl> => ({
  from,
  cite,
  confidence,
  value,
})

/** Items of Supplement No. 2 to part 744, as far as they are chips and computers. */
const supplement2: Reach = { entries: ['3A991', '4A994', '5A992'], advancedItems: 'met', others: 'unknown' }
const governmentParagraphs = ['740.11(b)(2)(i)', '740.11(b)(2)(ii)']

const military = (from: IsoDate, named: readonly string[]): Dated<EndUseControl> =>
  entry(from, { provision: '15 CFR 744.21' }, 'recalled', {
    code: 'military-end-use',
    concern: 'military',
    places: { named },
    reach: supplement2,
    posture: 'presumption-of-denial',
    survivors: governmentParagraphs,
  })

const allItems = (from: IsoDate, code: EndUseControl['code'], concern: EndUseControl['concern'], provision: string, places: PlaceSet) =>
  entry(from, { provision }, 'recalled', {
    code,
    concern,
    places,
    reach: { entries: 'all' },
    posture: 'presumption-of-denial',
    survivors: code === 'military-end-use' ? governmentParagraphs : [],
  })

/** End-use controls that ride on top of the others. Each turns on knowledge. */
export const endUseControls: readonly Provision<EndUseControl>[] = [
  {
    id: 'us/end-use-supercomputer',
    title: 'Supercomputer in Macau or D:5',
    history: widening('15 CFR 744.23(a)(1)', 'confirmed', {
      code: 'supercomputer',
      concern: 'supercomputer',
      reach: {
        entries: ['3A001', '3A991', '4A003', '4A004', '4A994', '5A002', '5A004', '5A992'],
        advancedItems: 'unknown',
      },
      definition: { petaflops64Min: 100, petaflops32Min: 200, cubicFeetMax: 41_600 },
      posture: 'presumption-of-denial',
      survivors: [],
    }),
  },
  {
    id: 'us/end-use-advanced-node',
    title: 'Fabrication of advanced-node circuits in Macau or D:5',
    history: widening('15 CFR 744.23(a)(2)', 'recalled', {
      code: 'advanced-node',
      concern: 'advanced-node',
      reach: { entries: 'all' },
      kindUnknown: {
        entryPattern: '^3[BCDE]',
        code: 'NODE_UNKNOWN',
        because: 'a fab whose node is not known: Category 3 items of product groups B to E may need a license',
      },
      posture: 'presumption-of-denial',
      gentler: { seats: { anyOf: ['A:5', 'A:6'], named: ['US'] }, posture: 'case-by-case' },
      survivors: [],
    }),
  },
  {
    id: 'us/end-use-equipment',
    title: 'Development or production of chip-making equipment in Macau or D:5, or by firms of there',
    history: widening('15 CFR 744.23(a)(4)', 'recalled', {
      code: 'equipment-maker',
      concern: 'equipment-maker',
      seatsToo: true,
      reach: { entries: 'listed' },
      posture: 'unstated',
      survivors: [],
    }),
  },
  {
    id: 'us/end-use-military',
    title: 'Military end uses and end users, items of Supplement No. 2',
    history: [
      military('2020-02-24', ['CN', 'VE']),
      military('2021-03-08', ['CN', 'MM', 'VE']),
      military('2021-12-09', ['CN', 'KH', 'MM', 'VE']),
      military('2024-03-15', ['CN', 'KH', 'MM', 'NI', 'VE']),
    ],
  },
  {
    id: 'us/end-use-military-all-items',
    title: 'Military end uses and end users, Belarus and Russia',
    history: [
      allItems('2022-02-24', 'military-end-use', 'military', '15 CFR 744.21', { named: ['RU'] }),
      allItems('2022-03-02', 'military-end-use', 'military', '15 CFR 744.21', { named: ['BY', 'RU'] }),
    ],
  },
  {
    id: 'us/end-use-military-intelligence',
    title: 'Military-intelligence end uses and end users',
    history: [
      allItems('2021-03-16', 'military-intelligence', 'military-intelligence', '15 CFR 744.22', {
        anyOf: ['E:1', 'E:2'],
        named: ['CN', 'MM', 'RU', 'VE'],
      }),
      allItems('2021-12-09', 'military-intelligence', 'military-intelligence', '15 CFR 744.22', {
        anyOf: ['E:1', 'E:2'],
        named: ['CN', 'KH', 'MM', 'RU', 'VE'],
      }),
      allItems('2022-03-02', 'military-intelligence', 'military-intelligence', '15 CFR 744.22', intelligencePlaces),
    ],
  },
  {
    id: 'us/end-use-wmd',
    title: 'Nuclear, missile, chemical and biological end uses',
    history: [
      entry('2020-02-24', { provision: '15 CFR part 744' }, 'recalled', {
        code: 'weapons-of-mass-destruction',
        concern: 'wmd',
        reach: { entries: 'all' },
        inDoubt: { code: 'WMD_NOT_HELD', because: 'the controls on such end uses are named here and not evaluated' },
        posture: 'unstated',
        survivors: [],
      }),
    ],
  },
]
