import { z } from '@hono/zod-openapi'
import type { Signals } from '../../domain/customers/signals'
import { IsoDay } from './law'
import { Place } from './place'

const amountMax = 1e15
const countMax = 100_000_000
const said = (description: string) => z.boolean().optional().openapi({ description })
const amount = (description: string) => z.number().min(0).max(amountMax).optional().openapi({ description })
const count = (description: string) => z.int().min(0).max(countMax).optional().openapi({ description })

/** What was observed of a customer, one by one. Nothing follows from what nobody looked at. */
export const SignalsRequest = z
  .strictObject({
    adverseMedia: said('Adverse media'),
    sharesManagementWithListed: said('Managers in common with somebody who is listed'),
    successorOfListed: said('The same device, domain, workload, contract or people as a listed or rejected customer'),
    addressClass: z
      .enum(['office', 'forwarder', 'virtual-office', 'residence', 'vague', 'unverifiable', 'other'])
      .optional()
      .openapi({ description: 'What stands at the address' }),
    firmsAtAddress: count('Firms known at the same address'),
    webPresence: z.enum(['established', 'thin', 'none']).optional(),
    isFreeMail: said('Writes from a free mail service'),
    businessMismatch: said('What it asks for does not fit its line of business'),
    isForwarder: said('It is a freight forwarder'),
    headcount: count('Staff'),
    annualRevenueUsd: amount('A year, in US dollars'),
    annualSpendUsd: amount('What it would spend a year, in US dollars'),
    firstAdvancedPurchaseOn: IsoDay.optional(),
    ordersBefore: count('Orders of this customer before'),
    refusesEndUse: said('It will not say what for'),
    refusesOwnership: said('It will not say who owns it'),
    evasive: said('Its answers are evasive'),
    withholdsLocation: said('It will not say from where'),
    declinesSupport: said('It declines support and training that are usual'),
    resellsUndisclosed: said('It resells and did not say so'),
    resellerProgramOnRecord: said('A foreign reseller’s own program of knowing its customers is on record'),
    downstreamUnaffirmed: said('It will not affirm that its users are not headquartered where they may not be, or is known to serve such'),
    strawSigns: said('Shared administration, a handover asked for, or a payer who is not the user'),
    structuring: said('Accounts of the same hands are each kept under a line'),
    disproportionate: said('More than its business could use'),
    claimedPowerMw: amount('Power that the site claims, in megawatts'),
    requiredPowerMw: amount('Power that the machines need, in megawatts'),
    capacityConfirmed: said('The site shows power, cooling and space for what it is to run'),
    unusualPrepayment: said('It prepays in an unusual way'),
    listPriceRatio: z.number().min(0).max(1000).optional().openapi({ description: 'What is paid, as a multiple of the list price' }),
    changedBeforeActivation: said('Payer, owner or route changed just before activation'),
    priorAbuse: said('Abuse from its accounts before'),
    ties: z
      .array(z.strictObject({ kind: z.enum(['staff', 'management', 'spin-off', 'group-history']), country: Place }))
      .max(50)
      .optional()
      .openapi({ description: 'Staff, management or group history there. Never who somebody is by descent' }),
  } satisfies Record<keyof Signals, z.ZodType>)
  .openapi('CustomerSignals', { description: 'What you observed of the customer. Left out: nobody looked, and nothing follows from it' })
