import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../../', import.meta.url))

export type SourceFile = { readonly path: string; readonly text: string }

/** The TypeScript files under a folder of the project, by their path from its root. */
export const sourceFiles = (folder: string): readonly SourceFile[] => {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ path: `${folder}/${name.replaceAll('\\', '/')}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') }))
  if (files.length === 0) throw new Error(`${folder} holds no source file`)
  return files
}

/** What the program says, without what is said about it: comments fall away, strings stay. */
export const withoutComments = (text: string): string =>
  text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, quoted: string | undefined) => quoted ?? '',
  )
