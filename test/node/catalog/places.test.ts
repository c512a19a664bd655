import { describe, expect, test } from 'vitest'
import { answersBySpelling, findPlace, foldPlace } from '../../../functions/catalog/find-place'
import { ambiguousPlaces, places } from '../../../functions/catalog/places'
import { csvRows, testWithShared } from '../../support/shared-files'

const aliases = 'reference/country-aliases.csv'

/** The code found, the candidates of an ambiguous spelling, or `unknown`. */
const meaningOf = (given: string) => {
  const answer = findPlace(given)
  if (answer.state === 'found') return answer.place.code
  return answer.state === 'ambiguous' ? answer.candidates : answer.state
}

describe('place names against the reference table', () => {
  testWithShared('every spelling with a code means that place', aliases, (text) => {
    const rows = csvRows(text).filter(({ iso2 }) => iso2 !== '')
    expect(rows.length).toBeGreaterThan(400)
    for (const { alias = '', iso2 = '' } of rows) {
      expect(meaningOf(alias), alias).toBe(iso2)
      expect(meaningOf(alias.toUpperCase()), alias).toBe(iso2)
      expect(meaningOf(alias.toLowerCase()), alias).toBe(iso2)
    }
  })

  testWithShared('every spelling without a code is ambiguous, between the places it may mean', aliases, (text) => {
    const rows = csvRows(text).filter(({ iso2 }) => iso2 === '')
    expect(rows.length).toBeGreaterThan(20)
    const asked = new Set<string>()
    for (const { alias = '', note = '' } of rows) {
      const answer = findPlace(alias)
      expect(answer.state, alias).toBe('ambiguous')
      asked.add(foldPlace(alias))
      const named = note.match(/\b[A-Z]{2}(-[A-Z]{3})?\b/g) ?? []
      if (named.length > 0 && answer.state === 'ambiguous') expect([...answer.candidates].sort(), alias).toEqual(named.sort())
    }
    expect(new Set(ambiguousPlaces.flatMap(({ spellings }) => spellings.map(foldPlace)))).toEqual(asked)
  })

  testWithShared('every code means its place, in either case', aliases, (text) => {
    for (const { iso2 = '', iso3 = '' } of csvRows(text)) {
      for (const code of [iso2, iso3].filter((each) => each !== '')) {
        expect(meaningOf(code), code).toBe(iso2)
        expect(meaningOf(code.toLowerCase()), code).toBe(iso2)
      }
    }
  })

  testWithShared('places are those of the table, with the same alpha-3 codes', aliases, (text) => {
    const expected = new Map(csvRows(text).flatMap(({ iso2 = '', iso3 = '' }) => (iso2 === '' ? [] : [[iso2, iso3 || undefined]])))
    expect(new Map(places.map(({ code, alpha3 }) => [code, alpha3]))).toEqual(expected)
    expect(places).toHaveLength(expected.size)
  })

  testWithShared('folding gives the normalised column', aliases, (text) => {
    for (const { alias = '', normalised } of csvRows(text)) expect(foldPlace(alias), alias).toBe(normalised)
  })

  testWithShared('every place that the country groups name is found by its code', 'reference/country-groups.json', (text) => {
    const codes = new Set(text.match(/(?<=")[A-Z]{2}(-[A-Z0-9]{2,3})?(?=")/g))
    expect(codes.size).toBeGreaterThan(200)
    for (const code of codes) expect(meaningOf(code)).toBe(code)
  })
})

describe('finding a place', () => {
  test.each([
    { given: 'CN', means: 'CN', because: 'alpha-2' },
    { given: 'cn', means: 'CN', because: 'alpha-2 in lower case' },
    { given: ' CHN ', means: 'CN', because: 'alpha-3 between blanks' },
    { given: 'Китай', means: 'CN', because: 'the short i folds to its letter' },
    { given: 'TÜRKIYE', means: 'TR', because: 'accents and case fold away' },
    { given: 'Côte d’Ivoire', means: 'CI', because: 'so does the apostrophe, of either kind' },
    { given: 'ＣＮ', means: 'CN', because: 'full-width letters are the same letters' },
    { given: 'Macao', means: 'MO', because: 'another spelling of Macau' },
    { given: 'HKG', means: 'HK', because: 'Hong Kong stays Hong Kong; that it counts as China is law' },
    { given: 'PRC', means: 'CN', because: "the People's Republic" },
    { given: 'ROC', means: 'TW', because: 'the Republic of China, never CN' },
    { given: 'Republic of China', means: 'TW', because: 'never CN' },
    { given: 'ROK', means: 'KR', because: 'South Korea' },
    { given: 'RF', means: 'RU', because: 'the Russian Federation; no code is spelled so' },
    { given: 'KSA', means: 'SA', because: 'Saudi Arabia' },
    { given: 'UK', means: 'GB', because: 'the usual letters, though not the code' },
    { given: 'Georgia', means: 'GE', because: 'the country' },
    { given: 'Georgia, USA', means: 'US', because: 'the state' },
    { given: 'Niger', means: 'NE', because: 'not Nigeria' },
    { given: 'Guam', means: 'GU', because: 'that it counts as the United States is law' },
    { given: 'UA', means: 'UA', because: 'Ukraine' },
    { given: 'UA-43', means: 'UA-43', because: 'Crimea, never plain Ukraine' },
    { given: 'ua-40', means: 'UA-43', because: 'Sevastopol is read as Crimea' },
    { given: 'UA-DNR', means: 'UA-DNR', because: 'occupied' },
    { given: 'lnr', means: 'UA-LNR', because: 'occupied' },
  ])('$given is $means: $because', ({ given, means }) => {
    expect(meaningOf(given)).toBe(means)
  })

  test.each([
    { given: 'Korea', candidates: ['KR', 'KP'] },
    { given: 'congo', candidates: ['CG', 'CD'] },
    { given: 'UA-14', candidates: ['UA', 'UA-DNR'] },
    { given: 'Donbas', candidates: ['UA', 'UA-DNR', 'UA-LNR'] },
    { given: 'St. Martin', candidates: ['MF', 'SX'] },
    { given: 'REGION: KASHMIR', candidates: [] },
  ])('$given is ambiguous between $candidates', ({ given, candidates }) => {
    expect(findPlace(given)).toMatchObject({ state: 'ambiguous', candidates, because: expect.stringMatching(/\w/) })
  })

  test.each(['Chnia', 'Germny', 'Chin', 'Irann', 'Nigerr', 'XX', 'XXX', 'EL', 'UA-99', 'C N', 'C-N', '', ' ', '.', '--', '__proto__'])(
    'does not guess what %j means',
    (given) => {
      expect(findPlace(given)).toEqual({ state: 'unknown' })
    },
  )

  test('reads up to a hundred characters', () => {
    expect(meaningOf(`China${' '.repeat(95)}`)).toBe('CN')
    expect(meaningOf(`China${' '.repeat(96)}`)).toBe('unknown')
  })

  test('every candidate of an ambiguous spelling is a place', () => {
    for (const { candidates } of ambiguousPlaces) {
      for (const code of candidates) expect(meaningOf(code)).toBe(code)
    }
  })

  test('the states that broke up lead to each of their successors', () => {
    expect(meaningOf('USSR')).toHaveLength(15)
    expect(meaningOf('Yugoslavia')).toHaveLength(7)
  })
})

describe('loading place names', () => {
  const china = { code: 'CN', alpha3: 'CHN', name: 'China', aliases: ['PRC', 'P.R.C.', 'Prc'] }

  test('lets one place repeat its own spellings', () => {
    expect(answersBySpelling([china], []).get('prc')).toEqual({ state: 'found', place: china })
  })

  test.each([
    { name: 'an alias that is the code of another place', place: { code: 'TW', name: 'Taiwan', aliases: ['C.N.', 'cn'] } },
    { name: 'an alias that is the alpha-3 code of another place', place: { code: 'TW', name: 'Taiwan', aliases: ['Chn'] } },
    { name: 'an alias of another place', place: { code: 'TW', name: 'Taiwan', aliases: ['prc'] } },
    { name: 'a code given twice', place: { code: 'CN', name: 'Cathay', aliases: [] } },
    { name: 'a spelling of punctuation alone', place: { code: 'TW', name: 'Taiwan', aliases: ['--'] } },
  ])('refuses $name', ({ place }) => {
    expect(() => answersBySpelling([china, place], [])).toThrow()
  })

  test('refuses an ambiguous spelling that already means a place', () => {
    expect(() => answersBySpelling([china], [{ spellings: ['prc'], candidates: [], because: 'made up' }])).toThrow("'prc' has two meanings")
  })
})
