import { createApp } from '../../../functions/http/app'

/** The Worker as it is deployed, at one moment: what law governs and how old a signature is must not turn on when a test runs. */
export default { fetch: createApp(() => new Date('2026-11-22T17:00:00Z')).fetch }
