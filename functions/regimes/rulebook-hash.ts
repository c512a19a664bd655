/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '310018f5e0cd9387dc58665648a4fc1f74aee0abd29d3b1b27019b5b4fc870dd'
