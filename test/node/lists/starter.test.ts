import { describe, expect, test } from 'vitest'
import { entryExceptions, entryScope } from '../../../functions/domain/listings/entry-columns'
import { entryFootnotes } from '../../../functions/domain/listings/entry-footnotes'
import { entryPolicy } from '../../../functions/domain/listings/entry-policy'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { nativeNames, withNativeNames } from '../../../functions/lists/starter/native-names'
import { coreOf } from '../../../functions/lists/starter/party-core'
import { starterParties } from '../../../functions/lists/starter/starter-parties'
import { snapshotRows, testWithList } from './list-files'

/** A row of the reference snapshot of the Consolidated Screening List. */
type ConsolidatedRow = {
  readonly row_id: string
  readonly list: string
  readonly type: string | null
  readonly name: string
  readonly alt_names: readonly string[]
  readonly countries: readonly string[]
  readonly programs: string | null
  readonly license_requirement: string | null
  readonly license_policy: string | null
  readonly federal_register_notice: string | null
}

const testWithConsolidatedList = (name: string, check: (rows: readonly ConsolidatedRow[]) => void): void =>
  testWithList(name, 'csl-2026-07-31.jsonl.gz', () => check(snapshotRows() as readonly ConsolidatedRow[]))

const parties = starterParties()
const chip = { isEar99: false } as const

/** Footnotes that come with rules on goods made abroad. */
const footnotesIn = ({ license_requirement: scope }: ConsolidatedRow): readonly number[] =>
  (entryFootnotes(scope ?? '', ['734.9']) ?? []).filter((number) => number !== 2)

const squeezed = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ')

/** An entry as the same reader reads it: what it reaches, how it is reviewed, which exceptions are left. */
const reading = (scope: string | null | undefined, policy: string | null | undefined, exceptions?: string): string => {
  const licenseScope = squeezed(scope ?? null)
  const { posture, alternatives = [] } = entryPolicy(chip, policy ? { policy: squeezed(policy) } : {})
  const others = alternatives.map((each) => each.posture).sort()
  const isLeft = entryExceptions({ exceptions, licenseScope }) !== undefined
  return [entryScope(chip, { licenseScope }).outcome, posture, ...others, isLeft ? 'an exception is left' : 'no exception is left'].join(
    ' ',
  )
}

/** What a row says otherwise than we do; nothing where it agrees. */
const disagreement = (party: ListedParty, row: ConsolidatedRow): readonly string[] => {
  const [notice = ''] = party.notices ?? []
  const tags = squeezed(row.programs).split('; ')
  const isEntityList = party.list === 'EL'
  return [
    [...row.countries].sort().join() === [...party.countries].sort().join() ? '' : `countries ${row.countries}`,
    squeezed(row.federal_register_notice).includes(notice) ? '' : `notices ${row.federal_register_notice}`,
    footnotesIn(row).join() === (party.footnotes ?? []).join() ? '' : `footnotes ${footnotesIn(row)}`,
    (party.programs ?? []).every((tag) => tags.includes(tag)) ? '' : `programs ${row.programs}`,
    !isEntityList || reading(row.license_requirement, row.license_policy) === reading(party.licenseScope, party.policy, party.exceptions)
      ? ''
      : `terms ${row.license_requirement} ${row.license_policy}`,
  ].filter((each) => each !== '')
}

describe('the starter list against the list itself', () => {
  testWithConsolidatedList(
    'every party is on its list, under its name, with its countries, notice, footnotes, programs and policy',
    (rows) => {
      const byCore = new Map<string, ConsolidatedRow[]>()
      for (const row of rows) {
        for (const core of new Set([row.name, ...row.alt_names].map((name) => `${row.list} ${coreOf(name)}`)))
          byCore.set(core, [...(byCore.get(core) ?? []), row])
      }
      const wrong = parties.flatMap((party) => {
        const found = byCore.get(`${party.list} ${coreOf(party.name)}`) ?? []
        const said = found.map((row) => disagreement(party, row))
        return said.some((each) => each.length === 0)
          ? []
          : [`${party.id}: ${said.map((each) => each.join(', ')).join(' | ') || 'not listed'}`]
      })
      expect(wrong).toEqual([])
    },
  )

  testWithConsolidatedList('an alias of ours is the name of no other party of the list, unless the list itself says so', (rows) => {
    const named = new Set(rows.map(({ list, name }) => `${list} ${coreOf(name)}`))
    const own = new Set(rows.flatMap(({ list, name, alt_names }) => alt_names.map((alias) => `${list} ${coreOf(name)} = ${coreOf(alias)}`)))
    const wrong = parties.flatMap(({ list, name, aliases }) =>
      aliases
        .filter((alias) => coreOf(alias) !== coreOf(name) && named.has(`${list} ${coreOf(alias)}`))
        .filter((alias) => !own.has(`${list} ${coreOf(name)} = ${coreOf(alias)}`))
        .map((alias) => `${list} ${name}: ${alias}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the starter list', () => {
  test('has at least 250 parties, of each list that a person asks for first', () => {
    const count = (list: string): number => parties.filter((each) => each.list === list).length
    expect(parties.length).toBeGreaterThanOrEqual(250)
    expect(['EL', 'SDN', 'CMIC', 'MEU', 'UVL'].map(count).every((each) => each > 0)).toBe(true)
  })

  test('calls every entry by an id of its own that names its list', () => {
    const ids = parties.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(parties.filter(({ id, list }) => !/^[A-Z]+-starter-[a-z0-9-]+$/.test(id) || !id.startsWith(`${list}-`))).toEqual([])
  })

  test('dates entries in the order and in the year of their notices', () => {
    const dated = parties.flatMap(({ notices: [notice] = [], from }) => {
      const [, volume, page] = /^(\d+) FR (\d+)$/.exec(notice ?? '') ?? []
      return volume === undefined || from === undefined ? [] : [{ volume: Number(volume), page: Number(page), from }]
    })
    // Volume 1 of the Federal Register is that of 1936.
    expect(dated.filter(({ volume, from }) => Number(from.slice(0, 4)) !== 1935 + volume)).toEqual([])
    const inOrder = dated.sort((one, other) => one.volume - other.volume || one.page - other.page).map(({ from }) => from)
    expect(inOrder).toEqual([...inOrder].sort())
    expect(dated.length).toBeGreaterThan(250)
  })
})

describe('native names against the list', () => {
  testWithConsolidatedList('every row of the table names a party that some list has', (rows) => {
    const entries = rows.map(({ row_id: id, list, type, name, alt_names: aliases, countries }): ListedParty => {
      const kind = type === null || type === 'Entity' ? 'entity' : type === 'Individual' ? 'person' : 'vessel'
      return { id, list, kind, name, aliases, countries }
    })
    const added = new Set(withNativeNames(entries).flatMap(({ aliases }, at) => aliases.slice(entries[at]?.aliases.length)))
    expect(nativeNames().filter(({ names }) => !names.every((name) => added.has(name)))).toEqual([])
  })
})
