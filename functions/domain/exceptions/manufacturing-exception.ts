import { type Deal, roleName } from '../deal'
import type { Duty } from '../determination'
import { type Ask, asker, claim, type Finding, not, type Trilean } from '../finding'
import type { Party, Role } from '../party'
import { listed, outcomeWithin } from '../place-set'
import { barredFindings } from './barred'
import { designerFinding } from './designer-condition'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, shutAlways, type Wanted } from './exception-case'
import { onList } from './listed-entries'
import type { ManufacturingTerms } from './manufacturing-terms'

/** ACM for one deal (15 CFR 740.28). It is for those who say what they want the items for; nobody is taken to claim it. */
export const manufacturingException = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { manufacturingException: terms } = deal.law
  if (terms === undefined) return []
  const ask = asker(terms)
  const { value } = terms
  const { activity, endUse, evidence } = deal.export
  const isClaimed =
    endUse?.purpose !== undefined || endUse?.trainsControlledWeights === true || evidence?.some(({ kind }) => kind === value.ledger.kind)
  if (isClaimed !== true)
    return [shutAlways(terms, 'manufacturing-purpose', `not claimed: the purpose was not given; ${value.purposes.join(', ')} are meant`)]
  const conditions = [
    ask('movement', claim(['export', 'reexport', 'transfer'].includes(activity)), `${activity}: exports, reexports and transfers`),
    purposeFinding(deal, value, asker({ cite: value.cites.scope, confidence: terms.confidence })),
    finalCustomerFinding(deal, value, asker({ cite: value.cites.scope, confidence: terms.confidence })),
    ...barredFindings(deal, value.barred, value.cites.barred, asker({ cite: value.cites.barred, confidence: terms.confidence })),
    ...privateSectorFindings(deal, value, asker({ cite: value.cites.privateSector, confidence: terms.confidence })),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return [
    answer({ symbol: value.symbol, aesCode: null }, conditions, dutiesOf(deal, value), ask, wanted, (each) => [
      onList(value.items, each.reading, ask, each.item),
      ...designerFinding(deal, each, value.designer, ask),
      ...otherPart744(each.bars, ask, each.item),
    ]),
  ]
}

/** For development, production or storage on the way to a final user, and for nothing else. */
const purposeFinding = ({ export: { endUse } }: Deal, { purposes }: ManufacturingTerms, ask: Ask): Finding => {
  const purpose = endUse?.purpose
  const condition = 'manufacturing-purpose'
  if (endUse?.trainsControlledWeights === true) return ask(condition, 'unmet', 'models are trained on the items')
  if (purpose === undefined) return ask(condition, 'unmet', `the purpose was not given; ${purposes.join(', ')} are meant`)
  return ask(condition, claim(purposes.includes(purpose)), `${purpose}; ${purposes.join(', ')} are meant`)
}

const finalCustomerFinding = ({ export: { endUse }, law: { geography } }: Deal, { barred }: ManufacturingTerms, ask: Ask): Finding => {
  const place = endUse?.finalDestination
  if (place === undefined) return ask('final-customers', 'unknown', 'where the final customers are was not given')
  return ask(
    'final-customers',
    not(outcomeWithin(geography, place, barred)),
    `final customers in ${place}; none may be in ${listed(barred)}`,
  )
}

/** Whoever receives, owns or runs the items must be run by no government but the one. */
const privateSectorFindings = ({ principals }: Deal, { government }: ManufacturingTerms, ask: Ask): readonly Finding[] =>
  principals
    .filter(({ role }) => users.has(role))
    .map((each) => {
      const { outcome, because } = privateSector(each.party, government)
      return ask('private-sector', outcome, `${roleName(each)}: ${because}`)
    })

const users: ReadonlySet<Role> = new Set(['ultimateConsignee', 'endUser', 'owner', 'operator'])

const privateSector = ({ stateControl, ultimateParents }: Party, government: string): { outcome: Trilean; because: string } => {
  const state = ultimateParents?.find(({ kind, headquarters }) => kind === 'government' && headquarters !== government)
  if (state !== undefined) return { outcome: 'unmet', because: `its ultimate parent is the government of ${state.headquarters}` }
  if (stateControl === undefined) return { outcome: 'unknown', because: 'whether a government owns or controls it was not given' }
  const isControlled = stateControl.extent !== 'none' && stateControl.government !== government
  return isControlled
    ? { outcome: 'unmet', because: `${stateControl.extent} by the government of ${stateControl.government}` }
    : { outcome: 'met', because: 'no other government owns or controls it' }
}

const dutiesOf = ({ export: { evidence = [] } }: Deal, { ledger, cites }: ManufacturingTerms): readonly Duty[] => [
  {
    code: 'acm-ledger',
    owner: 'exporter',
    when: 'after-export',
    channel: `records of each facility, updated every ${ledger.months} months`,
    met: evidence.some(({ kind }) => kind === ledger.kind),
    cite: ledger.cite,
  },
  { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: cites.records },
]
