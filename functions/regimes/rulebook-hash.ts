/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'd571af5f19d1d09859f23f42a296481c1d23bda20f4791339f07ad0253303956'
