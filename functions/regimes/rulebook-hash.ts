/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '4ae62ed3c4c7a351db5eb87b3fc8b13431b0b493a42a07d075ffff1f8abf2492'
