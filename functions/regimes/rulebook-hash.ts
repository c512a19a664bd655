/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '45a40cf24486a970bc315c9ec7be69fa89af4b060ff169bac31337f8ea8a4c0e'
