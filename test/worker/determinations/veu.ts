import type { Authorization, Evidence, Export, Usage } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import type { DeterminationAnswer } from '../../../functions/operations/create-determination'
import { aFirm, anExport, circuit, codified } from '../../support/builders'

type Words = NonNullable<Parameters<typeof anExport>[0]>
type Veu = Extract<Authorization, { kind: 'data-center-veu' }>
export type Uveu = NonNullable<Usage['uveu']>

/** All nineteen paragraphs of the supplement, with a word changed. */
export const certified = (change: Readonly<Record<string, unknown>> = {}): Evidence => ({
  kind: 'supplement-10',
  elements: { ...Object.fromEntries(Array.from({ length: 19 }, (_, at) => [String(at + 1), true])), ...change },
})

export const universal = (change: Partial<Veu> = {}): Authorization => ({
  kind: 'data-center-veu',
  class: 'universal',
  holder: 'owner',
  listedFrom: '2025-06-02',
  ...change,
})

export const national = (change: Partial<Veu> = {}): Authorization => universal({ class: 'national', country: 'MY', ...change })

/** H100s by the worked numbers of the rule: 15,824 TPP each. */
export const h100s = (quantity: number): Item => ({ ...circuit(15_824), quantity })

/** Ten thousand million TPP in all, a little of it abroad. */
export const shares = (change: Partial<Uveu> = {}): Usage => ({
  uveu: { totalTpp: 10_000_000_000, outsideATpp: 200_000_000, byCountry: { MY: 100_000_000 }, outsideUsTpp: 1_000_000_000, ...change },
})

export const dataCenter = { id: 'kulai-1', country: 'MY', newSite: false }

/** A firm from the United States in Malaysia, with nothing above it. */
export const ofUs = (change: Partial<Party> = {}): Party => aFirm('MY', { headquarters: 'US', ...change })

/** One H100 to a universal validated end-user in Malaysia, everything in order but for the words changed. */
export const toUniversal = (change: Words = {}): Export =>
  anExport({
    asOf: '2026-03-02',
    to: ofUs(),
    items: [h100s(1)],
    dataCenter,
    evidence: [certified()],
    usage: shares(),
    authorizations: [universal()],
    ...change,
  })

/** The same to a national one. */
export const toNational = (change: Words = {}): Export =>
  anExport({
    asOf: '2026-03-02',
    to: 'MY',
    items: [h100s(1)],
    dataCenter,
    evidence: [certified(), { kind: 'government-arrangement' }],
    usage: { nveu: { country: 'MY', installedTpp: 0 } },
    authorizations: [national()],
    ...change,
  })

/** Conditions of an authorization that are not met. */
export const leftOpen = ({ authorizations }: DeterminationAnswer, at = 0): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (authorizations[at]?.findings ?? []).flatMap(({ condition, outcome }) => (outcome === 'met' ? [] : [[condition, outcome]])),
  )

export const findingIn = ({ authorizations }: DeterminationAnswer, condition: string, at = 0) =>
  authorizations[at]?.findings.find((each) => each.condition === condition)

/** Whether the first authorization covers the order. What else might serve it does not matter here. */
export const statusOf = ({ authorizations }: DeterminationAnswer): string | undefined => authorizations[0]?.status

/** How the first authorization came out, and by what. */
export const cameOut = (given: Export): { status: string | undefined; by: Readonly<Record<string, string>> } => {
  const answer = codified(given)
  return { status: statusOf(answer), by: leftOpen(answer) }
}

/** The ceilings of validated end-users among the lines of the answer. */
export const linesIn = ({ allocations }: DeterminationAnswer) => allocations.filter(({ kind }) => kind === 'uveu-share' || kind === 'nveu')
