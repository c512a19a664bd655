import { claim, not, type Trilean } from '../finding'
import type { Designer } from '../item'
import { daysBetween, type IsoDate } from '../law'
import type { Geography, PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'
import type { FoundryTerms } from './foundry-terms'

/** One part of a test, answered. */
export type Limb = { readonly outcome: Trilean; readonly because: string; readonly code?: string }

/** Whether a designer of circuits is approved by name, or authorized by where it is, who owns it and what it agreed to. */
export const trustedDesigner = (
  designer: Designer | undefined,
  authorized: FoundryTerms['authorized'],
  geography: Geography,
  asOf: IsoDate,
): readonly Limb[] => {
  if (designer === undefined) return [{ outcome: 'unknown', because: 'the designer was not given' }]
  if (designer.status === 'approved') return [{ outcome: 'met', because: 'an approved designer' }]
  const isIn = (place: string | undefined, set: PlaceSet): Trilean =>
    place === undefined ? 'unknown' : outcomeWithin(geography, place, set)
  return [
    {
      outcome: isIn(designer.headquarters, authorized.seats),
      because: `designer headquartered in ${designer.headquarters ?? 'a place not given'}`,
    },
    { outcome: not(isIn(designer.location, authorized.barred)), because: `located in ${designer.location ?? 'a place not given'}` },
    {
      outcome: not(isIn(designer.ultimateParentHeadquarters, authorized.barred)),
      because: `ultimate parent headquartered in ${designer.ultimateParentHeadquarters ?? 'a place not given'}`,
    },
    {
      outcome: designer.agreedToReport === undefined ? 'unknown' : claim(designer.agreedToReport),
      because: `agreement to report customers: ${designer.agreedToReport ?? 'not stated'}`,
    },
    authorizedOn(designer, authorized, asOf),
  ]
}

const authorizedOn = (
  { appliedOn }: Designer,
  { cutOver, daysFromFiling, codeOnTheDay }: FoundryTerms['authorized'],
  asOf: IsoDate,
): Limb => {
  if (asOf < cutOver) return { outcome: 'met', because: `before ${cutOver} every such firm is authorized` }
  const days = appliedOn === undefined ? undefined : daysBetween(appliedOn, asOf)
  const isFiled = days !== undefined && days >= 0 && days <= daysFromFiling
  const filed = days === undefined ? 'no application was given' : `applied ${days} days before, of ${daysFromFiling} at most`
  if (asOf === cutOver)
    return { outcome: 'unknown', because: `${cutOver} is neither before nor after the cut-over; ${filed}`, code: codeOnTheDay }
  return { outcome: claim(isFiled), because: `after ${cutOver} only a firm that applied: ${filed}` }
}
