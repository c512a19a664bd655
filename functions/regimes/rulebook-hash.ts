/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'be5817842c465ebefe26c8cbe72e9f38d370af09c12db8f529c4d210c83ea506'
