import { textAt } from './pointed'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** States of the United States and provinces of Canada whose letters are no country's, and those whose are. */
const states = {
  plain: words('AK CT DC FL HI IA KS MI ND NH NJ NM NV NY OH OK OR RI TX UT WA WI WV WY'),
  ambiguous: words('AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA VT'),
}
const provinces = { plain: words('AB BC MB NB NS NT ON QC'), ambiguous: words('NL NU PE SK YT') }
/** Towns that are countries, and so stand alone. */
const townCountries = /^(singapore|hong kong|maca[ou]|monaco|luxembourg)$/i

/**
 * Where a parcel goes, by its parts, and where they name no country by its text: `SINGAPORE SG`, or `CHARLESTON SC, 29401`. Letters
 * that are a country's and a state's are the country's unless the parts say that it is the state: rather one question too many
 * than a parcel to Macau that is taken for one to Missouri. Undefined: no country is told.
 */
export const easyPostDestination = (detail: unknown): string | undefined => {
  const country = textAt(detail, '/destination_tracking_location/country')
  if (country !== undefined) return country
  const text = textAt(detail, '/destination_location') ?? ''
  const [, letters] = /(?:^|[\s,])([A-Z]{2})(?:[\s,]+[\d-]+)?$/.exec(text) ?? []
  if (letters === undefined) return townCountries.test(text) ? text : undefined
  const isState = textAt(detail, '/destination_tracking_location/state') === letters
  if (states.plain.has(letters) || (isState && states.ambiguous.has(letters))) return 'US'
  if (provinces.plain.has(letters) || (isState && provinces.ambiguous.has(letters))) return 'CA'
  return isState ? undefined : letters
}
