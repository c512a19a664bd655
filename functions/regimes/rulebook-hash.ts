/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '415ddd7cb08278f49e123e3430127805d60175b1b96b5f3a47978ee308abf9c4'
