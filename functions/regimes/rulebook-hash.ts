/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '4d0cffbb3c77cd02ae3949d51ef246b7706320eda4afe2efd1c90c77cc49ca21'
