import type { AddressTerms } from '../domain/addresses/parsed-address'
import { fold } from '../domain/quota/folded'
import { addressWords } from './address-words'
import { places } from './places'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words of streets, parts of houses and districts, by which no place is told from another. Folded, in the spelling that stands for all. */
const kinds: ReadonlySet<string> = new Set(
  words(`
    street road avenue boulevard drive lane place square court crescent terrace close highway parkway expressway way alley
    building block floor unit room flat shop office suite city town village region state province district county municipality governorate
    republic federation
    calle carrera avenida paseo colonia col barrio urbanizacion edificio piso apartado transversal diagonal calz calzada camino cll cra
    rue quai chemin allee immeuble etage boite postale bp cedex impasse
    strasse str weg gasse platz
    via viale piazza corso vicolo strada
    rua travessa rodovia sala andar bairro quadra lote
    ulitsa ul prospekt pr prospect prosp pereulok per shosse sh ploshchad naberezhnaya nab proezd bulvar bulv dom korpus korp stroenie
    stroyenie kv pom pomeshch komn kom et etazh liter litera zd oblast obl rayon raion gorod vul vulitsa vulytsya
    cad caddesi cd sok sokak sk mah mahallesi mh bul bulvari kat daire
    jalan lorong kampung taman
    shi qu sheng lu jie dadao zhen xian hao
    khiaban kucheh khiyaban kuy pelak vahed tabaqeh
    po pob post box
  `),
)

/** The same where it is written together with the name. */
const kindEnding = /(?<=\p{L}{3})(?:strasse|str|straat|gatan|vagen|gade|vej|veien|gasse|platz|allee)$/u

const sixDigits = /\b\d{6}\b/g
const fiveDigits = /\b\d{5}\b/g

/** Postal codes as the countries print them; those of four digits are told from numbers of houses by what stands beside them. */
const postal: ReadonlyMap<string, RegExp> = new Map([
  ...words('CN RU SG IN KZ BY UZ KG TM TJ RO VN MN AM').map((country) => [country, sixDigits] as const),
  ...words('DE FR IT ES TR MX TH MY ID KR FI EE LT HR RS UA UY PE SA PK BA ME MC EG IQ JO KW MA DZ LK NP').map(
    (country) => [country, fiveDigits] as const,
  ),
  ['IN', /\b\d{3} ?\d{3}\b/g],
  ['GB', /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/g],
  ['CA', /\b[a-z]\d[a-z] ?\d[a-z]\d\b/g],
  ['NL', /\b\d{4} ?[a-z]{2}\b/g],
  ['IE', /\b[a-z]\d[\dw] ?[a-z\d]{4}\b/g],
  ['US', /(?<=\b[a-z]{2},? +)\d{5}(?:-\d{4})?\b/g],
  ['JP', /\b\d{3}-\d{4}\b/g],
  ['PT', /\b\d{4}-\d{3}\b/g],
  ['PL', /\b\d{2}-\d{3}\b/g],
  ['BR', /\b\d{5}-\d{3}\b/g],
  ['IR', /\b\d{5}-?\d{5}\b/g],
  ...words('SE GR CZ SK').map((country) => [country, /\b\d{3} ?\d{2}\b/g] as const),
])

/** What else addresses end with for a country. Other names of places are no guide: among them are cities. */
const otherNames = new Map([
  ['US', 'usa america'],
  ['GB', 'uk england scotland wales'],
  ['AE', 'uae'],
  ['CN', 'prc'],
  ['HK', 'sar china prc'],
  ['MO', 'sar china prc'],
  ['RU', 'russian rf'],
  ['TR', 'turkey'],
  ['KR', 'south'],
  ['KP', 'north dprk'],
  ['IR', 'islamic'],
  ['CZ', 'czech'],
  ['NL', 'holland'],
])

const countryWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  places.map(({ code, alpha3 = '', name }) => [
    code,
    new Set(fold([code, alpha3, name, otherNames.get(code) ?? ''].join(' ')).match(/[\p{L}\p{M}]+/gu)),
  ]),
)
const none: ReadonlySet<string> = new Set()

/** All that is known of addresses when those of a customer are held against those of lists. */
export const addressTerms: AddressTerms = {
  words: addressWords,
  kinds,
  kindEnding,
  postal,
  countryWords: (country) => countryWords.get(country) ?? none,
}
