/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '8811e0f7dcf6cd540ce3cc893004b5f37c3b2ff77f3fcf3c018fcf1d907fcad7'
