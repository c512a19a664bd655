import type { CheckReadings } from './check'
import type { ComputeRequest, LinkedAccount, PriorUsage } from './compute-request'
import type { CustomerFacts } from './customer'

type Told = { readonly facts: CustomerFacts; readonly linked: CheckReadings['linked'] }

/** The same facts, with no share of the peak below one that real work stays under: a customer who states less is not believed. */
export const believed = ({ facts, linked }: Told, leastShare: number): Told => ({
  facts: {
    ...facts,
    compute: facts.compute?.map((each) => raised(each, leastShare)),
    priorUsage: facts.priorUsage?.map((each) => used(each, leastShare)),
    linkedAccounts: facts.linkedAccounts?.map((each) => account(each, leastShare)),
  },
  linked: linked.map((each) => account(each, leastShare)),
})

const account = (told: LinkedAccount, leastShare: number): LinkedAccount => ({
  ...told,
  compute: told.compute?.map((each) => raised(each, leastShare)),
  priorUsage: told.priorUsage?.map((each) => used(each, leastShare)),
})

const used = (usage: PriorUsage, leastShare: number): PriorUsage => ('chip' in usage ? raised(usage, leastShare) : usage)

const raised = <T extends Pick<ComputeRequest, 'utilization'>>(time: T, leastShare: number): T =>
  time.utilization === undefined || time.utilization >= leastShare ? time : { ...time, utilization: leastShare }
