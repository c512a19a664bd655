import type { Determination, LicenseException } from '../../functions/domain/determination'
import type { Export } from '../../functions/domain/export'
import type { Item, Spec } from '../../functions/domain/item'
import type { Parties, Party } from '../../functions/domain/party'
import type { PlaceCode } from '../../functions/domain/place'
import { createDetermination, type DeterminationAnswer } from '../../functions/operations/create-determination'
import { citing } from './touching'

/** The day that tests are fixed at: what the law was followed up to. */
export const today = '2026-11-22'

/** A firm that is from there and from nowhere else: located and headquartered in a place, with no parent. */
export const aFirm = (country: PlaceCode, change: Partial<Party> = {}): Party => ({
  name: 'Example Compute Ltd',
  country,
  headquarters: country,
  ultimateParents: [],
  ...change,
})

/** The same, under an ultimate parent elsewhere. */
export const aSubsidiary = (country: PlaceCode, parent: PlaceCode, change: Partial<Party> = {}): Party =>
  aFirm(country, { ultimateParents: [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: parent }], ...change })

export const chip = (id: string, quantity = 1): Item => ({ kind: 'chip', chip: id, quantity })

/** A circuit by its TPP, for data centers unless said otherwise. */
export const circuit = (tpp: number, change: Partial<Spec> = {}): Item => ({
  kind: 'chip',
  spec: { tpp, designedForDatacenter: true, ...change },
  quantity: 1,
})

type Words = Partial<Omit<Export, 'parties'>> & { readonly to?: PlaceCode | Party; readonly parties?: Partial<Parties> }

/** One H100 from the United States to a firm in Singapore today, with a word changed. */
export const anExport = ({ to = 'SG', parties, ...change }: Words = {}): Export => ({
  asOf: today,
  activity: 'export',
  exportFrom: 'US',
  items: [chip('nvidia-h100-sxm')],
  parties: { ultimateConsignee: typeof to === 'string' ? aFirm(to) : to, ...parties },
  partiesScreened: true,
  ...change,
})

/** The answer on a track, where the request is a good one. */
export const determined = (given: Export, track = 'enforced'): DeterminationAnswer => {
  const answer = createDetermination(given, track)
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return citing(answer.value)
}

export const exceptionIn = ({ licenseExceptions }: Determination, symbol: string): LicenseException => {
  const found = licenseExceptions.find((each) => each.symbol === symbol)
  if (found === undefined) throw new Error(`${symbol} is not among the exceptions answered`)
  return found
}

/** The answer on the printed law. */
export const codified = (given: Export): DeterminationAnswer => determined(given, 'codified')

/** Codes of the flags, for a test of what was said. */
export const codesIn = ({ flags }: Determination): readonly string[] => flags.map(({ code }) => code)
