/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'ad803b3c641ef9d0bf6b81f46beb3a4ee3f6284437372418495ada9f27aab969'
