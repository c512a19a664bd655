import type { Item } from '../../../functions/domain/item'
import { anExport, codified, determined } from '../../support/builders'

export type Words = NonNullable<Parameters<typeof anExport>[0]>

/** The day on which the Diffusion Rule came to bind on the track that has it. */
export const due = '2025-05-15'

/** An H100 by the round figure of the worked numbers, from an approved designer. */
export const h100 = (quantity = 1): Item => ({
  kind: 'chip',
  spec: { tpp: 15_824, dieAreaMm2: 814, designedForDatacenter: true },
  designer: { status: 'approved' },
  quantity,
})

/** Nothing of the year's amount is left, so that no small order goes without a license. */
export const usedUp = (asOf: string) => ({ year: Number(asOf.slice(0, 4)), receivedTpp: 26_900_000 })

/** One such chip a month after the rule came to bind, with the year's amount used up and a word changed. */
export const aPrinted = ({ asOf = '2025-06-20', usage, ...change }: Words = {}) =>
  anExport({ asOf, items: [h100()], usage: { lpp: usedUp(asOf), ...usage }, ...change })

export const printed = (words: Words = {}) => codified(aPrinted(words))
export const enforced = (words: Words = {}) => determined(aPrinted(words))

type Answer = ReturnType<typeof codified>

/** What asks for the license, each by its code and notice. */
export const askedBy = ({ licenseRequirements }: Answer): readonly string[] =>
  licenseRequirements.map(({ code, cite }) => `${code} ${cite.provision} ${cite.notice}`)

export const alternativesIn = ({ reviewPolicy }: Answer): readonly string[] =>
  (reviewPolicy?.alternatives ?? []).map(({ code, posture }) => `${code} ${posture}`)
