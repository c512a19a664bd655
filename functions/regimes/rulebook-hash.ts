/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = '164344fb7c66f96fc1d653e1c07e21dddc6f894e0cca6a73789ad5a9161febe1'
