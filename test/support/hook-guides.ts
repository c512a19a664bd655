import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** A guide in `docs/hooks`, by its name there. */
export const guideOf = (name: string): string => readFileSync(new URL(`../../docs/hooks/${name}`, import.meta.url), 'utf8')

/** What the overview says of a source, cell by cell. */
export const overviewRow = (source: string): readonly string[] => {
  const row = guideOf('README.md')
    .split('\n')
    .find((line) => line.startsWith('|') && line.includes(`](${source}.md)`))
  return (
    row
      ?.split('|')
      .slice(1)
      .map((cell) => cell.trim()) ?? []
  )
}

/** Every link of a guide leads to a file that is there, and to a section that it has. */
export const expectLinksLead = (name: string): void => {
  for (const [, path = '', section] of guideOf(name).matchAll(/\]\(([^)#\s]+)(?:#([^)]+))?\)/g)) {
    if (/^https?:/.test(path)) continue
    expect(existsSync(new URL(`../../docs/hooks/${path}`, import.meta.url)), `${name}: ${path}`).toBe(true)
    if (section !== undefined && path.endsWith('.md')) {
      const titles = [...guideOf(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'))
      expect(titles, `${name}: ${path}`).toContain(section)
    }
  }
}
