import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { version } from '../../../functions/http/version'
import { root, sourceFiles, withoutComments } from './source-files'

/** What a file imports: a path from the root of the project, or the name of a package. */
const importsOf = (path: string, text: string): readonly string[] =>
  [...withoutComments(text).matchAll(/(?:\bfrom +|\bimport\( *|^import +)['"]([^'"]+)['"]/gm)].map(([, target = '']) =>
    target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target)) : target,
  )

const strays = (folder: string, allowed: readonly string[]): readonly string[] =>
  sourceFiles(folder).flatMap(({ path, text }) =>
    importsOf(path, text)
      .filter((target) => !allowed.some((each) => target.startsWith(`${each}/`)))
      .map((target) => `${path} imports ${target}`),
  )

const functions = (...folders: readonly string[]): readonly string[] => folders.map((folder) => `functions/${folder}`)

describe('the arrows between folders', () => {
  test('domain imports nothing but itself', () => {
    expect(strays('functions/domain', functions('domain'))).toEqual([])
  })

  test('regimes imports domain and itself', () => {
    expect(strays('functions/regimes', functions('domain', 'regimes'))).toEqual([])
  })

  test('catalog imports domain and itself, and what is known of scripts from a library', () => {
    expect(strays('functions/catalog', [...functions('domain', 'catalog'), '@sindresorhus'])).toEqual([])
  })

  test('lists imports domain, catalog and itself', () => {
    expect(strays('functions/lists', functions('domain', 'catalog', 'lists'))).toEqual([])
  })

  test('operations import domain, regimes, catalog and each other, and never http', () => {
    expect(strays('functions/operations', functions('domain', 'regimes', 'catalog', 'operations', 'lists', 'store'))).toEqual([])
  })

  test('nothing but http and the entry imports http', () => {
    const importers = sourceFiles('functions').filter(({ path, text }) =>
      importsOf(path, text).some((each) => each.startsWith('functions/http/')),
    )
    expect(importers.map(({ path }) => path).filter((path) => !path.startsWith('functions/http/'))).toEqual(['functions/index.ts'])
  })

  test('the middle reads no clock, chance, network or environment', () => {
    // A digest under a key is what its input makes it; every other use of the platform's cryptography is chance.
    const impure =
      /new Date\(\)|Date\.now|Math\.random|crypto\.(?!subtle\.(?:importKey|sign|digest)\()|\bfetch\(|\bprocess\.|cloudflare:|\bperformance\./
    const files = ['domain', 'regimes', 'catalog', 'operations'].flatMap((folder) => sourceFiles(`functions/${folder}`))
    expect(files.filter(({ text }) => impure.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })
})

describe('the files of the middle', () => {
  const files = ['domain', 'regimes', 'catalog', 'operations'].flatMap((folder) => sourceFiles(`functions/${folder}`))
  const imports = new Map(files.map(({ path, text }) => [path, importsOf(path, text).map((target) => `${target}.ts`)]))

  /** The way back to a file that is on the way already, if there is one. */
  const circleFrom = (path: string, way: readonly string[], clear: Set<string>): readonly string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (clear.has(path)) return undefined
    for (const next of imports.get(path) ?? []) {
      const circle = circleFrom(next, [...way, path], clear)
      if (circle) return circle
    }
    clear.add(path)
    return undefined
  }

  test('import each other in no circle', () => {
    const clear = new Set<string>()
    expect([...imports.keys()].map((path) => circleFrom(path, [], clear)).filter((circle) => circle !== undefined)).toEqual([])
  })
})

describe('the law', () => {
  // Comments name a section to explain a word, and the published document may show how a citation looks.
  const saidIn = (text: string): string => withoutComments(text).replace(/^\s*(example|description):.*$/gm, '')

  test.each(['domain', 'operations', 'http', 'catalog'])('is not cited in %s', (folder) => {
    const citing = sourceFiles(`functions/${folder}`).filter(({ text }) => /\d FR \d|\d CFR |\bCFR part\b/.test(saidIn(text)))
    expect(citing.map(({ path }) => path)).toEqual([])
  })

  test.each(['domain', 'operations'])('has no date in %s', (folder) => {
    const dated = sourceFiles(`functions/${folder}`).filter(({ text }) => /['"`](19|20)\d{2}-\d{2}-\d{2}/.test(saidIn(text)))
    expect(dated.map(({ path }) => path)).toEqual([])
  })
})

describe('the package', () => {
  const json = <T>(path: string): T => JSON.parse(readFileSync(`${root}${path}`, 'utf8'))

  test('has the version that the service gives', () => {
    expect(version).toBe(json<{ version: string }>('package.json').version)
    expect(json<{ version: string }>('package-lock.json').version).toBe(version)
  })

  test('locks no package to an address', () => {
    const { packages } = json<{ packages: Record<string, { resolved?: string; integrity?: string }> }>('package-lock.json')
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  test('locks every package to its content', () => {
    const { packages } = json<{ packages: Record<string, { integrity?: string; link?: boolean }> }>('package-lock.json')
    const loose = Object.entries(packages).filter(([path, { integrity, link }]) => path !== '' && link !== true && integrity === undefined)
    expect(loose.map(([path]) => path)).toEqual([])
  })
})
