/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '86d1824ec729d9397c6fb9f195b4a3f5b62f908b9487edbba9b001358a9dfa8b'
