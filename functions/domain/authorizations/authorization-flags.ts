import type { AuthorizationAnswer, Outcome } from '../determination'
import { type Finding, type Flag, noteFlag, reviewFlag } from '../finding'
import type { AuthorizationCase } from './authorization-case'
import { certificationPrefix } from './certifications'

/** What an authorization leaves open, and what to know beside it. One that says nothing of its own raises no flag. */
export const authorizationFlags = (
  cases: readonly AuthorizationCase[],
  answers: readonly AuthorizationAnswer[],
  outcome: Outcome,
): readonly Flag[] =>
  cases.flatMap(({ notes }, at) => {
    const answer = answers[at]
    if (notes.length === 0 || answer === undefined) return []
    const isHeard = answer.status !== 'does-not-cover' || isUnlisted(answer)
    return [...(isHeard ? notes : []), ...(answer.status === 'needs-review' ? open(answer.findings, outcome) : [])]
  })

const isUnlisted = ({ findings }: AuthorizationAnswer): boolean =>
  findings.some(({ condition, outcome }) => condition === 'veu-listed' && outcome === 'unmet')

/** Certifications that nobody stated are one fact that is missing, not nineteen. */
const open = (findings: readonly Finding[], outcome: Outcome): readonly Flag[] => {
  const flag = outcome === 'needs-review' ? reviewFlag : noteFlag
  const unknown = findings.filter((each) => each.outcome === 'unknown')
  const unstated = unknown.filter(({ condition }) => condition.startsWith(certificationPrefix))
  const [first] = unstated
  const paragraphs = unstated.map(({ condition }) => condition.slice(certificationPrefix.length))
  return [
    ...unknown.filter((each) => !unstated.includes(each)).map(({ code = 'facts-missing', because, cite }) => flag(code, because, cite)),
    ...(first ? [flag('facts-missing', `certifications not stated: paragraphs ${paragraphs.join(', ')}`, first.cite)] : []),
  ]
}
