/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
<<<<<<< HEAD
export const rulebookHash = '52f8dcdbabe1db365a0405d80a5ae0322376b44879e5cd97a263461946224f5b'
=======
export const rulebookHash = '4ae62ed3c4c7a351db5eb87b3fc8b13431b0b493a42a07d075ffff1f8abf2492'
>>>>>>> k-geo-own
