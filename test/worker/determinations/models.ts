import type { Export } from '../../../functions/domain/export'
import type { Item, Releasee } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport } from '../../support/builders'

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>

/** Under the printed law all of whose parts bind, and before the letter of June 2026. */
export const printedDay = '2025-08-01'

/** Unpublished weights well within the entry, with a word changed. */
export const weights = (change: Partial<Of<'modelWeights'>> = {}): Item => ({
  kind: 'modelWeights',
  quantity: 1,
  operations: '2e26',
  published: false,
  ...change,
})

/** A facility that meets the terms on security and personnel. */
export const safeIn = (country: string, change: Partial<NonNullable<Of<'modelWeights'>['storage']>> = {}) => ({
  country,
  facilityOwnerHeadquarters: 'US',
  paragraphs14_15_18: true,
  ...change,
})

/** Eight H100 for a hundred hours that train a model within the entry, with a word changed. */
export const gpuTime = (change: Partial<Of<'compute'>> = {}): Item => ({
  kind: 'compute',
  quantity: 1,
  chip: 'nvidia-h100-sxm',
  count: 8,
  hours: 100,
  workload: 'training',
  plannedOperations: '2e26',
  ...change,
})

type Deal = Partial<Omit<Export, 'parties' | 'items'>> & {
  readonly customer?: Party
  readonly provider?: Party | undefined
  readonly item?: Item
  readonly others?: Partial<Export['parties']>
}

/** GPU time sold by a firm of the United States that has its chips in some other way. */
export const access = ({ customer = aFirm('IN'), item = gpuTime(), others = {}, ...change }: Deal = {}): Export => {
  const { provider = aProvider(), ...rest } = change
  const computeProvider = 'provider' in change && change.provider === undefined ? undefined : provider
  return anExport({
    asOf: printedDay,
    activity: 'remote-access',
    items: [item],
    to: customer,
    parties: { customer, ...(computeProvider ? { computeProvider } : {}), ...others },
    ...rest,
  })
}

export const aProvider = (status: Party['computeStatus'] = 'other', country = 'US', change: Partial<Party> = {}): Party =>
  aFirm(country, { name: 'Example Cloud Inc', computeStatus: status, ...change })

/** A permanent regular employee of a firm seated in the United States. */
export const employee = (citizenship: string | readonly string[], change: Partial<Releasee> = {}): Releasee => ({
  citizenshipOrResidence: typeof citizenship === 'string' ? [citizenship] : citizenship,
  employer: { headquarters: 'US' },
  permanentRegularEmployee: true,
  ...change,
})
