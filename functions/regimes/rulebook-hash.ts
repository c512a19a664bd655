/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '7e5622129fee8b2285eca8d7dea5b2d486b5606db9ddeeb60e837e3028fd0353'
