import type { Designer, Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, circuit, codified, exceptionIn } from '../../support/builders'
import { classified } from './goods'

/** Words and goods for tests of the printed exceptions: the first summer on which they stand. */
export type Words = NonNullable<Parameters<typeof anExport>[0]>
export type Answer = ReturnType<typeof codified>

export const approved: Designer = { status: 'approved' }
/** Headquartered and located in Taiwan, parented in the United States, and bound to report its customers. */
export const authorized: Designer = {
  status: 'authorized',
  headquarters: 'TW',
  location: 'TW',
  ultimateParentHeadquarters: 'US',
  agreedToReport: true,
}

/** An H100 by its data sheet, 989 × 16, from an approved designer unless said otherwise. */
export const h100 = (quantity = 1, designer: Designer | undefined = approved): Item => ({ ...circuit(15_824), quantity, designer }) as Item

/** A computer of the .a level, on which no condition of designers bears. */
export const computer = (tpp = 126_592, quantity = 1): Item => ({ ...classified('4A090.a', tpp), quantity })

/** What was received under LPP in the year so far. */
export const received = (receivedTpp: number, change: object = {}): Words => ({ usage: { lpp: { year: 2025, receivedTpp, ...change } } })

/** One H100 on the first summer day of the rule, with a word changed. */
export const printed = (words: Words = {}): Answer => codified(anExport({ asOf: '2025-06-20', items: [h100()], ...words }))

/** A private firm: no government owns or controls it. */
export const aPrivateFirm = (country: string, change: Partial<Party> = {}): Party =>
  aFirm(country, { stateControl: { government: country, extent: 'none' }, ...change })

/** Made into servers by a private firm in India for customers in Singapore. */
export const manufactured = (words: Words = {}): Answer =>
  printed({ to: aPrivateFirm('IN'), endUse: { purpose: 'production', finalDestination: 'SG' }, ...words })

export const statusOf = (answer: Answer, symbol: string): string => exceptionIn(answer, symbol).status
export const conditionOf = (answer: Answer, symbol: string, condition: string): string | undefined => {
  const asked = exceptionIn(answer, symbol).findings.filter((each) => each.condition === condition)
  return (
    asked.find(({ outcome }) => outcome === 'unmet')?.outcome ??
    asked.find(({ outcome }) => outcome === 'unknown')?.outcome ??
    asked[0]?.outcome
  )
}
export const codeOf = (answer: Answer, symbol: string, condition: string): string | undefined =>
  exceptionIn(answer, symbol).findings.find((each) => each.condition === condition && each.code !== undefined)?.code
export const dutiesOf = (answer: Answer): readonly string[] => answer.duties.map(({ code }) => code)
export const effectOf = (answer: Answer, code: string): string | undefined => answer.flags.find((each) => each.code === code)?.effect
