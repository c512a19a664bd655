/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '52f8dcdbabe1db365a0405d80a5ae0322376b44879e5cd97a263461946224f5b'
