import { groupTable } from '../../domain/country-table'
import { geographyOn } from '../../domain/geography'
import { type BaseTrack, type Dated, governing, type IsoDate, inForce, notYetDue, type Provision } from '../../domain/law'
import type { Listings } from '../../domain/listings/list-effect'
import type { PlaceCode } from '../../domain/place'
import type { EmbargoTerms, Law } from '../../domain/rulebook'
import { affiliates } from './affiliates-rule'
import { blockedOwnership, blockedPersonPrograms } from './blocked-persons'
import { caseByCaseWindow } from './case-by-case-window'
import { computeAccess } from './compute-access'
import { countryAllocation } from './country-allocation'
import { countryGroups } from './country-groups'
import { dayRemarks } from './day-remarks'
import { destinationA, destinationB, destinationC, destinationUaeA, destinationUaeB } from './destination-requirement'
import { eccn3a090, eccn3a090c } from './eccn-3a090'
import { eccn4a090 } from './eccn-4a090'
import { eccn4e091 } from './eccn-4e091'
import { endUseControls } from './end-use-controls'
import { entityListFootnotes } from './entity-list-footnotes'
import { exceptionAcm } from './exception-acm'
import { exceptionAia } from './exception-aia'
import { claimedExceptions } from './exception-claims'
import { exceptionEnc } from './exception-enc'
import { exceptionHbm } from './exception-hbm'
import { exceptionLpp } from './exception-lpp'
import { acaInDoubt, advancedComputing } from './exception-nac-aca'
import { existingStock } from './existing-stock'
import { foundryPresumption } from './foundry-presumption'
import { generalProhibition10 } from './general-prohibition-10'
import { headquartersA, headquartersB, headquartersC } from './headquarters-requirement'
import { hostControls } from './host-controls'
import { importTariff } from './import-tariff'
import { individualNotices } from './individual-notices'
import { jurisdiction } from './jurisdiction'
import { knownLaw } from './known-law'
import { licenseApplication } from './license-application'
import { listEffects } from './list-effects'
import { nationalCeilings, nationalValidatedEndUser } from './national-validated-end-user'
import { otherControls } from './other-controls'
import { beneficialOwners, ownershipInquiry } from './ownership-inquiry'
import { part746 } from './part-746'
import { placeTreatment } from './place-treatment'
import { usProvisions } from './provisions'
import { releaseExclusion } from './release-exclusion'
import { remarks, scope } from './remarks'
import { listParagraphs, residualEntries } from './residual-entries'
import { restrictedExceptions } from './restricted-exceptions'
import { reviewPolicy } from './review-policy'
import { savingClauses } from './saving-clauses'
import { softwareAndTechnology } from './software-technology'
import { supplement5 } from './supplement-5'
import { supplement8 } from './supplement-8'
import { supplement10 } from './supplement-10'
import { trainingNotice } from './training-notice'
import { universalShares, universalValidatedEndUser } from './universal-validated-end-user'
import { unverifiedStatement } from './unverified-statement'
import { usPersons } from './us-persons'
import { validatedEndUser } from './validated-end-user'
import { veuReports, veuRequest } from './veu-reports'
import { weightsUnderAia } from './weights-exception'
import { weightsLetter } from './weights-letter'
import { weightsRequirement } from './weights-requirement'
import { zFamilies } from './z-families'

/** The map of every day: the group table and the places that take another's rows. */
export const usGroupTable = groupTable(countryGroups, placeTreatment)

const allInForce = <T>(provisions: readonly Provision<T>[], day: IsoDate, track?: BaseTrack): readonly Dated<T>[] =>
  provisions.flatMap((provision) => governing(provision, day, track) ?? [])

const embargoesOn = (day: IsoDate): ReadonlyMap<PlaceCode, Dated<EmbargoTerms>> =>
  new Map(
    Object.entries(part746).flatMap(([place, provision]) => {
      const entry = governing(provision, day)
      return entry ? [[place, entry] as const] : []
    }),
  )

const listingsOn = (day: IsoDate): Listings => ({
  effects: allInForce(listEffects, day),
  footnotes: allInForce(entityListFootnotes, day),
  footnotesHeld: entityListFootnotes.map(({ history: [{ value }] }) => value.footnote),
  programs: governing(blockedPersonPrograms, day),
  blockedOwnership: governing(blockedOwnership, day),
  affiliates: governing(affiliates, day),
  inquiry: governing(ownershipInquiry, day) ?? ownershipInquiry.history[0],
  beneficial: governing(beneficialOwners, day),
  statement: governing(unverifiedStatement, day),
})

/** The two classes stand or fall together. */
const dataCenterVeuOn = (day: IsoDate, track: BaseTrack): Law['dataCenterVeu'] => {
  const universal = governing(universalValidatedEndUser, day, track)
  const shares = governing(universalShares, day, track)
  const national = governing(nationalValidatedEndUser, day, track)
  const ceilings = governing(nationalCeilings, day, track)
  const certifications = governing(supplement10, day, track)
  const duties = governing(veuReports, day, track)
  const request = governing(veuRequest, day, track)
  return universal && shares && national && ceilings && certifications && duties && request
    ? { universal, shares, national, ceilings, certifications, duties, request }
    : undefined
}

/** A provision that is effective and does not bind yet. */
const announced = (
  provision: Provision<unknown>,
  concerns: Law['notYetDue'][number]['concerns'],
  day: IsoDate,
  track?: BaseTrack,
): Law['notYetDue'] => {
  const entry = notYetDue(provision, day, track)
  return entry ? [{ title: provision.title, entry, concerns }] : []
}

/** What the two tracks say in the same words. */
type Common = Omit<Law, keyof Parting>
/** Where they part. */
type Parting = Pick<Law, (typeof parting)[number]>

const parting = [
  'track',
  'status',
  'tiers',
  'destinations',
  'headquarters',
  'review',
  'countryAllocation',
  'advancedComputing',
  'acaInDoubt',
  'restricted',
  'claimed',
  'dataCenterVeu',
  'partnerException',
  'manufacturingException',
  'lowVolumeException',
  'otherException',
  'weightsClause',
  'weightsUnderAia',
  'compute',
  'notYetDue',
  'savings',
  'application',
] as const satisfies readonly (keyof Law)[]

/** What one track may say otherwise than the other on the same day. */
export const partingKeys: ReadonlySet<keyof Law> = new Set(parting)

const commonOn = (asOf: IsoDate): Common => ({
  home: 'US',
  asOf,
  known: knownLaw,
  geography: geographyOn(usGroupTable, asOf),
  processors: inForce(eccn3a090, asOf),
  memory: inForce(eccn3a090c, asOf),
  computers: inForce(eccn4a090, asOf),
  families: inForce(zFamilies, asOf),
  serving: inForce(softwareAndTechnology, asOf),
  residual: governing(residualEntries, asOf),
  paragraphs: listParagraphs,
  otherControls: governing(otherControls, asOf),
  embargoes: embargoesOn(asOf),
  window: governing(caseByCaseWindow, asOf),
  scope,
  remarks,
  notices: allInForce(individualNotices, asOf),
  listings: listingsOn(asOf),
  endUse: allInForce(endUseControls, asOf),
  usPersons: governing(usPersons, asOf),
  trainingNotice: governing(trainingNotice, asOf),
  taintedCircuits: governing(generalProhibition10, asOf),
  foundry: inForce(foundryPresumption, asOf),
  exempt: governing(supplement8, asOf),
  existingStock: { ...existingStock.history[0], isGiven: governing(existingStock, asOf) !== undefined },
  jurisdiction: governing(jurisdiction, asOf) ?? jurisdiction.history[0],
  memoryException: inForce(exceptionHbm, asOf),
  validatedEndUser: governing(validatedEndUser, asOf),
  weights: governing(eccn4e091, asOf),
  weightsNotice: governing(weightsLetter, asOf),
  releaseExclusion: governing(releaseExclusion, asOf),
  tariff: governing(importTariff, asOf),
  hostControls: allInForce(hostControls, asOf),
  dayRemarks: allInForce(dayRemarks, asOf),
})

const partingOn = (track: BaseTrack, asOf: IsoDate): Parting => ({
  track,
  status: statusOn(track, asOf),
  tiers: governing(supplement5, asOf, track),
  destinations: {
    a: allInForce([destinationA, destinationUaeA], asOf, track),
    b: allInForce([destinationB, destinationUaeB], asOf, track),
    c: allInForce([destinationC], asOf, track),
  },
  headquarters: {
    a: governing(headquartersA, asOf, track),
    b: governing(headquartersB, asOf, track),
    c: governing(headquartersC, asOf, track),
  },
  review: allInForce(reviewPolicy, asOf, track),
  countryAllocation: governing(countryAllocation, asOf, track),
  advancedComputing: inForce(advancedComputing, asOf, track),
  acaInDoubt: governing(acaInDoubt, asOf, track),
  restricted: governing(restrictedExceptions, asOf, track),
  claimed: allInForce(claimedExceptions, asOf, track),
  dataCenterVeu: dataCenterVeuOn(asOf, track),
  partnerException: governing(exceptionAia, asOf, track),
  manufacturingException: governing(exceptionAcm, asOf, track),
  lowVolumeException: governing(exceptionLpp, asOf, track),
  otherException: governing(exceptionEnc, asOf, track),
  savings: allInForce(savingClauses, asOf, track),
  application: governing(licenseApplication, asOf, track),
  weightsClause: governing(weightsRequirement, asOf, track),
  weightsUnderAia: governing(weightsUnderAia, asOf, track),
  compute: governing(computeAccess, asOf, track),
  notYetDue: [
    ...announced(eccn3a090c, 'c', asOf),
    ...announced(foundryPresumption, 'foundry', asOf),
    ...entityListFootnotes.flatMap((footnote) => announced(footnote, 'footnotes', asOf)),
    ...(track === 'codified' ? announced(destinationA, 'diffusion', asOf, track) : []),
    ...announced(eccn4e091, 'weights', asOf),
    ...(track === 'codified' ? announced(computeAccess, 'compute', asOf, track) : []),
  ],
})

/** The tracks part where the worldwide requirement is printed; it stands in no answer before it binds. */
const statusOn = (track: BaseTrack, asOf: IsoDate): Law['status'] => {
  if (track === 'enforced') return 'enforced'
  if (notYetDue(destinationA, asOf, track) !== undefined) return 'effective-not-due'
  return governing(destinationA, asOf, track)?.track === track ? 'codified-not-enforced' : 'enforced'
}

/** The days on which some provision begins, binds or ends. Between two of them nothing changes but the day itself. */
const changeDays: readonly IsoDate[] = [
  ...new Set(usProvisions.flatMap(({ history }) => history.flatMap(({ from, dueFrom = from }) => [from, dueFrom]))),
].sort()

/** Both tracks of each stretch; what they share is the same object in both. */
const periods = changeDays.map((day) => {
  const common = commonOn(day)
  return { day, enforced: { ...common, ...partingOn('enforced', day) }, codified: { ...common, ...partingOn('codified', day) } }
})

/** The law of a day on one of its two tracks: what BIS applied, or all that was printed. */
export const lawOfDay = (track: BaseTrack, asOf: IsoDate): Law => bothTracksOn(asOf)[track]

type BothTracks = Readonly<Record<BaseTrack, Law>>

/** Most questions are about a few days: what was put together for one serves the next that asks about it. */
const kept = new Map<IsoDate, BothTracks>()
const keptMax = 64

const bothTracksOn = (asOf: IsoDate): BothTracks => {
  const before = kept.get(asOf)
  if (before !== undefined) return before
  if (kept.size >= keptMax) kept.clear()
  const made = putTogether(asOf)
  kept.set(asOf, made)
  return made
}

const putTogether = (asOf: IsoDate): BothTracks => {
  const period = periods.findLast(({ day }) => day <= asOf)
  const geography = geographyOn(usGroupTable, asOf)
  const on = (track: BaseTrack): Law => ({ ...(period?.[track] ?? { ...commonOn(asOf), ...partingOn(track, asOf) }), asOf, geography })
  return { enforced: on('enforced'), codified: on('codified') }
}

/** The law that BIS applied on a day, as opposed to all that was printed. */
export const enforcedLaw = (asOf: IsoDate): Law => lawOfDay('enforced', asOf)

/** Whether the law has two truths on a day. */
export const hasTwoTracks = (asOf: IsoDate): boolean => governing(supplement5, asOf, 'codified') !== undefined
