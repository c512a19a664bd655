/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '9ddefb1f5e3c4331370db29966662c053dc60c8a62d812745de8cd1126e2b508'
