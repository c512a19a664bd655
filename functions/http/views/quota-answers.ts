import { problemAnswer } from '../answers'

/** What any call that needs a key may be answered. */
export const keyAnswers = {
  401: problemAnswer('No key, or one that is not known, expired or revoked'),
  403: problemAnswer('The key lacks the scope'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: problemAnswer('The database does not answer; see `Retry-After`. Nothing was allowed'),
}

/** The same for calls with a body. */
export const writeAnswers = {
  ...keyAnswers,
  400: problemAnswer('Not JSON'),
  413: problemAnswer('Too large'),
  415: problemAnswer('Not declared as JSON'),
}
