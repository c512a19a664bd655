/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'a67aab02992e2ce90315fd6e23fcfc0d6dc66a85ffbdb1d63e1f048542d6a47b'
