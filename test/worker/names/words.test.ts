import { describe, expect, it } from 'vitest'
import { matchingWords } from '../../../functions/catalog/matching-words'
import { featureDescriptions } from '../../../functions/domain/names/features'
import { legalClassesKnown } from '../../../functions/domain/names/name-columns'

const { common, places, legalForms, formsOnlyAtEnds, simplifiedHan, links } = matchingWords

describe('words of names', () => {
  it('stand for themselves where they stand for others', () => {
    for (const stands of new Set(common.values())) expect([stands, common.get(stands)]).toEqual([stands, stands])
  })

  it('are folded', () => {
    for (const word of [...common.keys(), ...places.keys(), ...legalForms.keys(), ...links]) {
      expect(word).toBe(word.normalize('NFC').toLowerCase().trim())
    }
  })

  it('have legal forms of known classes only', () => {
    expect(new Set(legalForms.values())).toEqual(new Set(legalClassesKnown))
    for (const form of formsOnlyAtEnds) expect([form, legalForms.has(form)]).toEqual([form, true])
  })

  it('pair a traditional character with one simplified one', () => {
    for (const [from, to] of simplifiedHan) expect([...from, ...to]).toHaveLength(2)
    for (const to of simplifiedHan.values()) expect([to, simplifiedHan.get(to) ?? to]).toEqual([to, to])
  })
})

it('each feature says what it is in a sentence', () => {
  for (const description of Object.values(featureDescriptions)) expect(description).toMatch(/^[A-Z].+\.$/)
})
