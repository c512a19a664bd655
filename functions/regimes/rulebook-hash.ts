/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '25eec50fee4b087a48edcbe91e8a7f44e5075ce156bd73e9b78c9d7bd24982e5'
