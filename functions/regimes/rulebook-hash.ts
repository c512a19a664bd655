/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'bd71122795f96bff3eb5fa113bb0b3e5bac3495db21869454e2c629ecc9d9a5f'
