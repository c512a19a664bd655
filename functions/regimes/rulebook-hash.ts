/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '8346463d40a7ddaad9f7c5a1068a7c8d8de73f37ec8b90aed12b223713f4052b'
