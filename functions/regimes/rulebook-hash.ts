/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '4196b490c5412700ec0fcf7fad726f3daefc9dba310261e9637be1ac6abfa7dd'
