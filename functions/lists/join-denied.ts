import { foldedName } from './folded-name'
import type { Draft } from './row'

/**
 * Joins the authority's own file of denied persons to the same orders of the consolidated list, which has no dates and
 * addresses everywhere: the same name, with a notice or a country in common. What is not there already stands for itself.
 */
export const joinDenied = (listed: readonly Draft[], own: readonly Draft[]): readonly Draft[] => {
  const byName = new Map<string, Draft[]>()
  for (const draft of listed) byName.set(foldedName(draft.printed), [...(byName.get(foldedName(draft.printed)) ?? []), draft])
  const joined = new Map<Draft, Draft>()
  const alone: Draft[] = []
  for (const draft of own) {
    const same = byName.get(foldedName(draft.printed)) ?? []
    const free = same.filter((other) => !joined.has(other))
    const found = free.find((other) => isOneOrder(other, draft)) ?? free.find((other) => isOnePlace(other, draft))
    if (found) joined.set(found, united(found, draft))
    else if (!same.some((other) => isTold(joined.get(other), draft))) alone.push(draft)
  }
  return [...listed.map((draft) => joined.get(draft) ?? draft), ...alone]
}

const isOneOrder = (one: Draft, other: Draft): boolean =>
  (one.notices ?? []).some((notice) => other.notices?.includes(notice)) && !isElsewhere(one, other)

const isOnePlace = (one: Draft, other: Draft): boolean =>
  one.notices === undefined && one.countries.some((country) => other.countries.includes(country))

const isElsewhere = (one: Draft, other: Draft): boolean =>
  one.countries.length > 0 && other.countries.length > 0 && !one.countries.some((country) => other.countries.includes(country))

/** The same row once more. */
const isTold = (joined: Draft | undefined, { from, to, addresses }: Draft): boolean =>
  joined !== undefined &&
  joined.from === from &&
  joined.to === to &&
  (joined.addresses ?? []).some(({ text }) => text === addresses?.[0]?.text)

/** What the consolidated list says stays; the file adds what is missing. */
const united = (listed: Draft, own: Draft): Draft => {
  const known = new Set((listed.addresses ?? []).map(({ text }) => foldedName(text)))
  const addresses = [...(listed.addresses ?? []), ...(own.addresses ?? []).filter(({ text }) => !known.has(foldedName(text)))]
  return {
    ...listed,
    countries: listed.countries.length > 0 ? listed.countries : own.countries,
    addresses: addresses.length === 0 ? undefined : addresses,
    notices: [...new Set([...(listed.notices ?? []), ...(own.notices ?? [])])],
    from: listed.from ?? own.from,
    to: listed.to ?? own.to,
    remarks: [listed.remarks, own.remarks].filter((said) => said !== undefined).join('; ') || undefined,
  }
}
