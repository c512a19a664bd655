/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '92257138910dbdf145d1395bdafe27bd43ffebf3e5f699ee1b7366a29f69171a'
