import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { absentMark } from './absent'

/** Ends the run with one plain line. A test whose reference file is missing is neither passed nor skipped: it is absent. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string): number => tests.filter((test) => test.result().state === state && !isAbsent(test)).length
    const absent = tests.filter(isAbsent)
    const broken = modules.filter((module) => module.errors().length > 0).length
    for (const { fullName } of absent) console.log(`absent: ${fullName}`)
    if (absent.length > 0) console.log(`${absent.length} absent`)
    const skipped = count('skipped') + count('pending')
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  }
}

const isAbsent = ({ name }: TestCase): boolean => name.includes(absentMark)
