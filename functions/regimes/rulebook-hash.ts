/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '1315f3a04b251a19d9b241bbe5f5c75e0eb8d8e6d974638586580b1ae1ae1e13'
