import { readFileSync } from 'node:fs'
import { DeterminationRequest, exportOf } from '../functions/http/views/export-request'
import { createDetermination, type DeterminationAnswer } from '../functions/operations/create-determination'
import type { TrackAsked } from '../functions/operations/law-for'
import { scenarios } from '../functions/regimes/scenarios/scenarios'

const folder = 'docs/stories'
const read = <T>(name: string): T => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))

type Story = { readonly story: string; readonly requests: readonly { readonly file: string; readonly label: string }[] }

/** Every track and scenario, in the order of the table's columns. */
const tracks: readonly string[] = ['enforced', 'codified', ...scenarios.map(({ id }) => id)]

/** The answer to a request file on a track, with the parameters that the stories are told with. */
export const answerTo = (file: string, track: string): DeterminationAnswer => {
  const parameters = read<Record<string, object>>('parameters')[track]
  const asked: TrackAsked = parameters === undefined ? track : { scenario: track, parameters }
  const { asOf = '' } = read<{ asOf?: string }>(file)
  const answer = createDetermination(exportOf(DeterminationRequest.parse(read(file)), asOf), asked)
  if (!answer.ok) throw new Error(`${file} on ${track}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

/** The table of the README: a row for each request, a column for each track. */
export const storiesTable = (): string => {
  const rows = read<readonly Story[]>('stories').flatMap(({ story, requests }) =>
    requests.map(({ file, label }, at) => {
      const cells = tracks.map((track) => wordFor(answerTo(file, track)))
      return `| ${at === 0 ? `**${story}**, ` : ''}[${label}](${folder}/${file}.json) | ${cells.join(' | ')} |`
    }),
  )
  return [`| | ${tracks.join(' | ')} |`, `| --- |${' --- |'.repeat(tracks.length)}`, ...rows].join('\n')
}

/** An answer in a word: what permits, by its authority; what does not, by the posture of an application. */
const wordFor = ({ outcome, licenseExceptions, reviewPolicy }: DeterminationAnswer): string => {
  switch (outcome) {
    case 'no-license-required':
      return 'free'
    case 'license-exception':
      return licenseExceptions.find(({ status }) => status === 'eligible')?.symbol ?? 'exceptions'
    case 'authorized':
      return 'VEU'
    case 'needs-review':
      return 'review'
    case 'prohibited':
      return 'prohibited'
    case 'license-required':
      return `license: ${postures[reviewPolicy?.posture ?? 'unstated']}`
  }
}

const postures: Readonly<Record<string, string>> = {
  'presumption-of-approval': 'approval presumed',
  'case-by-case': 'case by case',
  'presumption-of-denial': 'denial presumed',
  'policy-of-denial': 'denied',
  unstated: 'posture open',
}
