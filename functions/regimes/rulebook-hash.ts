/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'd33185b7d666917cb067537d62941ad06d3446db2f07d0319b2cbc3b1263661c'
