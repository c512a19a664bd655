// The blocking function, to be deployed beside firebase-before-create.mjs. The key lies in Cloud Secret Manager:
// firebase functions:secrets:set TIERGATE_KEY

import { defineSecret, defineString } from 'firebase-functions/params'
import { beforeUserCreated, HttpsError } from 'firebase-functions/v2/identity'
import { checkNewUser } from './firebase-before-create.mjs'

const key = defineSecret('TIERGATE_KEY')
const url = defineString('TIERGATE_URL')
const onReview = defineString('TIERGATE_ON_REVIEW', { default: 'admit-limited' })

export const beforeCreate = beforeUserCreated({ secrets: [key], timeoutSeconds: 7 }, async (event) => {
  const { refused, claims } = await checkNewUser(event, { url: url.value(), key: key.value(), onReview: onReview.value() })
  if (refused !== undefined) throw new HttpsError('permission-denied', refused)
  return { customClaims: claims }
})
