/** SHA-256 over law, chips and places. Generated: `npm run generate`. */
export const rulebookHash = 'cc6e519a7c4621424399a0565f5f8742829533538732b3715ed9c2569894c14f'
