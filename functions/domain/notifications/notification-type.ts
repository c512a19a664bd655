/** Everything that a tenant may be told by itself, in the order in which the document lists it. */
export const notificationTypes = [
  'screening.decided',
  'screening.expired',
  'customer.decided',
  'party.rematched',
  'shipment.redirected',
  'quota.threshold',
  'quota.exhausted',
  'quota.overrun',
] as const
export type NotificationType = (typeof notificationTypes)[number]

/** Sent when a tenant asks whether an endpoint hears it. Never kept among the others. */
export const testType = 'endpoint.test'

/** Shares of a ceiling at which a tenant is told, unless it chose others. The database has the same where it tells. */
export const quotaSharesDefault: readonly number[] = [0.8, 0.95]
