/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '87f019198c5820fa5f1bd8de63d43360f371f7f580ca119aa523cac4ad28bd57'
