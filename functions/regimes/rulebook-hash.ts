/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '33251d1873ccbdedd5a648f0e2139cbd9c8f1d13ddf20a548b2bd6df4a9dffb9'
