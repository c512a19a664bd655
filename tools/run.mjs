// Runs a TypeScript program of this project on Node: `node tools/run.mjs tools/generate.ts [arguments]`.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [program, ...rest] = process.argv.slice(2)
if (program === undefined) throw new Error('usage: node tools/run.mjs PROGRAM.ts [arguments]')
process.argv.splice(2, process.argv.length, ...rest)
await runnerImport(resolve(program), { configFile: false, logLevel: 'error' })
